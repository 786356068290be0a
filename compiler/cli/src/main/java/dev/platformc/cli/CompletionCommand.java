package dev.platformc.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "completion",
        header = "Print a script that completes commands and options in bash and zsh.",
        description = "",
        footer = {"", "  source <(platformc completion)"})
final class CompletionCommand implements Callable<Integer> {
    @Spec CommandSpec spec = CommandSpec.create();
    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(AutoComplete.bash("platformc", spec.parent().commandLine()));
        return ExitCode.DONE;
    }
}
