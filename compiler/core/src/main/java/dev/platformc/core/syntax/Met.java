package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.text.Span;
import java.util.function.IntPredicate;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/// A token where the parser could not go on, and its surroundings.
///
/// @param rule index of the grammar rule that was being read
/// @param at index of the token
/// @param top whether it stands outside of all brackets
/// @param expected types of tokens that could have stood there
record Met(String file, int rule, TokenStream tokens, int at, boolean top, IntervalSet expected) {
    Token token() {
        return tokens.get(at);
    }

    int type() {
        return token().getType();
    }

    String text() {
        return token().getText();
    }

    /// So many tokens before (negative) or after it; absent beyond the ends.
    @Nullable Token near(int distance) {
        int index = at + distance;
        return index < 0 || index >= tokens.size() ? null : tokens.get(index);
    }

    int typeNear(int distance) {
        var token = near(distance);
        return token == null ? Token.INVALID_TYPE : token.getType();
    }

    String textNear(int distance) {
        var token = near(distance);
        return token == null ? "" : token.getText();
    }

    Span span() {
        return span(token());
    }

    /// Of a token near by; the token itself where there is none.
    Span spanNear(int distance) {
        var token = near(distance);
        return token == null ? span() : span(token);
    }

    /// The place behind the token before.
    Span gap() {
        int end = spanNear(-1).end();
        return new Span(file, end, end);
    }

    private Span span(Token token) {
        int start = token.getStartIndex();
        return new Span(file, start, Math.max(start, token.getStopIndex() + 1));
    }

    /// Whether the token so far from here is the first of an item, a member or an element.
    boolean startsElement(int distance) {
        return switch (typeNear(distance - 1)) {
            case SEP, LBRACE, Token.INVALID_TYPE -> true;
            default -> false;
        };
    }

    /// Whether such a token stands before, in the same element.
    boolean inElement(IntPredicate wanted) {
        for (int back = -1; ; back--) {
            int type = typeNear(back);
            if (wanted.test(type)) {
                return true;
            }
            if (type == SEP || type == LBRACE || type == RBRACE || type == Token.INVALID_TYPE) {
                return false;
            }
        }
    }

    boolean sameLine(int distance, int otherDistance) {
        var token = near(distance);
        var other = near(otherDistance);
        return token != null && other != null && token.getLine() == other.getLine();
    }
}
