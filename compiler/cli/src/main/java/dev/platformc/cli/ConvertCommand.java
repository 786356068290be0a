package dev.platformc.cli;

import dev.platformc.cli.files.TextFile;
import dev.platformc.cli.files.UserError;
import dev.platformc.core.Frontend;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Platform;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.convert.Conversion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// `platformc convert`: declarations for Kubernetes objects that others wrote.
final class ConvertCommand implements Command {
    private final Terminal terminal;

    ConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder("C").longOpt("dir").hasArg().get())
                .addOption(Option.builder("P").longOpt("param").hasArg().get())
                .addOption(Option.builder().longOpt("newest").get())
                .addOption(Option.builder().longOpt("config").hasArg().get())
                .addOption(PlatformOptions.colorOption());
    }

    @Override
    public int run(CommandLine line) {
        if (line.getArgList().isEmpty()) {
            throw new UserError("name the files to convert; more: platformc help convert");
        }
        var files = new ArrayList<Source>();
        for (var word : line.getArgList()) {
            var path = Path.of(word);
            var shown = path.normalize().toString().replace('\\', '/');
            files.add(new Source(shown, TextFile.read(path)));
        }
        var options =
                PlatformOptions.of(line, PlatformOptions.folder(line.getOptionValue("C", ".")));
        var wish =
                new Conversion.Wish(
                        line.hasOption("C") ? platform(options) : null,
                        line.hasOption("newest"),
                        line.getOptionValue("config"));
        var converted = Conversion.of(files, wish);
        var text = converted.value();
        new Run(SourceSet.of(files), null, List.of(), converted.diagnostics())
                .report(
                        options,
                        terminal,
                        text == null ? "nothing is converted" : "",
                        terminal.out());
        if (text == null) {
            return ExitCode.REFUSED;
        }
        terminal.out().print(text);
        return ExitCode.DONE;
    }

    /// The platform that they go to, as it is understood: it need not have room.
    private static Platform platform(PlatformOptions options) {
        var read = options.folder().read();
        var understood =
                read.gate()
                        .then(sources -> Frontend.understand(sources, options.parameters()))
                        .gate();
        var value = understood.value();
        var platform = value == null ? null : value.platform();
        if (platform == null) {
            var why = understood.diagnostics().stream().filter(Diagnostic::isError).findFirst();
            throw new UserError(
                    "the platform of -C cannot be understood: "
                            + why.map(Diagnostic::headline).orElse("`platformc check` says why"));
        }
        return platform;
    }
}
