package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/// Finds brackets that are never closed, or close nothing, and mends the tokens so that the parser
/// meets balanced ones. Where the author forgot a `}`, the indentation tells.
final class Brackets {
    private static final int MAX_DEPTH = 100;
    private final String file;
    private final Lines lines;
    private final List<Diagnostic> diagnostics;

    Brackets(String file, Lines lines, List<Diagnostic> diagnostics) {
        this.file = file;
        this.lines = lines;
        this.diagnostics = diagnostics;
    }

    private record Open(Token token, String name, int indent) {}

    List<Token> mend(List<Token> tokens) {
        return isBalanced(tokens) ? tokens : rebuild(tokens);
    }

    private boolean isBalanced(List<Token> tokens) {
        Deque<Integer> open = new ArrayDeque<>();
        for (var token : tokens) {
            int type = token.getType();
            if (isOpener(type)) {
                open.push(type);
                if (open.size() > MAX_DEPTH) {
                    diagnostics.add(
                            Diagnostic.of(
                                    Code.TOO_DEEP,
                                    "more than " + MAX_DEPTH + " brackets are open at once",
                                    span(token),
                                    "the one too many"));
                    return true;
                }
            } else if (isCloser(type) && (open.isEmpty() || closerOf(open.pop()) != type)) {
                return false;
            }
        }
        return open.isEmpty();
    }

    private List<Token> rebuild(List<Token> tokens) {
        var result = new ArrayList<Token>();
        Deque<Open> open = new ArrayDeque<>();
        String word = "";
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            int type = token.getType();
            boolean startsLine = i == 0 || tokens.get(i - 1).getType() == NEWLINE;
            if (startsLine && type != NEWLINE && !isCloser(type)) {
                closeByIndentation(token, open, result);
            }
            if (isOpener(type)) {
                open.push(new Open(token, type == LBRACE ? word : "", indentOf(token)));
            } else if (isCloser(type)) {
                if (!close(token, open, result)) {
                    continue;
                }
            } else if (type == EOF) {
                while (!open.isEmpty()) {
                    closeMissing(open.pop(), token, result);
                }
            } else if (type != NEWLINE) {
                word = startsLine || type != ID ? startsLine ? token.getText() : word : word;
            }
            result.add(token);
        }
        return result;
    }

    /// A line that is not indented beyond the line of an open brace stands outside of it.
    private void closeByIndentation(Token token, Deque<Open> open, List<Token> result) {
        while (!open.isEmpty()
                && open.peek().token().getLine() < token.getLine()
                && token.getType() != EOF
                && token.getCharPositionInLine() <= open.peek().indent()) {
            closeMissing(open.pop(), token, result);
        }
    }

    private boolean close(Token token, Deque<Open> open, List<Token> result) {
        var matching =
                open.stream().anyMatch(o -> closerOf(o.token().getType()) == token.getType());
        if (!matching) {
            diagnostics.add(SyntaxMessages.strayCloser(token.getText(), span(token)));
            return false;
        }
        while (closerOf(open.peek().token().getType()) != token.getType()) {
            closeMissing(open.pop(), token, result);
        }
        open.pop();
        return true;
    }

    private void closeMissing(Open unclosed, Token before, List<Token> result) {
        int closer = closerOf(unclosed.token().getType());
        var text = closer == RBRACE ? "}" : closer == RBRACK ? "]" : ")";
        int insertAt = result.isEmpty() ? 0 : lastText(result).getStopIndex() + 1;
        boolean atEnd = before.getType() == EOF;
        diagnostics.add(
                SyntaxMessages.unclosed(
                        unclosed.name(),
                        span(unclosed.token()),
                        atEnd ? new Span(file, 0, 0) : span(before),
                        insertAt,
                        closer == RBRACE
                                ? "\n" + " ".repeat(unclosed.indent()) + text
                                : text));
        int newlines = 0;
        while (newlines < result.size()
                && result.get(result.size() - 1 - newlines).getType() == NEWLINE) {
            newlines++;
        }
        var added = new CommonToken(closer, text);
        added.setStartIndex(insertAt);
        added.setStopIndex(insertAt - 1);
        added.setLine(before.getLine());
        result.add(result.size() - newlines, added);
    }

    private static Token lastText(List<Token> tokens) {
        int i = tokens.size() - 1;
        while (i > 0 && tokens.get(i).getType() == NEWLINE) {
            i--;
        }
        return tokens.get(i);
    }

    private int indentOf(Token token) {
        var line = lines.text(token.getLine());
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) <= ' ') {
            indent++;
        }
        return indent;
    }

    private Span span(Token token) {
        return new Span(file, token.getStartIndex(), token.getStopIndex() + 1);
    }

    private static boolean isOpener(int type) {
        return switch (type) {
            case LBRACE, LPAREN, LBRACK, STRING_HOLE, TEXT_BLOCK_HOLE -> true;
            default -> false;
        };
    }

    private static boolean isCloser(int type) {
        return type == RBRACE || type == RPAREN || type == RBRACK;
    }

    private static int closerOf(int opener) {
        return switch (opener) {
            case LPAREN -> RPAREN;
            case LBRACK -> RBRACK;
            default -> RBRACE;
        };
    }
}
