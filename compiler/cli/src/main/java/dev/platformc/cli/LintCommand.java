package dev.platformc.cli;

import dev.platformc.cli.files.UserError;
import dev.platformc.core.Lint;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Severity;
import java.util.ArrayList;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// `platformc lint`: the advice of a check and more of it, without the rest; of files of Kubernetes
/// objects, what a reviewer says.
final class LintCommand implements Command {
    private final Terminal terminal;

    LintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Options options() {
        return PlatformOptions.options()
                .addOption(Option.builder("C").longOpt("dir").hasArg().get());
    }

    @Override
    public int run(CommandLine line) {
        if (!line.getArgList().isEmpty()
                && line.getArgList().stream().allMatch(ReviewedFiles::isOne)) {
            return ReviewedFiles.run(line, terminal);
        }
        if (line.hasOption("C")) {
            throw new UserError(
                    "-C names the platform that a YAML file would go to: name the file");
        }
        var options = PlatformOptions.of(line);
        var checked = Run.of(options, terminal);
        if (checked.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            checked.only(Diagnostic::isError)
                    .report(options, terminal, "no advice while there are errors", terminal.out());
            return ExitCode.REFUSED;
        }
        var advised = checked.only(d -> d.severity() == Severity.ADVICE);
        var all = new ArrayList<>(advised.diagnostics());
        all.addAll(Lint.find(checked.sources(), options.parameters()));
        all.sort(Diagnostic.ORDER);
        advised.saying(all).report(options, terminal, "", terminal.out());
        return all.isEmpty() ? ExitCode.DONE : ExitCode.CHANGES;
    }
}
