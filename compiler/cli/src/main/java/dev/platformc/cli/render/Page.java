package dev.platformc.cli.render;

import dev.platformc.core.text.Lines;
import dev.platformc.core.text.SourceSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text of one message as it grows, with its margin.
final class Page {
    static final int COLUMNS = 100;

    private final StringBuilder text = new StringBuilder();
    private final SourceSet sources;
    private final Map<String, Lines> linesByFile = new HashMap<>();
    private final Theme theme;
    private int gutter = 1;

    Page(SourceSet sources, Theme theme) {
        this.sources = sources;
        this.theme = theme;
    }

    /// The lines of a file; absent when it could not be read.
    @Nullable Lines lines(String file) {
        var source = sources.find(file);
        return source == null
                ? null
                : linesByFile.computeIfAbsent(file, _ -> Lines.of(source.text()));
    }

    /// Makes room in the margin for a line number.
    void reserve(int line) {
        gutter = Math.max(gutter, Integer.toString(line).length());
    }

    /// Columns to the right of the margin.
    int room() {
        return COLUMNS - gutter - 3;
    }

    /// Columns for source text: one is left for a mark behind its end.
    int sourceRoom() {
        return room() - 1;
    }

    String paint(Theme.Role role, String part) {
        return theme.paint(role, part);
    }

    void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }

    /// ` --> file:3:4` and the like.
    void place(String arrow, String place) {
        line(" ".repeat(gutter) + paint(Theme.Role.MARGIN, arrow) + " " + place);
    }

    void bar() {
        beside("|", "");
    }

    void dots() {
        line(paint(Theme.Role.MARGIN, "..."));
    }

    /// A line without number: ` | ^^^`.
    void beside(String mark, String content) {
        line(" ".repeat(gutter + 1) + paint(Theme.Role.MARGIN, mark) + space(content));
    }

    /// A source line: `12 | text`.
    void source(int number, String content) {
        line(paint(Theme.Role.MARGIN, padded(number) + " |") + space(content));
    }

    /// A changed line: `12 ~ text`.
    void change(int number, String mark, Theme.Role role, String content) {
        line(paint(Theme.Role.MARGIN, padded(number)) + " " + paint(role, mark) + space(content));
    }

    /// ` = word: text`, continued below the text.
    void note(String word, String content) {
        var head = word.isEmpty() ? "" : word + ": ";
        var indent = " ".repeat(head.length());
        boolean first = true;
        for (var line : Width.wrap(content, room() - head.length())) {
            if (first) {
                beside("=", head + line);
            } else {
                line(" ".repeat(gutter + 3) + indent + line);
            }
            first = false;
        }
    }

    /// Lines of a table, below a note.
    void table(List<String> rows) {
        rows.forEach(row -> line(" ".repeat(gutter + 3) + row));
    }

    private String padded(int number) {
        var digits = Integer.toString(number);
        return digits + " ".repeat(Math.max(0, gutter - digits.length()));
    }

    private static String space(String content) {
        return content.isEmpty() ? "" : " " + content;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
