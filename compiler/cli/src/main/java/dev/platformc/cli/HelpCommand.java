package dev.platformc.cli;

import com.beust.jcommander.Parameter;
import dev.platformc.cli.files.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// `platformc help`: the page of a command. A test keeps pages and options together.
final class HelpCommand implements Command {
    @Parameter(description = "COMMAND")
    List<String> commands = new ArrayList<>();

    private final Terminal terminal;

    HelpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int run() {
        terminal.out().print(page(commands.isEmpty() ? "platformc" : commands.getFirst()));
        return ExitCode.DONE;
    }

    /// @throws UserError when there is no such command
    static String page(String name) {
        if (!name.equals("platformc") && !CommandTable.names().contains(name)) {
            throw new UserError(
                    "there is no command `" + name + "`"
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
