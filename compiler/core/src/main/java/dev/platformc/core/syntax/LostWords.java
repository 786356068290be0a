package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.STRING_TEXT;

import dev.platformc.core.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/// What text that could not be read may have given names to: every word in it, those in quotes too.
final class LostWords {
    private LostWords() {}

    /// @param tokens in the order of the text
    static Set<String> in(List<Token> tokens, Span span) {
        var words = new HashSet<String>();
        for (int i = firstFrom(tokens, span.start()); i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (token.getStartIndex() >= span.end() || token.getType() == Token.EOF) {
                break;
            }
            if (Tokens.isWord(token.getType())) {
                words.add(token.getText());
            } else if (token.getType() == STRING_TEXT) {
                var text = token.getText();
                words.add(text.substring(text.lastIndexOf('/') + 1));
            }
        }
        return words;
    }

    private static int firstFrom(List<Token> tokens, int offset) {
        int least = 0;
        int most = tokens.size();
        while (least < most) {
            int middle = (least + most) >>> 1;
            if (tokens.get(middle).getStartIndex() < offset) {
                least = middle + 1;
            } else {
                most = middle;
            }
        }
        return least;
    }
}
