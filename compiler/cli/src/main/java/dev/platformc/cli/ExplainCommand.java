package dev.platformc.cli;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Explanation;
import java.util.Arrays;
import org.apache.commons.cli.CommandLine;

/// `platformc explain`: the page of a code.
final class ExplainCommand implements Command {
    private final Terminal terminal;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int run(CommandLine line) {
        var codes = line.getArgList();
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
        return "platformc: there is no code `" + word + "`"
                + CommandTable.near(word, slugs, "explain");
    }
}
