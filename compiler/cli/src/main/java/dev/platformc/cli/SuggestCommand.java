package dev.platformc.cli;

import dev.platformc.cli.PlatformOptions.Format;
import dev.platformc.cli.report.SuggestJson;
import dev.platformc.cli.report.SuggestText;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import dev.platformc.solver.suggest.Suggesting;
import dev.platformc.solver.suggest.Suggestion;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/// `platformc suggest`: cheaper ways to share cards, each compiled before it is offered.
final class SuggestCommand implements Command {
    private final Terminal terminal;

    SuggestCommand(Terminal terminal) {
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
            run.report(options, terminal, "nothing is suggested", terminal.out());
            return ExitCode.REFUSED;
        }
        var given = new Compilation.Given(options.parameters(), options.lock(), null);
        List<Suggestion> suggestions;
        try (var _ = Progress.watch(terminal)) {
            suggestions = Suggesting.all(run.sources(), given, Budget.USUAL, plan);
        }
        if (options.format() == Format.JSON) {
            terminal.out().print(SuggestJson.lines(suggestions));
        } else {
            terminal.out()
                    .print(SuggestText.of(suggestions, run.sources(), options.theme(terminal)));
        }
        return ExitCode.DONE;
    }
}
