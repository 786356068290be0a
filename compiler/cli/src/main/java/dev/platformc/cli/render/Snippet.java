package dev.platformc.cli.render;

import dev.platformc.core.diagnostic.Diagnostic.Label;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// The source lines of a message with their marks: `^` under the primary span, `-` under the
/// others.
final class Snippet {
    private static final int LEAST_LABEL = 30;

    private Snippet() {}

    /// A span inside one line.
    ///
    /// @param line from 1
    /// @param from index in the line, in UTF-16 units from 0
    /// @param to exclusive
    record Mark(int line, int from, int to, boolean primary, String text) {
        static Mark of(Label label, boolean primary, Lines lines) {
            int start = lines.clamp(label.span().start());
            int end = Math.max(start, lines.clamp(label.span().end()));
            int line = lines.line(start);
            int lastLine = lines.line(Math.max(start, end - 1));
            int length = lines.text(line).length();
            int from = Math.min(start - lines.start(line), length);
            int to = lastLine > line ? length : Math.min(end - lines.start(line), length);
            var text = Width.printable(label.text());
            var reach = lastLine > line ? "(to line " + lastLine + ")" : "";
            return new Mark(line, from, to, primary, (text + " " + reach).strip());
        }
    }

    static void append(Page page, Label primary, List<Label> related) {
        var byFile = new LinkedHashMap<String, List<Label>>();
        byFile.computeIfAbsent(primary.span().file(), _ -> new ArrayList<>()).add(primary);
        for (var label : related) {
            byFile.computeIfAbsent(label.span().file(), _ -> new ArrayList<>()).add(label);
        }
        boolean first = true;
        for (var labels : byFile.values()) {
            if (!first) {
                page.bar();
            }
            file(page, labels, first);
            first = false;
        }
    }

    /// @param hasPrimary whether the first of the labels is the primary one
    private static void file(Page page, List<Label> labels, boolean hasPrimary) {
        var arrow = hasPrimary ? "-->" : ":::";
        var span = labels.getFirst().span();
        var lines = page.lines(span.file());
        if (lines == null) {
            page.place(arrow, Width.printable(span.file()));
            labels.stream()
                    .map(label -> Width.printable(label.text()))
                    .filter(text -> !text.isEmpty())
                    .forEach(text -> page.note("", text));
            return;
        }
        page.place(arrow, place(span, lines));
        page.bar();
        var marks = new ArrayList<Mark>();
        for (var label : labels) {
            marks.add(Mark.of(label, hasPrimary && marks.isEmpty(), lines));
        }
        marks.sort(
                Comparator.comparingInt(Mark::line)
                        .thenComparingInt(Mark::from)
                        .thenComparingInt(Mark::to));
        lines(page, marks, lines);
    }

    /// `file:line:column`, both from 1, the column in UTF-16 units.
    static String place(Span span, Lines lines) {
        int start = lines.clamp(span.start());
        return Width.printable(span.file()) + ":" + lines.line(start) + ":" + lines.column(start);
    }

    private static void lines(Page page, List<Mark> marks, Lines lines) {
        int shown = 0;
        for (int i = 0; i < marks.size(); ) {
            int line = marks.get(i).line();
            if (shown > 0 && line == shown + 2) {
                page.source(shown + 1, whole(lines.text(shown + 1), page.sourceRoom()));
            } else if (shown > 0 && line > shown + 2) {
                page.dots();
            }
            int next = i;
            while (next < marks.size() && marks.get(next).line() == line) {
                next++;
            }
            line(page, line, ShownLine.of(lines.text(line)), marks.subList(i, next));
            shown = line;
            i = next;
        }
    }

    private static String whole(String line, int room) {
        return ShownLine.of(line).window(0, room).text();
    }

    /// One line with all its marks; printed again where it is too long to show them at once.
    private static void line(Page page, int number, ShownLine shown, List<Mark> marks) {
        var window = shown.window(shown.column(marks.getFirst().from()), page.sourceRoom());
        page.source(number, window.text());
        for (var mark : marks) {
            int from = shown.column(mark.from());
            if (!window.shows(from)) {
                window = shown.window(from, page.sourceRoom());
                page.source(number, window.text());
            }
            int to = Math.min(shown.column(mark.to()), window.to());
            mark(page, mark, from + window.shift(), Math.max(1, to - from));
        }
    }

    private static void mark(Page page, Mark mark, int column, int width) {
        var role = mark.primary() ? Theme.Role.PRIMARY : Theme.Role.SUPPORT;
        var carets =
                " ".repeat(column) + page.paint(role, (mark.primary() ? "^" : "-").repeat(width));
        if (mark.text().isEmpty()) {
            page.beside("|", carets);
            return;
        }
        int beside = page.room() - column - width - 1;
        boolean fits = Width.of(mark.text()) <= beside && !mark.text().contains("\n");
        if (fits || beside >= LEAST_LABEL) {
            var texts = Width.wrap(mark.text(), beside);
            page.beside("|", carets + " " + page.paint(role, texts.getFirst()));
            below(page, role, texts.subList(1, texts.size()), column + width + 1);
            return;
        }
        page.beside("|", carets);
        int longest = Math.min(Width.of(mark.text()), page.room() / 2);
        int indent = Math.max(0, Math.min(column, page.room() - longest));
        below(page, role, Width.wrap(mark.text(), page.room() - indent), indent);
    }

    private static void below(Page page, Theme.Role role, List<String> texts, int indent) {
        texts.forEach(text -> page.beside("|", " ".repeat(indent) + page.paint(role, text)));
    }
}
