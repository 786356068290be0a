package dev.platformc.core.syntax;

import static dev.platformc.grammar.PlatformLexer.*;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.antlr.v4.runtime.Token;

/// Says what is wrong with the brackets of a file and makes tokens in which they are balanced.
final class BracketRepair {
    private final String file;
    private final Lines lines;
    private final List<Diagnostic> diagnostics;
    private final IntPredicate excused;

    /// Where something was never closed: one message is enough for a line.
    private final Set<Integer> unclosedLines = new HashSet<>();

    /// @param excused lines whose missing closers were swallowed by something reported already
    BracketRepair(String file, Lines lines, List<Diagnostic> diagnostics, IntPredicate excused) {
        this.file = file;
        this.lines = lines;
        this.diagnostics = diagnostics;
        this.excused = excused;
    }

    /// Closers that close nothing are dropped, unless they show where an opener was forgotten.
    List<Token> rebuilt(List<Token> tokens, BracketFaults faults) throws Brackets.TooDeep {
        var opened =
                new MissingOpeners(tokens, faults.stray(), token -> Brackets.indent(token, lines))
                        .find();
        int before = diagnostics.size();
        var result = rebuild(tokens, faults, opened);
        if (Brackets.isBalanced(result)) {
            return result;
        }
        diagnostics.subList(before, diagnostics.size()).clear();
        unclosedLines.clear();
        return rebuild(tokens, faults, Map.of());
    }

    private List<Token> rebuild(
            List<Token> tokens, BracketFaults faults, Map<Integer, Integer> opened) {
        var result = new ArrayList<Token>(tokens.size());
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            var shows = opened.get(i);
            if (shows != null) {
                open(tokens.get(i - 1), token, tokens.get(shows), result);
            }
            var missing = faults.closedBefore().getOrDefault(i, List.of());
            missing.stream()
                    .sorted(Comparator.comparingInt(BracketFaults.Open::at).reversed())
                    .forEach(open -> closeMissing(open, token, result));
            var wrong = faults.wrong().get(i);
            if (opened.containsValue(i)) {
                result.add(token);
            } else if (shows != null && faults.stray().contains(i)) {
                continue;
            } else if (faults.stray().contains(i)) {
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

    /// @param before what stands in front of the missing `{`
    private void open(Token before, Token after, Token closer, List<Token> result) {
        boolean swallowed = after.getText().isEmpty();
        if (!swallowed) {
            int at = before.getStopIndex() + 1;
            diagnostics.add(
                    after.getType() == RBRACE
                            ? SyntaxMessages.wrongOpener(span(after), span(closer))
                            : SyntaxMessages.missingOpener(
                                    before.getText(), new Span(file, at, at), span(closer)));
        }
        result.add(Tokens.added(LBRACE, after));
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
        boolean said = !unclosedLines.add(unclosed.token().getLine());
        if (!said && !excused.test(unclosed.token().getLine())) {
            boolean ownLine = closer == RBRACE && before.getLine() > unclosed.token().getLine();
            var indent = lines.text(unclosed.token().getLine()).substring(0, unclosed.indent());
            var message =
                    SyntaxMessages.unclosed(
                            header(unclosed),
                            span(unclosed.token()),
                            new Span(file, insertAt, insertAt),
                            ownLine ? "\n" + indent + text(closer) : text(closer));
            boolean shown = before.getType() != EOF && !Brackets.isCloser(before.getType());
            diagnostics.add(
                    shown
                            ? SyntaxMessages.endsBefore(
                                    message,
                                    span(before),
                                    Brackets.indent(before, lines) == unclosed.indent()
                                            ? header(unclosed)
                                            : "",
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

    private Span span(Token token) {
        return new Span(file, token.getStartIndex(), token.getStopIndex() + 1);
    }

    private static String text(int closer) {
        return closer == RBRACE ? "}" : closer == RBRACK ? "]" : ")";
    }
}
