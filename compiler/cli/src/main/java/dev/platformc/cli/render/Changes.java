package dev.platformc.cli.render;

import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.text.Lines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the lines of a file would read after a fix: `~` changed, `+` added, `-` removed.
final class Changes {
    private static final int MOST_LINES = 14;

    private Changes() {}

    /// Neighbouring lines that change together.
    ///
    /// @param first number of the first line, from 1
    /// @param before the lines as they are; never empty
    /// @param after as they would be; never empty
    record Hunk(int first, List<String> before, List<String> after) {
        int last() {
            return first + Math.max(before.size(), after.size()) - 1;
        }
    }

    /// @param home the file that the message is about: it needs no naming
    static void append(Page page, List<Edit> edits, @Nullable String home) {
        var byFile = new LinkedHashMap<String, List<Edit>>();
        edits.forEach(e -> byFile.computeIfAbsent(e.span().file(), _ -> new ArrayList<>()).add(e));
        byFile.forEach((file, changes) -> {
            var lines = page.lines(file);
            if (lines == null) {
                return;
            }
            var hunks = hunks(changes, lines);
            if (!file.equals(home)) {
                page.place(":::", Width.printable(file) + ":" + hunks.getFirst().first());
            }
            hunks.forEach(hunk -> hunk(page, hunk));
        });
    }

    /// In the order of the file. Of edits that overlap the first counts.
    static List<Hunk> hunks(List<Edit> edits, Lines lines) {
        var sorted = edits.stream().sorted(Comparator.comparing(Edit::span)).toList();
        var hunks = new ArrayList<Hunk>();
        for (int i = 0; i < sorted.size(); ) {
            int first = lines.line(lines.clamp(sorted.get(i).span().start()));
            int last = first;
            int next = i;
            while (next < sorted.size()
                    && (next == i
                            || lines.line(lines.clamp(sorted.get(next).span().start())) <= last)) {
                last = Math.max(last, lines.line(lines.clamp(sorted.get(next).span().end())));
                next++;
            }
            hunks.add(hunk(sorted.subList(i, next), first, last, lines));
            i = next;
        }
        return hunks;
    }

    private static Hunk hunk(List<Edit> edits, int first, int last, Lines lines) {
        var before = new ArrayList<String>();
        for (int line = first; line <= last; line++) {
            before.add(lines.text(line));
        }
        var after = new StringBuilder();
        int at = lines.start(first);
        for (var edit : edits) {
            int start = lines.clamp(edit.span().start());
            if (start >= at) {
                after.append(lines.between(at, start)).append(edit.replacement());
                at = Math.max(start, lines.clamp(edit.span().end()));
            }
        }
        after.append(lines.between(at, lines.end(last)));
        return new Hunk(first, before, List.of(after.toString().split("\\r?\\n", -1)));
    }

    private static void hunk(Page page, Hunk hunk) {
        var before = hunk.before();
        var after = hunk.after();
        int least = Math.min(before.size(), after.size());
        int same = 0;
        while (same < least && before.get(same).equals(after.get(same))) {
            same++;
        }
        int end = 0;
        while (end < least - same
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        var removed = before.subList(same, before.size() - end);
        var added = after.subList(same, after.size() - end);
        int number = hunk.first() + same;
        if (removed.isEmpty() && same > 0) {
            page.source(number - 1, shown(page, before.get(same - 1), before.get(same - 1)));
        }
        boolean changed = removed.size() == added.size();
        if (!changed) {
            show(page, number, "-", Theme.Role.REMOVED, removed, added);
        }
        show(page, number, changed ? "~" : "+", Theme.Role.ADDED, added, removed);
        if (removed.isEmpty() && same == 0 && end > 0) {
            int next = after.size() - end;
            page.source(number + added.size(), shown(page, after.get(next), after.get(next)));
        }
    }

    private static void show(
            Page page,
            int number,
            String mark,
            Theme.Role role,
            List<String> lines,
            List<String> others) {
        for (int i = 0; i < Math.min(lines.size(), MOST_LINES); i++) {
            var other = i < others.size() ? others.get(i) : lines.get(i);
            page.change(number + i, mark, role, shown(page, lines.get(i), other));
        }
        if (lines.size() > MOST_LINES) {
            page.dots();
        }
    }

    /// The line, or of a long one the part where it differs.
    private static String shown(Page page, String line, String other) {
        int least = Math.min(line.length(), other.length());
        int at = 0;
        while (at < least && line.charAt(at) == other.charAt(at)) {
            at++;
        }
        var shown = ShownLine.of(line);
        return shown.window(at == line.length() ? 0 : shown.column(at), page.sourceRoom()).text();
    }
}
