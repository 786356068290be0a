package dev.platformc.solver.lock;

import java.util.ArrayList;
import java.util.List;

/// Reads the few shapes of YAML that a lock is written in: maps, lists of maps, plain and quoted
/// text. Anything else is refused with its line.
final class LockLines {
    /// A line that could not be read.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final int line;

        /// @param line from 1; 0 for the file as a whole
        Unreadable(int line, String reason) {
            super(reason);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    /// @param number of the line, from 1
    /// @param depth columns before the key, a dash counted as two of them
    /// @param dash whether it starts an element of a list
    /// @param value text after the colon, unquoted; empty when there is none
    /// @param quoted whether the value stood in quotes
    record Line(int number, int depth, boolean dash, String key, String value, boolean quoted) {
        boolean isOpen() {
            return value.isEmpty() && !quoted;
        }
    }

    private LockLines() {}

    static List<Line> of(String text) throws Unreadable {
        var lines = new ArrayList<Line>();
        int number = 0;
        for (var raw : text.split("\r\n|\n", -1)) {
            number++;
            var line = raw.stripTrailing();
            if (!line.isEmpty() && !line.stripLeading().startsWith("#")) {
                lines.add(line(number, line));
            }
        }
        return lines;
    }

    private static Line line(int number, String text) throws Unreadable {
        int depth = 0;
        while (depth < text.length() && text.charAt(depth) == ' ') {
            depth++;
        }
        boolean dash = text.startsWith("- ", depth);
        int from = dash ? depth + 2 : depth;
        int colon = text.indexOf(':', from);
        if (colon < 0 || colon == from) {
            throw new Unreadable(number, "there is no `key: value`");
        }
        if (colon + 1 < text.length() && text.charAt(colon + 1) != ' ') {
            throw new Unreadable(number, "there is no space after the colon");
        }
        var key = text.substring(from, colon);
        var rest = text.substring(colon + 1).strip();
        boolean quoted = rest.startsWith("\"");
        return new Line(number, from, dash, key, quoted ? unquoted(number, rest) : rest, quoted);
    }

    private static String unquoted(int number, String text) throws Unreadable {
        var plain = new StringBuilder();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                if (i + 1 != text.length()) {
                    throw new Unreadable(number, "there is text after the closing quote");
                }
                return plain.toString();
            }
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(escaped(number, text.charAt(i)));
            } else {
                plain.append(c);
            }
        }
        throw new Unreadable(number, "the closing quote is missing");
    }

    private static char escaped(int number, char c) throws Unreadable {
        return switch (c) {
            case '"', '\\' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw new Unreadable(number, "`\\" + c + "` is no escape");
        };
    }
}
