package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Source;
import dev.platformc.grammar.PlatformLexer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntPredicate;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// From text to tokens. A string that is not closed ends where its line ends, a text block where
/// the file ends, so that quotes and what stands in `${ }` are always balanced.
final class Tokens {
    private final Source source;
    private final Lines lines;
    private final List<Diagnostic> diagnostics;
    private final PlatformLexer lexer;
    private final List<Token> tokens = new ArrayList<>();

    /// What is open, innermost last: quotes, holes and brackets.
    private final List<Token> open = new ArrayList<>();

    /// How many of them are quotes of strings in one line: mostly none, and then the end of a line
    /// closes nothing.
    private int strings;

    private Tokens(Source source, Lines lines, List<Diagnostic> diagnostics) {
        this.source = source;
        this.lines = lines;
        this.diagnostics = diagnostics;
        this.lexer = new PlatformLexer(new Characters(source.text(), source.path()));
        lexer.removeErrorListeners();
    }

    /// All tokens, comments and spaces included, ending in EOF.
    static List<Token> read(Source source, Lines lines, List<Diagnostic> diagnostics) {
        var reading = new Tokens(source, lines, diagnostics);
        reading.all();
        return reading.tokens;
    }

    private void all() {
        for (var token = lexer.nextToken(); ; token = lexer.nextToken()) {
            switch (token.getType()) {
                case STRING_OPEN,
                        TEXT_BLOCK_OPEN,
                        STRING_HOLE,
                        TEXT_BLOCK_HOLE,
                        LBRACE,
                        LPAREN,
                        LBRACK -> {
                    open.add(token);
                    strings += token.getType() == STRING_OPEN ? 1 : 0;
                    tokens.add(token);
                }
                case STRING_CLOSE, TEXT_BLOCK_CLOSE, RBRACE -> {
                    closeMode(token.getType());
                    tokens.add(token);
                }
                case RPAREN, RBRACK -> {
                    if (!open.isEmpty() && closerOf(open.getLast()) == token.getType()) {
                        closeLast();
                    }
                    tokens.add(token);
                }
                case STRING_NEWLINE -> {
                    lexer.pushMode(PlatformLexer.STRING);
                    endOfLine(token);
                }
                case NEWLINE -> endOfLine(token);
                case STRING_BAD -> tokens.add(retyped(token, STRING_TEXT));
                case EOF -> {
                    cutFrom(firstQuote(0), token);
                    tokens.add(token);
                    return;
                }
                default -> tokens.add(token);
            }
        }
    }

    /// Brackets that were left open inside a hole are the concern of [Brackets].
    private void closeMode(int closer) {
        int at = open.size() - 1;
        while (at >= 0 && (closerOf(open.get(at)) != closer)) {
            at--;
        }
        while (at >= 0 && open.size() > at) {
            closeLast();
        }
    }

    private Token closeLast() {
        var last = open.removeLast();
        strings -= last.getType() == STRING_OPEN ? 1 : 0;
        return last;
    }

    /// No line break stands in a string, nor in its holes.
    private void endOfLine(Token newline) {
        if (strings > 0) {
            int lastBlock = open.size() - 1;
            while (lastBlock >= 0 && open.get(lastBlock).getType() != TEXT_BLOCK_OPEN) {
                lastBlock--;
            }
            cutFrom(firstQuote(lastBlock + 1), newline);
        }
        tokens.add(retyped(newline, NEWLINE));
    }

    private int firstQuote(int from) {
        int at = from;
        while (at < open.size() && !isQuote(open.get(at))) {
            at++;
        }
        return at;
    }

    /// Closes everything from the open quote at this position inwards, in front of `before`.
    private void cutFrom(int position, Token before) {
        if (position == open.size()) {
            return;
        }
        diagnostics.add(SyntaxMessages.unclosedString(open.get(position), source.path(), lines));
        while (open.size() > position) {
            var opener = closeLast();
            if (opener.getType() != LPAREN && opener.getType() != LBRACK) {
                lexer.popMode();
            }
            tokens.add(added(closerOf(opener), before));
        }
    }

    /// Lines whose closing brackets may stand in a string, text block or comment that was meant to
    /// end before them.
    static IntPredicate swallowed(List<Token> tokens) {
        var cut = new HashSet<Integer>();
        for (var token : tokens) {
            boolean added = token.getText().isEmpty();
            boolean comment = token.getType() == BLOCK_COMMENT && !token.getText().endsWith("*/");
            if (comment || (added && token.getType() == TEXT_BLOCK_CLOSE)) {
                return _ -> true;
            }
            if (added && token.getType() == STRING_CLOSE) {
                cut.add(token.getLine());
            }
        }
        return cut::contains;
    }

    private static boolean isQuote(Token token) {
        return token.getType() == STRING_OPEN || token.getType() == TEXT_BLOCK_OPEN;
    }

    static int closerOf(Token opener) {
        return switch (opener.getType()) {
            case STRING_OPEN -> STRING_CLOSE;
            case TEXT_BLOCK_OPEN -> TEXT_BLOCK_CLOSE;
            case LPAREN -> RPAREN;
            case LBRACK -> RBRACK;
            default -> RBRACE;
        };
    }

    /// A token that nobody wrote, in front of another.
    static CommonToken added(int type, Token before) {
        var token = new CommonToken(type, "");
        token.setStartIndex(before.getStartIndex());
        token.setStopIndex(before.getStartIndex() - 1);
        token.setLine(before.getLine());
        token.setCharPositionInLine(before.getCharPositionInLine());
        return token;
    }

    static Token retyped(Token token, int type) {
        if (token.getType() == type) {
            return token;
        }
        var copy = new CommonToken(token);
        copy.setType(type);
        return copy;
    }

    /// The word class of the grammar: names, and words that mean something only in their place.
    static boolean isWord(int type) {
        return switch (type) {
            case ID,
                    X,
                    OF,
                    AT,
                    AS,
                    IMPORT,
                    PARAM,
                    LET,
                    TEMPLATE,
                    USE,
                    REQUIRE,
                    ADVISE,
                    EXPECT,
                    BECAUSE ->
                    true;
            default -> false;
        };
    }

    static boolean isReserved(int type) {
        return switch (type) {
            case IF, THEN, ELSE, FOR, IN, AND, OR, NOT, TRUE, FALSE -> true;
            default -> false;
        };
    }

    /// Whether nothing stands between two tokens.
    static boolean adjacent(Token first, Token second) {
        return first.getStopIndex() + 1 == second.getStartIndex();
    }

    static boolean isComparison(int type) {
        return switch (type) {
            case EQUAL, UNEQUAL, LESS, GREATER, AT_MOST, AT_LEAST -> true;
            default -> false;
        };
    }

    /// Operators that need a value behind them.
    static boolean isOperator(int type) {
        return switch (type) {
            case PLUS, MINUS, STAR, SLASH, DOTS, BAR, AND, OR, NOT, IN -> true;
            default -> isComparison(type);
        };
    }
}
