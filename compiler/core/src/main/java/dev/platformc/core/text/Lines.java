package dev.platformc.core.text;

import java.util.ArrayList;
import java.util.List;

/// Where the lines of a source begin: turns an offset into line and column when someone asks.
public final class Lines {
    private final String text;
    private final List<Integer> starts;

    private Lines(String text, List<Integer> starts) {
        this.text = text;
        this.starts = starts;
    }

    public static Lines of(String text) {
        var starts = new ArrayList<Integer>();
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                starts.add(i + 1);
            }
        }
        return new Lines(text, starts);
    }

    /// Line of an offset, from 1.
    public int line(int offset) {
        int low = 0;
        int high = starts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts.get(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low + 1;
    }

    /// Column of an offset in its line, from 1, in UTF-16 units.
    public int column(int offset) {
        return offset - starts.get(line(offset) - 1) + 1;
    }

    /// The line without its end.
    ///
    /// @param line from 1
    public String text(int line) {
        int start = start(line);
        int end = line < starts.size() ? starts.get(line) - 1 : text.length();
        if (end > start && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(start, end);
    }

    /// Offset of the first character of a line.
    public int start(int line) {
        return starts.get(line - 1);
    }

    /// Offset of the end of a line, in front of its `\n` or `\r\n`.
    public int end(int line) {
        return start(line) + text(line).length();
    }

    /// The nearest offset inside the text.
    public int clamp(int offset) {
        return Math.clamp(offset, 0, text.length());
    }

    /// What stands between two offsets.
    public String between(int start, int end) {
        return text.substring(start, Math.max(start, end));
    }

    public int count() {
        return starts.size();
    }
}
