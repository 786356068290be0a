package dev.platformc.cli;

import com.beust.jcommander.ParametersDelegate;
import dev.platformc.cli.report.MemoryReport;
import dev.platformc.cli.report.Summary;

/// `platformc check`: everything but writing.
final class CheckCommand implements Command {
    @ParametersDelegate Options options = new Options();
    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int run() {
        var run = Run.of(options, terminal);
        run.report(options, terminal, "", terminal.out());
        var plan = run.plan();
        if (plan == null) {
            return ExitCode.REFUSED;
        }
        if (options.format == Options.Format.TEXT) {
            MemoryReport.lines(plan.platform()).forEach(terminal.out()::println);
            Summary.lines(plan).forEach(terminal.out()::println);
        }
        return ExitCode.DONE;
    }
}
