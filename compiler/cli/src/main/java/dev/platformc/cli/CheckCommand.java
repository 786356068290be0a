package dev.platformc.cli;

import dev.platformc.cli.files.UserError;
import dev.platformc.cli.report.MemoryReport;
import dev.platformc.cli.report.Replans;
import dev.platformc.cli.report.Summary;
import dev.platformc.cli.report.Waived;
import dev.platformc.core.rule.Day;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/// `platformc check`: everything but writing.
final class CheckCommand implements Command {
    private final Terminal terminal;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Options options() {
        return PlatformOptions.withMoves()
                .addOption(Option.builder().longOpt("as-of").hasArg().get());
    }

    @Override
    public int run(CommandLine line) {
        var options = PlatformOptions.of(line);
        var run = Run.of(options, terminal, day(line.getOptionValue("as-of")));
        run.report(options, terminal, "", terminal.out());
        var plan = run.plan();
        if (plan == null) {
            return ExitCode.REFUSED;
        }
        if (options.format().isForPeople()) {
            MemoryReport.lines(plan.platform()).forEach(terminal.out()::println);
            Summary.lines(plan).forEach(terminal.out()::println);
            Replans.lines(plan).forEach(terminal.out()::println);
            Waived.lines(run.waivers()).forEach(terminal.out()::println);
        }
        return ExitCode.DONE;
    }

    private static @Nullable Day day(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Day.parse(word)
                .orElseThrow(() ->
                        new UserError(
                                "--as-of takes a day such as 2027-03-31 and was given `"
                                        + word
                                        + "`"));
    }
}
