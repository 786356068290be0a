package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Span;
import java.util.ArrayDeque;
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

    static final class TooDeep extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Token at;

        TooDeep(Token at) {
            this.at = at;
        }
    }

    /// Absent when the nesting is so deep that nothing should be read.
    @Nullable List<Token> mend(List<Token> tokens) {
        try {
            return isBalanced(tokens)
                    ? tokens
                    : new BracketRepair(file, lines, diagnostics, excused)
                            .rebuilt(tokens, faults(tokens));
        } catch (TooDeep e) {
            diagnostics.add(SyntaxMessages.tooDeep(MAX_DEPTH, span(e.at)));
            return null;
        }
    }

    static boolean isBalanced(List<Token> tokens) throws TooDeep {
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
        if (top != null && type == RBRACE && isWrong(tokens, i, open)) {
            faults.wrong().put(i, open.pop());
            return top;
        }
        if (!mayClose(type, open)) {
            if (top == null
                    || type == RBRACE
                    || !sameLine(top, tokens.get(i))
                    || !(isRound(top) || endsBlock(tokens, i, open))) {
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

    /// `{ a = 1 ]` at the end of a line below which nothing belongs to the block, and with too few
    /// closers behind it.
    private boolean endsBlock(List<Token> tokens, int i, Deque<BracketFaults.Open> open) {
        int next = i + 1;
        int type = tokens.get(next).getType();
        if (isCloser(type)) {
            return closersAfter(tokens, i) < bracesInLine(tokens.get(i), open);
        }
        if (type != NEWLINE) {
            return type == EOF;
        }
        while (tokens.get(next).getType() == NEWLINE) {
            next++;
        }
        return tokens.get(next).getType() == EOF
                || indent(tokens.get(next)) <= open.element().indent();
    }

    /// `f(a}`: a `}` in the middle of a line, taken for a `)`, where those that follow in the line
    /// are enough for its `{`.
    private static boolean isWrong(List<Token> tokens, int i, Deque<BracketFaults.Open> open) {
        var token = tokens.get(i);
        return !startsLine(tokens, i)
                && isRound(open.element())
                && sameLine(open.element(), token)
                && open.stream().anyMatch(o -> o.token().getType() == LBRACE)
                && closersAfter(tokens, i) >= bracesInLine(token, open);
    }

    private static long bracesInLine(Token token, Deque<BracketFaults.Open> open) {
        return open.stream()
                .filter(o -> o.token().getType() == LBRACE && sameLine(o, token))
                .count();
    }

    /// How many more `}` than `{` follow in the line.
    private static long closersAfter(List<Token> tokens, int i) {
        long closed = 0;
        for (int next = i + 1; tokens.get(next).getLine() == tokens.get(i).getLine(); next++) {
            int type = tokens.get(next).getType();
            if (type == NEWLINE || type == EOF) {
                break;
            }
            closed += type == RBRACE ? 1 : type == LBRACE ? -1 : 0;
        }
        return closed;
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

    private int indent(Token token) {
        return indent(token, lines);
    }

    /// Of the line of the token, in characters.
    static int indent(Token token, Lines lines) {
        int line = token.getLine();
        return Math.min(lines.indent(line), token.getStartIndex() - lines.start(line));
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
