package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;

/// Refuses expressions whose tree would be too deep to walk: a thousand operators, or `not` after
/// `not`. Real ones have a dozen.
final class Depth {
    private static final int MOST_STEPS = 1_000;

    private Depth() {}

    /// Whether all expressions can be read; reports the first that cannot.
    ///
    /// @param tokens with balanced brackets
    static boolean allows(List<Token> tokens, String file, List<Diagnostic> diagnostics) {
        Deque<Integer> outer = new ArrayDeque<>();
        int steps = 0;
        int outside = 0;
        for (var token : tokens) {
            int type = token.getType();
            if (Brackets.isOpener(type)) {
                steps++;
                outer.push(steps);
                outside += steps;
                steps = 0;
            } else if (Brackets.isCloser(type)) {
                steps = outer.pop();
                outside -= steps;
            } else if (type == SEP) {
                steps = 0;
            } else if (isStep(type)) {
                steps++;
            }
            if (outside + steps > MOST_STEPS) {
                var at = new Span(file, token.getStartIndex(), token.getStopIndex() + 1);
                diagnostics.add(SyntaxMessages.tooLong(MOST_STEPS, at));
                return false;
            }
        }
        return true;
    }

    private static boolean isStep(int type) {
        return switch (type) {
            case NOT,
                    AND,
                    OR,
                    IN,
                    IF,
                    ELSE,
                    OF,
                    X,
                    DOT,
                    DOTS,
                    EQUAL,
                    UNEQUAL,
                    LESS,
                    GREATER,
                    AT_MOST,
                    AT_LEAST,
                    PLUS,
                    MINUS,
                    STAR,
                    SLASH ->
                    true;
            default -> false;
        };
    }
}
