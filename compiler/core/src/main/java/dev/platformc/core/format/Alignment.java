package dev.platformc.core.format;

import java.util.List;
import java.util.Objects;

/// Lines up the `=` of attributes, and the `{` or `=` of one-line declarations of one kind, over
/// runs of adjacent lines.
final class Alignment {
    private Alignment() {}

    static void align(List<Row> rows, int mostColumns) {
        int start = 0;
        while (start < rows.size()) {
            int end = start + 1;
            while (end < rows.size() && continues(rows.get(end - 1), rows.get(end))) {
                end++;
            }
            lineUp(rows.subList(start, end), mostColumns);
            start = end;
        }
    }

    /// A blank line, a comment line or the end of an opened entry ends a run.
    private static boolean continues(Row above, Row row) {
        return above.company() != null
                && Objects.equals(above.company(), row.company())
                && above.isOneLine()
                && !row.entry().blank()
                && row.entry().before().isEmpty();
    }

    /// A line that would become too long stays as it is, and the run is lined up without it.
    private static void lineUp(List<Row> run, int mostColumns) {
        int column = run.stream().mapToInt(Row::column).max().orElse(-1);
        for (var row : run) {
            if (row.column() >= 0 && row.length() + column - row.column() <= mostColumns) {
                row.pad(column);
            }
        }
    }
}
