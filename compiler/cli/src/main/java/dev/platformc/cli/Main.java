package dev.platformc.cli;

import dev.platformc.cli.files.UserError;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The front door: finds the command, runs it, and turns what went wrong into an exit status.
public final class Main {
    private static final int BUFFER_BYTES = 1 << 16;

    private Main() {}

    public static void main(String[] arguments) {
        var terminal = processTerminal();
        int exit = run(terminal, arguments);
        terminal.out().flush();
        terminal.err().flush();
        // Nothing is left to tidy up, and an orderly exit would load the logging of the platform
        // first.
        Runtime.getRuntime().halt(exit);
    }

    static int run(Terminal terminal, String... arguments) {
        try {
            return run(terminal, List.of(arguments));
        } catch (UserError e) {
            terminal.err().println("platformc: " + e.getMessage());
            return ExitCode.USAGE;
        } catch (RuntimeException | StackOverflowError bug) {
            return Bug.report(bug, terminal);
        }
    }

    /// `-h` and `--help` anywhere ask for the page of the command in front of them.
    private static int run(Terminal terminal, List<String> arguments) {
        boolean wantsHelp = arguments.contains("--help") || arguments.contains("-h");
        if (arguments.isEmpty() || wantsHelp) {
            var named = arguments.stream().filter(CommandTable.names()::contains).limit(1).toList();
            return CommandTable.run(terminal, "help", named);
        }
        return CommandTable.run(
                terminal, arguments.getFirst(), arguments.subList(1, arguments.size()));
    }

    /// The launcher says which streams a person watches: `System.console()` would load a line
    /// editor for that, at every start.
    private static Terminal processTerminal() {
        var watched = List.of(System.getProperty("platformc.watched", "").split(","));
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                watched.contains("err"),
                System.getenv());
    }

    /// UTF-8 whatever the locale: the bytes must not depend on the machine.
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8);
    }
}
