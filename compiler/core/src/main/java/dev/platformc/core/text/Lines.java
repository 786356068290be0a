package dev.platformc.core.text;

import java.util.Arrays;

/// Where the lines of a source begin: turns an offset into line and column when someone asks.
///
/// Offsets count UTF-16 units from 0, lines and columns from 1. A line ends with `\n`; a `\r` in
/// front of it belongs to the end.
public final class Lines {
    private final String text;
    private final int[] starts;
    private final int count;

    private Lines(String text, int[] starts, int count) {
        this.text = text;
        this.starts = starts;
        this.count = count;
    }

    public static Lines of(String text) {
        var starts = new int[16];
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count++] = i + 1;
        }
        return new Lines(text, starts, count);
    }

    /// Line of an offset.
    public int line(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        return found >= 0 ? found + 1 : Math.max(1, -found - 1);
    }

    /// Column of an offset in its line.
    public int column(int offset) {
        return offset - start(line(offset)) + 1;
    }

    /// The line without its end.
    public String text(int line) {
        return text.substring(start(line), end(line));
    }

    /// Offset of the first character of a line.
    public int start(int line) {
        return starts[line - 1];
    }

    /// Offset of the end of a line, in front of its `\n` or `\r\n`.
    public int end(int line) {
        if (line == count) {
            return text.length();
        }
        int end = starts[line] - 1;
        return end > start(line) && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /// The nearest offset inside the text.
    public int clamp(int offset) {
        return Math.clamp(offset, 0, text.length());
    }

    /// What stands between two offsets.
    public String between(int start, int end) {
        return text.substring(start, Math.max(start, end));
    }

    /// How many blanks and other characters without a shape begin a line.
    public int indent(int line) {
        int start = start(line);
        int at = start;
        while (at < text.length() && text.charAt(at) <= ' ' && text.charAt(at) != '\n') {
            at++;
        }
        return at - start;
    }

    /// Whether nothing but blanks stands in front of an offset in its line.
    public boolean startsLine(int offset) {
        int start = start(line(offset));
        int at = offset;
        while (at > start && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at <= start;
    }

    /// How many lines there are; an empty text has one.
    public int count() {
        return count;
    }
}
