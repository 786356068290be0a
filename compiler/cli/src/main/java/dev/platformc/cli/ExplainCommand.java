package dev.platformc.cli;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Explanation;
import dev.platformc.hardware.quantity.Spelling;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        header = "Explain a code: what it means, with an example that fails and one that does not.",
        description = "",
        footer = {"", "  platformc explain PLT-0405", "  platformc explain mig-layout-impossible"})
final class ExplainCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "CODE",
            arity = "0..*",
            description = "Codes or their slugs; without one, the list of all.")
    List<String> codes = List.of();

    private final Terminal terminal;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (codes.isEmpty()) {
            for (var code : Code.values()) {
                terminal.out().println(code.id() + "  " + code.summary() + " (" + code.slug() + ")");
            }
        }
        int exit = ExitCode.DONE;
        for (var word : codes) {
            var text = word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
            var code = Code.find(text);
            if (code.isPresent()) {
                terminal.out().print(Explanation.of(code.get()).text());
            } else {
                terminal.err().println(unknown(text));
                exit = ExitCode.USAGE;
            }
        }
        return exit;
    }

    private static String unknown(String word) {
        var slugs = Arrays.stream(Code.values()).map(Code::slug).toList();
        var near = Spelling.nearest(word, slugs);
        return "platformc: there is no code `" + word + "`"
                + (near.isEmpty()
                        ? "; `platformc explain` lists them"
                        : ": did you mean `" + near.getFirst() + "`?");
    }
}
