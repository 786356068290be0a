package dev.platformc.cli;

import dev.platformc.cli.report.MemoryReport;
import dev.platformc.cli.report.Summary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "check",
        header = "Check a platform, size its models and prove that it can be placed.",
        description = {
            "",
            "Reads the .platform files of a directory, checks them, works out the memory of each"
                    + " endpoint, and places everything, without writing anything.",
            ""
        },
        footer = {
            "",
            "Ends with 0 when all is well and with 1 when something is wrong or impossible.",
            "",
            "  platformc check examples/quickstart",
            "  platformc check -P env=prod platform/"
        })
final class CheckCommand implements Callable<Integer> {
    @Mixin Options options = new Options();
    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
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
