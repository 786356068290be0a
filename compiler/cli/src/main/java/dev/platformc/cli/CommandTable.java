package dev.platformc.cli;

import com.beust.jcommander.JCommander;
import com.beust.jcommander.ParameterException;
import dev.platformc.cli.files.UserError;
import dev.platformc.hardware.quantity.Spelling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// The commands by name. Only the one that is asked for is made and read: that keeps starts fast.
final class CommandTable {
    private static final Map<String, Function<Terminal, Command>> COMMANDS = commands();

    private CommandTable() {}

    private static Map<String, Function<Terminal, Command>> commands() {
        var commands = new LinkedHashMap<String, Function<Terminal, Command>>();
        commands.put("check", CheckCommand::new);
        commands.put("compile", CompileCommand::new);
        commands.put("fmt", FmtCommand::new);
        commands.put("explain", ExplainCommand::new);
        commands.put("version", VersionCommand::new);
        commands.put("completion", CompletionCommand::new);
        commands.put("help", HelpCommand::new);
        return commands;
    }

    static List<String> names() {
        return List.copyOf(COMMANDS.keySet());
    }

    /// The command with its fields filled.
    ///
    /// @throws UserError when the command line is wrong
    static Command read(Terminal terminal, String name, List<String> arguments) {
        var command = make(terminal, name);
        var parser = parser(command);
        try {
            parser.parse(split(arguments).toArray(String[]::new));
        } catch (ParameterException e) {
            throw new UserError(message(e) + "; more: platformc help " + name);
        }
        return command;
    }

    private static Command make(Terminal terminal, String name) {
        var maker = COMMANDS.get(name);
        if (maker == null) {
            throw new UserError("there is no command `" + name + "`" + near(name, names(), "help"));
        }
        return maker.apply(terminal);
    }

    private static JCommander parser(Command command) {
        return JCommander.newBuilder().addObject(command).build();
    }

    /// Names of the options of a command, for help and completion.
    static SortedSet<String> options(Terminal terminal, String name) {
        var options = new TreeSet<String>();
        for (var option : parser(make(terminal, name)).getParameters()) {
            options.addAll(List.of(option.getParameter().names()));
        }
        return options;
    }

    /// `--name=value` and `-Pname=value` are two words each.
    private static List<String> split(List<String> arguments) {
        var words = new ArrayList<String>();
        for (var word : arguments) {
            int equals = word.indexOf('=');
            if (word.startsWith("--") && equals > 0) {
                words.add(word.substring(0, equals));
                words.add(word.substring(equals + 1));
            } else if (word.startsWith("-P") && word.length() > 2) {
                words.add("-P");
                words.add(word.substring(2));
            } else {
                words.add(word);
            }
        }
        return words;
    }

    private static String message(ParameterException e) {
        var text = String.valueOf(e.getMessage());
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    /// The rest of "there is no such thing": the nearest name, or where to look.
    static String near(String word, List<String> names, String otherwise) {
        var near = Spelling.nearest(word, names);
        return near.isEmpty()
                ? "; `platformc " + otherwise + "` lists what there is"
                : ": did you mean `" + near.getFirst() + "`?";
    }
}
