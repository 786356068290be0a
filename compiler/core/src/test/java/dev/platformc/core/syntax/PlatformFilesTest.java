package dev.platformc.core.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.text.Lines;
import dev.platformc.grammar.PlatformParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.junit.jupiter.api.Test;

class PlatformFilesTest {
    @Test
    void all_are_read_without_a_word() throws IOException {
        var sources = PlatformFiles.all();
        assertTrue(sources.size() >= 20, "found only " + sources.size());
        for (var source : sources) {
            var read = dev.platformc.core.syntax.Parser.parse(source);
            assertEquals(List.of(), read.diagnostics(), source.path());
            var tree = Trees.show(Trees.of(read));
            assertTrue(!tree.contains("MISSING") && !tree.contains("BROKEN"), source.path());
            assertTrue(!Trees.of(read).items().isEmpty(), source.path());
        }
    }

    @Test
    void crlf_and_a_byte_order_mark_change_no_tree() throws IOException {
        for (var source : PlatformFiles.all()) {
            var windows =
                    new dev.platformc.core.text.Source(
                            source.path(), "\uFEFF" + source.text().replace("\n", "\r\n"));
            var read = dev.platformc.core.syntax.Parser.parse(windows);
            assertEquals(List.of(), read.diagnostics(), source.path());
            assertEquals(
                    Trees.show(Trees.of(dev.platformc.core.syntax.Parser.parse(source))),
                    Trees.show(Trees.of(read)),
                    source.path());
        }
    }

    /// Exact mode explores all derivations, so silence means that each file has one reading.
    @Test
    void none_is_ambiguous() throws IOException {
        var found = new ArrayList<String>();
        for (var source : PlatformFiles.all()) {
            var tokens =
                    Tokens.read(source, Lines.of(source.text()), new ArrayList<>()).stream()
                            .filter(t -> t.getChannel() == Token.DEFAULT_CHANNEL)
                            .toList();
            var parser =
                    new PlatformParser(
                            new CommonTokenStream(new ListTokenSource(Separators.filter(tokens))));
            parser.removeErrorListeners();
            parser.getInterpreter().setPredictionMode(PredictionMode.LL_EXACT_AMBIG_DETECTION);
            parser.addErrorListener(
                    new BaseErrorListener() {
                        @Override
                        public void reportAmbiguity(
                                Parser recognizer,
                                DFA dfa,
                                int start,
                                int stop,
                                boolean exact,
                                BitSet alternatives,
                                ATNConfigSet configs) {
                            found.add(
                                    source.path() + ": " + recognizer.getTokenStream().get(start));
                        }
                    });
            parser.file();
            assertEquals(0, parser.getNumberOfSyntaxErrors(), source.path());
        }
        assertEquals(List.of(), found);
    }
}
