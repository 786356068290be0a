package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.*;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// Turns newlines and commas into one token, SEP, and drops the newlines that continue a line.
///
/// It keeps the grammar free of newlines and makes every line end a place to recover.
final class Separators {
    private Separators() {}

    /// @param tokens of the default channel only, ending in EOF
    static List<Token> filter(List<? extends Token> tokens) {
        var result = new ArrayList<Token>(tokens.size());
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            switch (token.getType()) {
                case NEWLINE -> {
                    if (separates(tokens, i, open, result)) {
                        add(result, token);
                    }
                }
                case COMMA -> add(result, token);
                default -> {
                    track(token.getType(), open);
                    result.add(token);
                }
            }
        }
        return result;
    }

    private static void add(List<Token> result, Token token) {
        if (!result.isEmpty() && result.getLast().getType() == SEP) {
            return;
        }
        var separator = new CommonToken(token);
        separator.setType(SEP);
        result.add(separator);
    }

    private static void track(int type, Deque<Integer> open) {
        switch (type) {
            case LBRACE, LPAREN, LBRACK, STRING_HOLE, TEXT_BLOCK_HOLE -> open.push(type);
            case RBRACE, RPAREN, RBRACK -> open.poll();
            default -> {}
        }
    }

    private static boolean separates(
            List<? extends Token> tokens, int at, Deque<Integer> open, List<Token> before) {
        var inside = open.peek();
        if (inside != null && inside != LBRACE && inside != LBRACK) {
            return false;
        }
        int next = at + 1;
        while (tokens.get(next).getType() == NEWLINE) {
            next++;
        }
        if (!before.isEmpty() && continuesAfter(before.getLast().getType())) {
            return !Brackets.isOpener(before.getLast().getType()) && startsAnother(tokens, next);
        }
        return !continuesBefore(tokens, next);
    }

    /// After `=` or an operator the value may stand in the next line; but what can only be another
    /// attribute or declaration shows that it was forgotten.
    private static boolean startsAnother(List<? extends Token> tokens, int next) {
        if (!Tokens.isWord(tokens.get(next).getType())) {
            return false;
        }
        int second = tokens.get(next + 1).getType();
        return switch (second) {
            case ASSIGN -> true;
            case X, OF, AT, BECAUSE -> false;
            default -> Tokens.isWord(second);
        };
    }

    private static boolean continuesAfter(int type) {
        return switch (type) {
            case ASSIGN,
                    COLON,
                    LBRACE,
                    LBRACK,
                    LPAREN,
                    THEN,
                    ELSE,
                    AND,
                    OR,
                    NOT,
                    EQUAL,
                    UNEQUAL,
                    AT_MOST,
                    AT_LEAST,
                    LESS,
                    GREATER,
                    PLUS,
                    MINUS,
                    STAR,
                    SLASH,
                    DOTS,
                    BAR,
                    IN ->
                    true;
            default -> false;
        };
    }

    private static boolean continuesBefore(List<? extends Token> tokens, int next) {
        return switch (tokens.get(next).getType()) {
            case RBRACE, RBRACK, RPAREN, THEN, ELSE, AND, OR, BAR -> true;
            case BECAUSE -> {
                int after = tokens.get(Math.min(next + 1, tokens.size() - 1)).getType();
                yield after == STRING_OPEN || after == TEXT_BLOCK_OPEN;
            }
            default -> false;
        };
    }
}
