package dev.platformc.hardware.catalog;

import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.quantity.Units;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of the catalog: lines of fields between `|`, `#` starts a comment line.
final class Table {
    private Table() {}

    /// One line.
    record Row(String table, int line, List<String> fields) {
        String text(int field) {
            return fields.get(field);
        }

        int count(int field) {
            return Integer.parseInt(text(field));
        }

        long number(int field) {
            return Long.parseLong(text(field));
        }

        /// `25 GB/s`
        Quantity quantity(int field) {
            var parts = text(field).split(" ", -1);
            return Quantity.of(Rational.parse(parts[0]), Units.find(parts[1]).orElseThrow());
        }

        boolean isAbsent(int field) {
            return text(field).equals("-") || text(field).equals("?");
        }

        @Nullable Integer optional(int field) {
            return isAbsent(field) ? null : Integer.valueOf(text(field));
        }
    }

    /// @param fields least number of fields in a row
    static List<Row> read(String name, int fields) {
        var rows = new ArrayList<Row>();
        int number = 0;
        for (var line : text(name).split("\n", -1)) {
            number++;
            if (line.isBlank() || line.charAt(0) == '#') {
                continue;
            }
            var row = new Row(name, number, split(line));
            if (row.fields().size() < fields) {
                throw new IllegalStateException(
                        name + ":" + number + ": " + fields + " fields expected: " + line);
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> split(String line) {
        var fields = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i <= line.length(); i++) {
            if (i == line.length() || line.charAt(i) == '|') {
                fields.add(line.substring(start, i).strip());
                start = i + 1;
            }
        }
        return fields;
    }

    private static String text(String name) {
        try (var stream = Table.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing table: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
