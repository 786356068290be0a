package dev.platformc.cli;

import dev.platformc.cli.files.UserError;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The front door: finds the command, runs it, and turns what went wrong into an exit status.
@Command(
        name = "platformc",
        header = "A compiler for GPU platforms: checked, sized, placed, proved, emitted.",
        description = {
            "",
            "Three lines make a platform:",
            "",
            "  platform hello",
            "  pool gpus { nodes = 1 x dgx-h100 }",
            "  endpoint chat { model = llama-3.1-8b }",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Start with   platformc check examples/quickstart",
            "More about a command: platformc help COMMAND"
        })
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var terminal = processTerminal();
        int exit = run(terminal, arguments);
        terminal.out().flush();
        terminal.err().flush();
        System.exit(exit);
    }

    static int run(Terminal terminal, String... arguments) {
        var line = commandLine(terminal);
        return line.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }

    private static CommandLine commandLine(Terminal terminal) {
        var line =
                new CommandLine(new Main())
                        .addSubcommand(new CheckCommand(terminal))
                        .addSubcommand(new CompileCommand(terminal))
                        .addSubcommand(new ExplainCommand(terminal))
                        .addSubcommand(new VersionCommand(terminal))
                        .addSubcommand(new CompletionCommand(terminal));
        withHelp(line);
        line.getSubcommands().values().forEach(Main::withHelp);
        line.addSubcommand(new CommandLine.HelpCommand());
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(terminal.out(), true))
                .setErr(new PrintWriter(terminal.err(), true))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                terminal.colours(Terminal.ColorChoice.AUTO) ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler((e, _) -> wrongUsage(e, terminal))
                .setExecutionExceptionHandler((e, _, _) -> failed(e, terminal));
    }

    private static void withHelp(CommandLine line) {
        line.getCommandSpec()
                .addOption(
                        CommandLine.Model.OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("Show this help.")
                                .build());
        line.getCommandSpec().usageMessage().autoWidth(false).width(96).adjustLineBreaksForWideCJKCharacters(true);
        line.getCommandSpec().usageMessage().commandListHeading("%nCommands:%n");
    }

    private static int wrongUsage(ParameterException e, Terminal terminal) {
        terminal.err().println("platformc: " + lowerFirst(String.valueOf(e.getMessage())));
        UnmatchedArgumentException.printSuggestions(e, new PrintWriter(terminal.err(), true));
        terminal.err().println("more: platformc help " + nameOf(e.getCommandLine()));
        return ExitCode.USAGE;
    }

    private static int failed(Exception e, Terminal terminal) {
        if (e instanceof UserError) {
            terminal.err().println("platformc: " + e.getMessage());
            return ExitCode.USAGE;
        }
        return Bug.report(e, terminal);
    }

    private static String nameOf(CommandLine line) {
        var name = line.getCommandName();
        return name.equals("platformc") ? "" : name;
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static Terminal processTerminal() {
        var console = System.console();
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                console != null && console.isTerminal(),
                System.getenv());
    }

    /// UTF-8 whatever the locale: the bytes must not depend on the machine.
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
                false,
                StandardCharsets.UTF_8);
    }

    /// Names of the commands, for tests that walk them.
    static List<String> commands() {
        return List.copyOf(commandLine(processTerminal()).getSubcommands().keySet());
    }
}
