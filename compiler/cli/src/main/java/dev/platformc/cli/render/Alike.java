package dev.platformc.cli.render;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Label;
import dev.platformc.core.diagnostic.Severity;
import dev.platformc.core.text.SourceSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/// Advice that says one thing of many places: `checked and not emitted yet: storage `lake``. Told
/// together, a line a place.
final class Alike {
    /// So many are still told one by one.
    private static final int FEW = 3;

    private static final String COLON = ": ";

    private Alike() {}

    /// Those that are more than a few, with one beginning before the colon; ordered by it.
    ///
    /// @param sorted by file and offset
    static List<List<Diagnostic>> groups(List<Diagnostic> sorted) {
        var groups = new TreeMap<String, List<Diagnostic>>();
        for (var diagnostic : sorted) {
            boolean isOneLine =
                    diagnostic.severity() == Severity.ADVICE
                            && diagnostic.primary() != null
                            && diagnostic.notes().isEmpty()
                            && diagnostic.fixes().isEmpty()
                            && diagnostic.headline().contains(COLON);
            if (isOneLine) {
                groups.computeIfAbsent(
                                diagnostic.code().id() + beginning(diagnostic),
                                _ -> new ArrayList<>())
                        .add(diagnostic);
            }
        }
        return groups.values().stream().filter(group -> group.size() > FEW).toList();
    }

    /// Headline, then for each file its lines.
    static String render(List<Diagnostic> group, SourceSet sources, Theme theme) {
        var page = new Page(sources, theme);
        var first = group.getFirst();
        group.forEach(diagnostic -> page.reserve(line(page, diagnostic)));
        var word = first.severity().word() + "[" + first.code().id() + "]";
        page.line(
                page.paint(Theme.Role.of(first.severity()), word)
                        + COLON
                        + page.paint(
                                Theme.Role.HEADLINE,
                                beginning(first) + ", in " + group.size() + " places"));
        var file = "";
        for (var diagnostic : group) {
            var at = primary(diagnostic).span().file();
            if (!at.equals(file)) {
                page.place(file.isEmpty() ? "-->" : ":::", Width.printable(at));
                file = at;
            }
            page.change(line(page, diagnostic), "=", Theme.Role.MARGIN, text(diagnostic));
        }
        return page.toString();
    }

    private static String beginning(Diagnostic diagnostic) {
        return diagnostic.headline().substring(0, diagnostic.headline().indexOf(COLON));
    }

    private static String text(Diagnostic diagnostic) {
        var headline = diagnostic.headline();
        var text = headline.substring(headline.indexOf(COLON) + COLON.length());
        long more =
                diagnostic.related().stream()
                        .filter(label -> label.text().equals(Diagnostic.SAME_BY_USE))
                        .count();
        return Width.printable(text)
                + (more == 0 ? "" : ", and by " + more + " more " + (more == 1 ? "use" : "uses"));
    }

    /// Counted from 1; 0 where the file is not at hand.
    private static int line(Page page, Diagnostic diagnostic) {
        var span = primary(diagnostic).span();
        var lines = page.lines(span.file());
        return lines == null ? 0 : lines.line(lines.clamp(span.start()));
    }

    private static Label primary(Diagnostic diagnostic) {
        return Objects.requireNonNull(diagnostic.primary());
    }
}
