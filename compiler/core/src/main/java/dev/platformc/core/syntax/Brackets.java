package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/// Finds brackets that are never closed, or close nothing, and mends the tokens so that the parser
/// meets balanced ones. Where the author forgot a `}`, the indentation tells.
final class Brackets {
    /// More may not be open at once.
    static final int MAX_DEPTH = 100;

    private static final int MOST_ATTEMPTS = 20;

    private final String file;
    private final Lines lines;
    private final List<Diagnostic> diagnostics;
    private final IntPredicate excused;

    /// @param excused lines whose missing closers were swallowed by something reported already
    Brackets(String file, Lines lines, List<Diagnostic> diagnostics, IntPredicate excused) {
        this.file = file;
        this.lines = lines;
        this.diagnostics = diagnostics;
        this.excused = excused;
    }

    private static final class TooDeep extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Token at;

        TooDeep(Token at) {
            this.at = at;
        }
    }

    /// Absent when the nesting is so deep that nothing should be read.
    @Nullable List<Token> mend(List<Token> tokens) {
        try {
            return isBalanced(tokens) ? tokens : rebuild(tokens, faults(tokens));
        } catch (TooDeep e) {
            diagnostics.add(SyntaxMessages.tooDeep(MAX_DEPTH, span(e.at)));
            return null;
        }
    }

    private static boolean isBalanced(List<Token> tokens) throws TooDeep {
        Deque<Integer> open = new ArrayDeque<>();
        for (var token : tokens) {
            int type = token.getType();
            if (isOpener(type)) {
                open.push(Tokens.closerOf(token));
                limit(open.size(), token);
            } else if (isCloser(type) && (open.isEmpty() || open.pop() != type)) {
                return false;
            }
        }
        return open.isEmpty();
    }

    private static void limit(int depth, Token token) throws TooDeep {
        if (depth > MAX_DEPTH) {
            throw new TooDeep(token);
        }
    }

    /// A closer with nothing to close may be the innocent one: when the rest fits as well without
    /// an earlier one that stands oddly, that one is too many.
    private BracketFaults faults(List<Token> tokens) throws TooDeep {
        var best = find(tokens, Set.of());
        int attempts = 0;
        for (boolean better = true; better && attempts < MOST_ATTEMPTS; ) {
            better = false;
            for (int suspect : best.suspects()) {
                var left = new HashSet<>(best.left());
                left.add(suspect);
                var other = find(tokens, left);
                attempts++;
                if (other.isBetterThan(best)) {
                    best = other;
                    better = true;
                    break;
                }
            }
        }
        return best;
    }

    /// @param left indexes of closers to take for strays
    private BracketFaults find(List<Token> tokens, Set<Integer> left) throws TooDeep {
        var faults = new BracketFaults(left);
        Deque<BracketFaults.Open> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            if (isOpener(token.getType())) {
                open.push(new BracketFaults.Open(i, token, indent(token)));
                limit(open.size(), token);
            } else if (isCloser(token.getType()) && !left.contains(i)) {
                boolean first = startsLine(tokens, i);
                int before = faults.count();
                if (first && token.getType() == RBRACE) {
                    leaveDeeper(tokens, i, open, faults);
                }
                var closed = close(tokens, i, open, faults);
                boolean odd =
                        closed != null
                                && (first
                                        ? indent(token) > closed.indent()
                                        : faults.count() > before || !sameLine(closed, token));
                if (odd) {
                    faults.suspect(i);
                }
            }
        }
        for (var unclosed : open) {
            faults.unclosed(unclosed, place(tokens, unclosed, tokens.size() - 1, faults));
        }
        return faults;
    }

    /// A `}` at the start of its line closes the block whose line is indented as it is; blocks
    /// further in were left open.
    private void leaveDeeper(
            List<Token> tokens, int closer, Deque<BracketFaults.Open> open, BracketFaults faults) {
        int indent = indent(tokens.get(closer));
        boolean aligned =
                open.stream()
                        .takeWhile(o -> o.token().getType() != STRING_HOLE)
                        .anyMatch(o -> o.indent() == indent && o.token().getType() == LBRACE);
        while (aligned && open.element().indent() > indent) {
            var unclosed = open.pop();
            faults.unclosed(unclosed, place(tokens, unclosed, closer, faults));
        }
    }

    private BracketFaults.@Nullable Open close(
            List<Token> tokens, int i, Deque<BracketFaults.Open> open, BracketFaults faults) {
        int type = tokens.get(i).getType();
        var top = open.peek();
        if (top != null && Tokens.closerOf(top.token()) == type) {
            return open.pop();
        }
        if (!mayClose(type, open)) {
            if (top == null || type == RBRACE || !isRound(top) || !sameLine(top, tokens.get(i))) {
                faults.stray().add(i);
                return null;
            }
            faults.wrong().put(i, open.pop());
            return top;
        }
        while (Tokens.closerOf(open.element().token()) != type) {
            faults.unclosed(open.pop(), i);
        }
        return open.pop();
    }

    /// Whether a closer of this type has an opener; none reaches out of the hole of a string.
    private static boolean mayClose(int type, Deque<BracketFaults.Open> open) {
        for (var candidate : open) {
            if (Tokens.closerOf(candidate.token()) == type) {
                return true;
            }
            if (isHole(candidate.token().getType())) {
                return false;
            }
        }
        return false;
    }

    /// Where the closer belongs: in front of the first line, before `limit`, that is not indented
    /// further than the line of the opener.
    private int place(
            List<Token> tokens, BracketFaults.Open unclosed, int limit, BracketFaults faults) {
        int depth = 0;
        for (int i = unclosed.at() + 1; i < limit; i++) {
            int type = tokens.get(i).getType();
            if (depth == 0
                    && type != NEWLINE
                    && startsLine(tokens, i)
                    && tokens.get(i).getLine() > unclosed.token().getLine()
                    && indent(tokens.get(i)) <= unclosed.indent()) {
                return i;
            }
            boolean opens = isOpener(type) && !faults.unclosed().contains(i);
            depth = Math.max(0, depth + (opens ? 1 : isCloser(type) ? -1 : 0));
        }
        return limit;
    }

    private List<Token> rebuild(List<Token> tokens, BracketFaults faults) {
        var result = new ArrayList<Token>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            var missing = faults.closedBefore().getOrDefault(i, List.of());
            missing.stream()
                    .sorted(Comparator.comparingInt(BracketFaults.Open::at).reversed())
                    .forEach(open -> closeMissing(open, token, result));
            var wrong = faults.wrong().get(i);
            if (faults.stray().contains(i)) {
                diagnostics.add(SyntaxMessages.strayCloser(token.getText(), span(token)));
            } else if (wrong != null) {
                int closer = Tokens.closerOf(wrong.token());
                diagnostics.add(
                        SyntaxMessages.wrongCloser(
                                span(wrong.token()), span(token), token.getText(), text(closer)));
                result.add(Tokens.retyped(token, closer));
            } else {
                result.add(token);
            }
        }
        return result;
    }

    private void closeMissing(BracketFaults.Open unclosed, Token before, List<Token> result) {
        int newlines = 0;
        while (newlines < result.size()
                && result.get(result.size() - 1 - newlines).getType() == NEWLINE) {
            newlines++;
        }
        int at = result.size() - newlines;
        int closer = Tokens.closerOf(unclosed.token());
        int insertAt = at == 0 ? 0 : result.get(at - 1).getStopIndex() + 1;
        if (!excused.test(unclosed.token().getLine())) {
            boolean ownLine = closer == RBRACE && before.getLine() > unclosed.token().getLine();
            var indent = lines.text(unclosed.token().getLine()).substring(0, unclosed.indent());
            var message =
                    SyntaxMessages.unclosed(
                            header(unclosed),
                            span(unclosed.token()),
                            new Span(file, insertAt, insertAt),
                            ownLine ? "\n" + indent + text(closer) : text(closer));
            boolean shown = before.getType() != EOF && !isCloser(before.getType());
            diagnostics.add(
                    shown
                            ? SyntaxMessages.endsBefore(
                                    message,
                                    span(before),
                                    indent(before) == unclosed.indent() ? header(unclosed) : "",
                                    text(closer))
                            : message);
        }
        var added = Tokens.added(closer, before);
        added.setStartIndex(insertAt);
        added.setStopIndex(insertAt - 1);
        result.add(at, added);
    }

    /// What stands in front of a brace in its line: `endpoint chat`.
    private String header(BracketFaults.Open unclosed) {
        int line = unclosed.token().getLine();
        var before = lines.between(lines.start(line), unclosed.token().getStartIndex()).strip();
        boolean words = before.matches("[A-Za-z][-A-Za-z0-9_. ]*");
        return unclosed.token().getType() == LBRACE && words ? before : "";
    }

    private int indent(Token token) {
        return Math.min(
                lines.indent(token.getLine()),
                token.getStartIndex() - lines.start(token.getLine()));
    }

    private static boolean startsLine(List<Token> tokens, int i) {
        return i == 0 || tokens.get(i - 1).getType() == NEWLINE;
    }

    private static boolean sameLine(BracketFaults.Open open, Token token) {
        return open.token().getLine() == token.getLine();
    }

    private Span span(Token token) {
        return new Span(file, token.getStartIndex(), token.getStopIndex() + 1);
    }

    private static String text(int closer) {
        return closer == RBRACE ? "}" : closer == RBRACK ? "]" : ")";
    }

    static boolean isOpener(int type) {
        return isHole(type) || type == LBRACE || type == LPAREN || type == LBRACK;
    }

    static boolean isCloser(int type) {
        return type == RBRACE || type == RPAREN || type == RBRACK;
    }

    private static boolean isHole(int type) {
        return type == STRING_HOLE || type == TEXT_BLOCK_HOLE;
    }

    private static boolean isRound(BracketFaults.Open open) {
        return open.token().getType() == LPAREN || open.token().getType() == LBRACK;
    }
}
