package dev.platformc.cli.render;

import dev.platformc.core.diagnostic.Diagnostic.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Calculations in aligned columns, the total under a rule.
final class Sums {
    /// An amount, with a unit or without: `14.96 GiB`, `7 of 7`, `60%`.
    private static final Pattern AMOUNT =
            Pattern.compile("[-+]?[0-9][0-9,._]*( of [0-9][0-9,._]*)?( ?[A-Za-z%][A-Za-z/]*)?");

    private Sums() {}

    static void append(Page page, Note.Sum sum) {
        var rows =
                sum.rows().stream()
                        .map(row -> row.stream().map(Width::printable).toList())
                        .toList();
        if (rows.size() == 1) {
            page.note("sum", String.join(" ", rows.getFirst()));
            return;
        }
        page.note("sum", "");
        page.table(aligned(rows, sum.totalAt()));
    }

    /// @param totalAt the row that a rule is drawn above, or -1
    static List<String> aligned(List<List<String>> rows, int totalAt) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        var widths = new int[columns];
        var flushRight = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            for (var row : rows) {
                widths[c] = Math.max(widths[c], Width.of(cell(row, c)));
            }
            flushRight[c] = c > 0 && isNumeric(rows, c);
        }
        var lines = new ArrayList<String>();
        for (int r = 0; r < rows.size(); r++) {
            if (r == totalAt) {
                lines.add(rule(widths));
            }
            var line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                var cell = cell(rows.get(r), c);
                var padding = " ".repeat(widths[c] - Width.of(cell));
                line.append(c == 0 ? "" : "  ")
                        .append(flushRight[c] ? padding + cell : cell + padding);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String rule(int[] widths) {
        int before = 0;
        for (int c = 0; c < widths.length - 1; c++) {
            before += widths[c] + 2;
        }
        return " ".repeat(before) + "-".repeat(widths.length == 0 ? 0 : widths[widths.length - 1]);
    }

    /// Whether all cells are amounts; the first may be a heading, and a cell may be empty.
    private static boolean isNumeric(List<List<String>> rows, int column) {
        boolean any = false;
        for (int r = 0; r < rows.size(); r++) {
            var cell = cell(rows.get(r), column);
            boolean amount = AMOUNT.matcher(cell).matches();
            if (!amount && !cell.isEmpty() && r > 0) {
                return false;
            }
            any |= amount;
        }
        return any;
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }
}
