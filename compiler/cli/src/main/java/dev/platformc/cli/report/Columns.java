package dev.platformc.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Text in columns, two spaces apart.
final class Columns {
    private Columns() {}

    /// @param rows cells of each row, not all of one length
    /// @param right index of the column that is flush right, or -1
    static List<String> align(List<List<String>> rows, int right) {
        return align(rows, column -> column == right);
    }

    /// @param right whether a column is flush right
    static List<String> align(List<List<String>> rows, IntPredicate right) {
        var widths = widths(rows);
        var lines = new ArrayList<String>();
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int gap = widths.get(i) - row.get(i).length();
                line.append(
                        right.test(i)
                                ? " ".repeat(gap) + row.get(i)
                                : row.get(i) + " ".repeat(gap));
                line.append("  ");
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static List<Integer> widths(List<List<String>> rows) {
        var widths = new ArrayList<Integer>();
        for (var row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        return widths;
    }
}
