package dev.platformc.cli;

import com.beust.jcommander.Parameter;
import dev.platformc.cli.Terminal.ColorChoice;
import dev.platformc.cli.files.SourceFolder;
import dev.platformc.cli.render.Report;
import dev.platformc.cli.render.Theme;
import dev.platformc.cli.render.UnifiedDiff;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.format.Formatter;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import java.util.ArrayList;
import java.util.List;

/// `platformc fmt`: the canonical format. A file that does not parse is left alone.
final class FmtCommand implements Command {
    @Parameter(description = "DIR ...")
    List<String> directories = new ArrayList<>();

    @Parameter(names = "--check")
    boolean check;

    @Parameter(names = "--diff")
    boolean diff;

    @Parameter(names = "--color")
    ColorChoice color = ColorChoice.AUTO;

    private final Terminal terminal;
    private final List<Source> sources = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    FmtCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int run() {
        int changes = 0;
        for (var folder : Options.folders(directories, List.of("--check", "--diff", "--color"))) {
            var read = folder.read();
            diagnostics.addAll(read.diagnostics());
            if (read.value() != null) {
                for (var source : read.value().sources()) {
                    sources.add(source);
                    changes += format(source) ? 1 : 0;
                }
            }
        }
        var theme = terminal.colours(color) ? Theme.COLOUR : Theme.PLAIN;
        terminal.err().print(Report.text(diagnostics, SourceSet.of(sources), theme));
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            terminal.err().print("\n" + Report.summary(diagnostics, "these files stay as they are"));
            return ExitCode.REFUSED;
        }
        return check && changes > 0 ? ExitCode.CHANGES : ExitCode.DONE;
    }

    /// @return whether the file is not in the canonical format
    private boolean format(Source source) {
        var formatted = Formatter.format(source);
        var text = formatted.value();
        if (text == null) {
            diagnostics.addAll(formatted.diagnostics());
            return false;
        }
        if (text.equals(source.text())) {
            return false;
        }
        if (diff) {
            var theme = terminal.colours(color) ? Theme.COLOUR : Theme.PLAIN;
            terminal.out().print(UnifiedDiff.of(source.path(), source.text(), text, theme));
        } else {
            terminal.out().println(source.path());
        }
        if (!check && !diff) {
            SourceFolder.write(source.path(), text);
        }
        return true;
    }
}
