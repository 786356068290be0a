package dev.platformc.cli;

import dev.platformc.cli.PlatformOptions.Format;
import dev.platformc.cli.report.CostJson;
import dev.platformc.cli.report.CostText;
import dev.platformc.solver.cost.Billing;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/// `platformc cost`: what the machines cost, what of it is of use, and who pays it.
final class CostCommand implements Command {
    private final Terminal terminal;

    CostCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Options options() {
        return PlatformOptions.options().addOption(PlatformOptions.replanOption());
    }

    @Override
    public int run(CommandLine line) {
        var options = PlatformOptions.textOrJson(line);
        var run = Run.of(options, terminal);
        var plan = run.plan();
        if (plan == null) {
            run.report(options, terminal, "nothing is added up", terminal.out());
            return ExitCode.REFUSED;
        }
        var bill = Billing.of(plan, run.sources());
        terminal.out()
                .print(
                        options.format() == Format.JSON
                                ? CostJson.lines(bill)
                                : CostText.of(bill, run.sources()));
        return ExitCode.DONE;
    }
}
