package dev.platformc.core.model;

import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A path into an object: `spec.template.spec.containers[engine].env`.
///
/// @param steps outermost first; never empty
/// @param span the whole path as it stands in the source
public record FieldPath(List<Step> steps, Span span) {
    public FieldPath {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a path goes somewhere");
        }
    }

    /// A field, or in brackets an element of a list or an entry of a map.
    ///
    /// @param bracketed written in `[ ]`
    public record Step(String text, boolean bracketed, Span span) {}

    /// As it would be written.
    public String text() {
        var text = new StringBuilder();
        for (var step : steps) {
            if (step.bracketed()) {
                text.append('[').append(key(step.text())).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.text());
            }
        }
        return text.toString();
    }

    private static String key(String text) {
        return isWord(text) ? text : "\"" + text + "\"";
    }

    private static boolean isWord(String text) {
        return text.matches("[A-Za-z_][A-Za-z0-9_-]*");
    }

    /// Reads a path that stands in a text. Empty when it is none.
    ///
    /// @param at of the text with its quotes; where nothing in it is escaped, steps are shown in it
    public static Optional<FieldPath> read(String text, Span at) {
        boolean plain = at.end() - at.start() == text.length() + 2;
        var steps = new ArrayList<Step>();
        int i = 0;
        while (i < text.length()) {
            int end = text.charAt(i) == '[' ? bracketEnd(text, i) : wordEnd(text, i);
            if (end < 0) {
                return Optional.empty();
            }
            boolean bracketed = text.charAt(i) == '[';
            var inside =
                    bracketed ? unquoted(text.substring(i + 1, end - 1)) : text.substring(i, end);
            var span = plain ? new Span(at.file(), at.start() + 1 + i, at.start() + 1 + end) : at;
            if (bracketed ? inside.isEmpty() || steps.isEmpty() : !isWord(inside)) {
                return Optional.empty();
            }
            steps.add(new Step(inside, bracketed, span));
            i = end;
            if (i < text.length() && text.charAt(i) == '.') {
                i++;
                if (i == text.length() || text.charAt(i) == '[') {
                    return Optional.empty();
                }
            } else if (i < text.length() && text.charAt(i) != '[') {
                return Optional.empty();
            }
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new FieldPath(steps, at));
    }

    /// Behind the closing bracket; -1 when there is none.
    private static int bracketEnd(String text, int open) {
        boolean quoted = open + 1 < text.length() && text.charAt(open + 1) == '"';
        int close = text.indexOf(quoted ? "\"]" : "]", open + (quoted ? 2 : 1));
        return close < 0 ? -1 : close + (quoted ? 2 : 1);
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
            end++;
        }
        return end;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
