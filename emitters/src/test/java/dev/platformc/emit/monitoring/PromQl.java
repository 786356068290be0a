package dev.platformc.emit.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the part of PromQL that rules and dashboards use, strictly: what is not in it is an error.
///
/// ```text
/// expr    = unary { op [ "on" "(" labels ")" ] unary }
/// unary   = number | "(" expr ")" | call | series
/// call    = function "(" expr { "," expr } ")" | aggregate [ "by" "(" labels ")" ] "(" expr ")"
/// series  = name "{" label op string { "," … } "}" [ "[" duration "]" ]
/// ```
final class PromQl {
    private static final Set<String> AGGREGATES = Set.of("sum", "avg", "min", "max", "count");
    private static final Set<String> OF_RANGES =
            Set.of("rate", "increase", "changes", "avg_over_time");
    private static final Set<String> FUNCTIONS = Set.of("absent", "histogram_quantile", "vector");
    private static final Set<String> OPERATORS =
            Set.of("+", "-", "*", "/", ">", "<", ">=", "<=", "!=", "==", "and", "or", "unless");
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:(?<word>[a-zA-Z_:][a-zA-Z0-9_:]*)|(?<number>[0-9]+(?:\\.[0-9]+)?)(?![0-9a-zA-Z])"
                            + "|(?<string>\"(?:[^\"\\\\]|\\\\.)*\")|\\[(?<range>[^\\]]*)\\]"
                            + "|(?<sign>=~|!~|!=|>=|<=|==|[-+*/<>=(){},]))");
    private static final Pattern DURATION = Pattern.compile("[1-9][0-9]*[smhdw]");

    /// One selector of an expression.
    ///
    /// @param labels that it asks about
    /// @param isRange whether it asks for a window
    record Series(String metric, List<String> labels, boolean isRange) {}

    private final List<String> tokens = new ArrayList<>();
    private final List<Series> found = new ArrayList<>();
    private int at = 0;

    private PromQl(String text) {
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && matcher.region(end, text.length()).lookingAt()) {
            var range = matcher.group("range");
            tokens.add(range == null ? matcher.group().strip() : "[" + range + "]");
            end = matcher.end();
        }
        if (!text.substring(end).isBlank()) {
            throw error("cannot read `" + text.substring(end) + "`");
        }
    }

    /// All series of an expression.
    ///
    /// @throws AssertionError when it is none
    static List<Series> read(String text) {
        var reader = new PromQl(text);
        reader.expression();
        if (!reader.peek().isEmpty()) {
            throw reader.error("`" + reader.peek() + "` is too much in " + text);
        }
        return reader.found;
    }

    private void expression() {
        operand();
        while (OPERATORS.contains(peek())) {
            next();
            if (peek().equals("on") || peek().equals("ignoring")) {
                next();
                labels();
            }
            operand();
        }
    }

    private void operand() {
        var token = next();
        if (token.equals("(")) {
            expression();
            expect(")");
        } else if (AGGREGATES.contains(token)) {
            if (peek().equals("by")) {
                next();
                labels();
            }
            arguments(false);
        } else if (OF_RANGES.contains(token)) {
            arguments(true);
        } else if (FUNCTIONS.contains(token)) {
            arguments(false);
        } else if (token.matches("[a-zA-Z_:].*")) {
            series(token);
        } else if (!token.matches("[0-9].*")) {
            throw error("`" + token + "` where a value should be");
        }
    }

    private void arguments(boolean ofRange) {
        expect("(");
        int before = found.size();
        expression();
        while (peek().equals(",")) {
            next();
            expression();
        }
        expect(")");
        if (ofRange && !(found.size() == before + 1 && found.getLast().isRange())) {
            throw error("a function of a window without one");
        }
    }

    private void labels() {
        expect("(");
        while (!peek().equals(")")) {
            if (!next().matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
                throw error("no label");
            }
            if (peek().equals(",")) {
                next();
            }
        }
        expect(")");
    }

    private void series(String metric) {
        var labels = new ArrayList<String>();
        expect("{");
        do {
            labels.add(next());
            if (!Set.of("=", "=~", "!=", "!~").contains(next()) || !next().startsWith("\"")) {
                throw error("not a matcher of " + labels.getLast());
            }
        } while (peek().equals(",") && !next().isEmpty());
        expect("}");
        boolean isRange = peek().startsWith("[");
        if (isRange) {
            var range = next();
            if (!DURATION.matcher(range.substring(1, range.length() - 1)).matches()) {
                throw error(range + " is no window");
            }
        }
        found.add(new Series(metric, labels, isRange));
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        var token = peek();
        at++;
        return token;
    }

    private void expect(String token) {
        var found = next();
        if (!found.equals(token)) {
            throw error("`" + found + "` where `" + token + "` should be");
        }
    }

    private AssertionError error(String what) {
        return new AssertionError(what + ", at token " + at + " of " + tokens);
    }
}
