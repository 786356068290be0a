package dev.platformc.cli;

import dev.platformc.cli.report.MemoryReport;
import dev.platformc.cli.report.Summary;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/// `platformc check`: everything but writing.
final class CheckCommand implements Command {
    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Options options() {
        return PlatformOptions.options();
    }

    @Override
    public int run(CommandLine line) {
        var options = PlatformOptions.of(line);
        var run = Run.of(options, terminal);
        run.report(options, terminal, "", terminal.out());
        var plan = run.plan();
        if (plan == null) {
            return ExitCode.REFUSED;
        }
        if (options.format() == PlatformOptions.Format.TEXT) {
            MemoryReport.lines(plan.platform()).forEach(terminal.out()::println);
            Summary.lines(plan).forEach(terminal.out()::println);
        }
        return ExitCode.DONE;
    }
}
