package dev.platformc.cli;

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
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// `platformc fmt`: the canonical format. A file that does not parse is left alone.
final class FmtCommand implements Command {
    private final Terminal terminal;

    FmtCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder().longOpt("check").get())
                .addOption(Option.builder().longOpt("diff").get())
                .addOption(PlatformOptions.colorOption());
    }

    @Override
    public int run(CommandLine line) {
        var theme = PlatformOptions.theme(terminal, line);
        var run = new Formatting(line.hasOption("check"), line.hasOption("diff"), theme);
        var words = line.getArgList().isEmpty() ? List.of(".") : line.getArgList();
        words.stream().map(PlatformOptions::folder).forEach(run::folder);
        return run.end();
    }

    /// One run over all directories.
    private final class Formatting {
        private final boolean check;
        private final boolean diff;
        private final Theme theme;
        private final List<Source> sources = new ArrayList<>();
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private int changes;

        Formatting(boolean check, boolean diff, Theme theme) {
            this.check = check;
            this.diff = diff;
            this.theme = theme;
        }

        /// The directory and those below it; a name of a directory without any is a slip.
        void folder(SourceFolder folder) {
            var folders = folder.below();
            (folders.isEmpty() ? List.of(folder) : folders).forEach(this::one);
        }

        private void one(SourceFolder folder) {
            var read = folder.readOwn();
            diagnostics.addAll(read.diagnostics());
            if (read.value() != null) {
                read.value().sources().forEach(this::file);
            }
        }

        private void file(Source source) {
            sources.add(source);
            var formatted = Formatter.format(source);
            var text = formatted.value();
            if (text == null) {
                diagnostics.addAll(formatted.diagnostics());
            } else if (!text.equals(source.text())) {
                changes++;
                change(source, text);
            }
        }

        private void change(Source source, String text) {
            if (diff) {
                terminal.out().print(UnifiedDiff.of(source.path(), source.text(), text, theme));
            } else {
                terminal.out().println(source.path());
            }
            if (!check && !diff) {
                SourceFolder.write(source.path(), text);
            }
        }

        /// @return the exit status
        int end() {
            terminal.err().print(Report.text(diagnostics, SourceSet.of(sources), theme));
            if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
                var outcome = "these files stay as they are";
                terminal.err().print("\n" + Report.summary(diagnostics, outcome));
                return ExitCode.REFUSED;
            }
            return check && changes > 0 ? ExitCode.CHANGES : ExitCode.DONE;
        }
    }
}
