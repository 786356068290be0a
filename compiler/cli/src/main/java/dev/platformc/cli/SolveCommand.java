package dev.platformc.cli;

import dev.platformc.cli.files.UserError;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/// `platformc solve`: instances of the solver's problems from files, for whoever measures it.
final class SolveCommand implements Command {
    private final Terminal terminal;

    SolveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What is solved. Each takes its own of the options.
    private enum Problem {
        MIG("gpu", "demand", "running", "max-moves", "move-price", "frontier", "budget"),
        GANGS("nodes", "gangs", "budget"),
        GENERATE("seed", "gpu", "size", "count", "load", "output");

        private final Set<String> options;

        Problem(String... options) {
            this.options = Set.of(options);
        }

        static Problem of(CommandLine line) {
            return switch (line.getArgList()) {
                case List<String> words when words.equals(List.of("mig")) -> MIG;
                case List<String> words when words.equals(List.of("gangs")) -> GANGS;
                case List<String> words
                        when words.size() == 2 && words.getFirst().equals("generate") ->
                        GENERATE;
                default ->
                        throw new UserError(
                                "solve takes mig, gangs, generate mig or generate gangs;"
                                        + " more: platformc help solve");
            };
        }
    }

    @Override
    public Options options() {
        return new Options()
                .addOption(Option.builder().longOpt("gpu").hasArg().get())
                .addOption(Option.builder().longOpt("demand").hasArg().get())
                .addOption(Option.builder().longOpt("running").hasArg().get())
                .addOption(Option.builder().longOpt("max-moves").hasArg().get())
                .addOption(Option.builder().longOpt("move-price").hasArg().get())
                .addOption(Option.builder().longOpt("frontier").get())
                .addOption(Option.builder().longOpt("nodes").hasArg().get())
                .addOption(Option.builder().longOpt("gangs").hasArg().get())
                .addOption(Option.builder().longOpt("budget").hasArg().get())
                .addOption(Option.builder().longOpt("seed").hasArg().get())
                .addOption(Option.builder().longOpt("size").hasArg().get())
                .addOption(Option.builder().longOpt("count").hasArg().get())
                .addOption(Option.builder().longOpt("load").hasArg().get())
                .addOption(Option.builder("o").longOpt("output").hasArg().get());
    }

    @Override
    public int run(CommandLine line) {
        var problem = Problem.of(line);
        for (var option : line.getOptions()) {
            if (!problem.options.contains(option.getLongOpt())) {
                throw new UserError(
                        "--" + option.getLongOpt() + " says nothing to solve " + line.getArgs()[0]);
            }
        }
        return switch (problem) {
            case MIG -> SolveMig.run(line, terminal);
            case GANGS -> SolveGangs.run(line, terminal);
            case GENERATE -> SolveGenerate.run(line, terminal);
        };
    }

    /// @throws UserError when it is not there
    static String needed(CommandLine line, String option) {
        var value = line.getOptionValue(option);
        if (value == null) {
            throw new UserError(
                    "solve "
                            + line.getArgs()[0]
                            + " needs --"
                            + option
                            + "; more: platformc help solve");
        }
        return value;
    }

    /// A whole number of at least `least`.
    ///
    /// @throws UserError when it is none
    static long number(CommandLine line, String option, long least, long usual) {
        var value = line.getOptionValue(option);
        if (value == null) {
            return usual;
        }
        if (!value.matches("[0-9]{1,15}") || Long.parseLong(value) < least) {
            throw new UserError(
                    "--"
                            + option
                            + " takes a whole number of at least "
                            + least
                            + " and was given `"
                            + value
                            + "`");
        }
        return Long.parseLong(value);
    }
}
