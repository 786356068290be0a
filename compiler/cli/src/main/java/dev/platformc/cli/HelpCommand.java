package dev.platformc.cli;

import dev.platformc.cli.files.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.cli.CommandLine;

/// `platformc help`: the page of a command. A test keeps pages and options together.
final class HelpCommand implements Command {
    private final Terminal terminal;

    HelpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int run(CommandLine line) {
        var commands = line.getArgList();
        terminal.out().print(page(commands.isEmpty() ? "platformc" : commands.getFirst()));
        return ExitCode.DONE;
    }

    /// @throws UserError when there is no such command
    static String page(String name) {
        if (!name.equals("platformc") && !CommandTable.names().contains(name)) {
            throw new UserError(
                    "there is no command `"
                            + name
                            + "`"
                            + CommandTable.near(name, CommandTable.names(), "help"));
        }
        try (var stream = HelpCommand.class.getResourceAsStream("help/" + name + ".txt")) {
            if (stream == null) {
                throw new IllegalStateException("no help page for " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
