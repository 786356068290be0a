package dev.platformc.cli;

import dev.platformc.cli.files.UserError;
import dev.platformc.hardware.quantity.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/// The commands by name. Only the one that is asked for is made and read: that keeps starts fast.
final class CommandTable {
    private static final Map<String, Function<Terminal, Command>> COMMANDS = commands();

    private CommandTable() {}

    private static Map<String, Function<Terminal, Command>> commands() {
        var commands = new LinkedHashMap<String, Function<Terminal, Command>>();
        commands.put("check", CheckCommand::new);
        commands.put("compile", CompileCommand::new);
        commands.put("test", TestCommand::new);
        commands.put("fmt", FmtCommand::new);
        commands.put("fix", FixCommand::new);
        commands.put("lint", LintCommand::new);
        commands.put("convert", ConvertCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("solve", SolveCommand::new);
        commands.put("suggest", SuggestCommand::new);
        commands.put("cost", CostCommand::new);
        commands.put("version", VersionCommand::new);
        commands.put("completion", CompletionCommand::new);
        commands.put("help", HelpCommand::new);
        return commands;
    }

    static List<String> names() {
        return List.copyOf(COMMANDS.keySet());
    }

    /// Runs a command.
    ///
    /// @return the exit status
    /// @throws UserError when the command line is wrong
    static int run(Terminal terminal, String name, List<String> arguments) {
        var command = make(terminal, name);
        var parser = DefaultParser.builder().setAllowPartialMatching(false).get();
        try {
            return command.run(parser.parse(command.options(), arguments.toArray(String[]::new)));
        } catch (UnrecognizedOptionException e) {
            throw new UserError(
                    "there is no option `"
                            + e.getOption()
                            + "`"
                            + near(
                                    e.getOption(),
                                    List.copyOf(options(terminal, name)),
                                    "help " + name));
        } catch (MissingArgumentException e) {
            var option = e.getOption();
            throw new UserError(
                    "`"
                            + (option.getOpt() == null
                                    ? "--" + option.getLongOpt()
                                    : "-" + option.getOpt())
                            + "` needs a value; more: platformc help "
                            + name);
        } catch (ParseException e) {
            throw new UserError(e.getMessage() + "; more: platformc help " + name);
        }
    }

    private static Command make(Terminal terminal, String name) {
        var maker = COMMANDS.get(name);
        if (maker == null) {
            throw new UserError("there is no command `" + name + "`" + near(name, names(), "help"));
        }
        return maker.apply(terminal);
    }

    /// The options of a command as they are written, for help and completion.
    static SortedSet<String> options(Terminal terminal, String name) {
        var options = new TreeSet<String>();
        for (var option : make(terminal, name).options().getOptions()) {
            if (option.getOpt() != null) {
                options.add("-" + option.getOpt());
            }
            if (option.getLongOpt() != null) {
                options.add("--" + option.getLongOpt());
            }
        }
        return options;
    }

    /// The rest of "there is no such thing": the nearest name, or where to look.
    static String near(String word, List<String> names, String otherwise) {
        var near = new ArrayList<>(Spelling.nearest(word, names));
        return near.isEmpty()
                ? "; `platformc " + otherwise + "` lists what there is"
                : ": did you mean `" + near.getFirst() + "`?";
    }
}
