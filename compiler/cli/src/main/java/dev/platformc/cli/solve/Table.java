package dev.platformc.cli.solve;

import dev.platformc.cli.files.TextFile;
import dev.platformc.cli.files.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// A file of comma-separated values with a head line. Cells are trimmed and never quoted; empty
/// lines, and lines that start with `#`, are passed over.
///
/// @param head names of the columns
public record Table(Path file, List<String> head, List<Row> rows) {
    public Table {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    /// @throws UserError when it cannot be read, or its rows are not as long as its head
    public static Table read(Path file) {
        return of(file, TextFile.read(file));
    }

    static Table of(Path file, String text) {
        List<String> head = List.of();
        var rows = new ArrayList<Row>();
        int number = 0;
        for (var line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var cells = List.of(line.split(",", -1)).stream().map(String::strip).toList();
            if (head.isEmpty()) {
                head = cells;
                requireDistinct(file, number, head);
                continue;
            }
            if (cells.size() != head.size()) {
                throw new UserError(
                        at(file, number)
                                + "the head line has "
                                + head.size()
                                + " columns and this line "
                                + cells.size());
            }
            rows.add(new Row(file, number, head, cells));
        }
        if (head.isEmpty()) {
            throw new UserError(file + ": there is no head line");
        }
        return new Table(file, head, rows);
    }

    private static void requireDistinct(Path file, int line, List<String> head) {
        var seen = new HashSet<String>();
        for (var column : head) {
            if (!seen.add(column)) {
                throw new UserError(at(file, line) + "two columns are called `" + column + "`");
            }
        }
    }

    static String at(Path file, int line) {
        return file + ":" + line + ": ";
    }

    /// @throws UserError when a column is missing, or there is another
    public void require(List<String> needed, List<String> optional) {
        for (var column : needed) {
            if (!head.contains(column)) {
                throw new UserError(at(file, 1) + "there is no column `" + column + "`");
            }
        }
        for (var column : head) {
            if (!needed.contains(column) && !optional.contains(column)) {
                throw new UserError(
                        at(file, 1)
                                + "there is a column `"
                                + column
                                + "`, and this file has "
                                + String.join(", ", needed));
            }
        }
    }

    /// A line of the file.
    ///
    /// @param line counts from 1
    public record Row(Path file, int line, List<String> head, List<String> cells) {
        public Row {
            head = List.copyOf(head);
            cells = List.copyOf(cells);
        }

        /// Empty where there is no such column.
        public String text(String column) {
            int index = head.indexOf(column);
            return index < 0 ? "" : cells.get(index);
        }

        /// @throws UserError when it is not a whole number from `least` to a thousand millions
        public int count(String column, int least) {
            var text = text(column);
            if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least) {
                throw wrong(
                        "`"
                                + column
                                + "` is a whole number of at least "
                                + least
                                + ", and not `"
                                + text
                                + "`");
            }
            return Integer.parseInt(text);
        }

        /// With the file and the line in front.
        public UserError wrong(String what) {
            return new UserError(at(file, line) + what);
        }
    }
}
