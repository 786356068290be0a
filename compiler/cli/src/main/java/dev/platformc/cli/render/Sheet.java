package dev.platformc.cli.render;

import dev.platformc.core.explain.AttributeSheet;
import dev.platformc.core.explain.AttributeSheet.Row;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.List;

/// What `explain endpoint.chat` prints: attribute, value, and where the value came from.
public final class Sheet {
    private static final int COLUMNS = 100;

    /// Longer values have a line of their own, so that one of them does not move all sources away.
    private static final int MOST_VALUE_COLUMNS = 36;

    private Sheet() {}

    public static List<String> lines(AttributeSheet sheet, SourceSet sources) {
        var lines = new ArrayList<String>();
        lines.add(sheet.id().display() + "  " + place(sheet.id().span(), sources));
        var documentation = sheet.id().documentation();
        if (documentation != null) {
            documentation.lines().forEach(line -> lines.add("  " + Width.printable(line)));
        }
        lines.add("");
        int names = widest(sheet.rows().stream().map(Row::name).toList());
        int values =
                widest(
                        sheet.rows().stream()
                                .map(Row::value)
                                .filter(value -> Width.of(value) <= MOST_VALUE_COLUMNS)
                                .toList());
        sheet.rows().forEach(row -> row(row, source(row, sources), names, values, lines));
        if (!sheet.unset().isEmpty()) {
            lines.add("");
            var unset = "not set: " + String.join(", ", sheet.unset());
            Width.wrap(unset, COLUMNS - 2).forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    private static void row(Row row, String source, int names, int values, List<String> lines) {
        var name = "  " + padded(row.name(), names) + "  ";
        int start = names + 4 + values + 2;
        // A place in a file stays in one piece, however long: terminals make links of it.
        var parts =
                row.at() == null
                        ? Width.wrap(source, Math.max(24, COLUMNS - start))
                        : List.of(source);
        var value = Width.printable(row.value());
        int first = 0;
        if (Width.of(value) <= values) {
            lines.add(name + padded(value, values) + "  " + parts.getFirst());
            first = 1;
        } else {
            var shown = Width.wrap(value, COLUMNS - names - 4);
            lines.add(name + shown.getFirst());
            shown.subList(1, shown.size()).forEach(line -> lines.add(" ".repeat(names + 4) + line));
        }
        parts.subList(first, parts.size()).forEach(part -> lines.add(" ".repeat(start) + part));
    }

    private static String source(Row row, SourceSet sources) {
        var at = row.at();
        return Width.printable(row.source()) + (at == null ? "" : "  " + place(at, sources));
    }

    private static String place(Span span, SourceSet sources) {
        var source = sources.find(span.file());
        var lines = Lines.of(source == null ? "" : source.text());
        return Width.printable(span.file()) + ":" + lines.line(lines.clamp(span.start()));
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - Width.of(text)));
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(Width::of).max().orElse(0);
    }
}
