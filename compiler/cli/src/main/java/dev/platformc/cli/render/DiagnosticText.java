package dev.platformc.cli.render;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.diagnostic.Diagnostic.Label;
import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.core.text.SourceSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One diagnostic in full, as people read it: headline, source lines with marks, notes, help.
public final class DiagnosticText {
    private DiagnosticText() {}

    /// Several lines of at most 100 columns where that is possible, each with its line end.
    public static String render(Diagnostic diagnostic, SourceSet sources, Theme theme) {
        var page = new Page(sources, theme);
        reserve(page, diagnostic);
        headline(page, diagnostic);
        var primary = diagnostic.primary();
        var notes = diagnostic.notes();
        if (primary != null) {
            Snippet.append(page, primary, diagnostic.related());
            boolean shown = page.lines(primary.span().file()) != null;
            if (shown && !(notes.isEmpty() && diagnostic.fixes().isEmpty())) {
                page.bar();
            }
        }
        for (var note : notes) {
            switch (note) {
                case Note.Info(var text) -> page.note("note", Width.printable(text));
                case Note.Sum sum -> Sums.append(page, sum);
            }
        }
        diagnostic.fixes().forEach(fix -> help(page, fix, primary));
        return page.toString();
    }

    private static void headline(Page page, Diagnostic diagnostic) {
        var severity = diagnostic.severity();
        var word = severity.word() + "[" + diagnostic.code().id() + "]";
        page.line(
                page.paint(Theme.Role.of(severity), word)
                        + ": "
                        + page.paint(
                                Theme.Role.HEADLINE,
                                Width.printable(diagnostic.headline()).strip()));
    }

    private static void help(Page page, Fix fix, @Nullable Label primary) {
        boolean advice = fix.edits().isEmpty() && fix.confidence() == Confidence.NEEDS_REVIEW;
        var title =
                Width.printable(fix.title()) + (advice ? "" : " (" + word(fix.confidence()) + ")");
        var lines = Width.wrap(title, Page.COLUMNS - 6);
        page.line(page.paint(Theme.Role.HELP, "help") + ": " + lines.getFirst());
        lines.subList(1, lines.size()).forEach(line -> page.line("      " + line));
        Changes.append(page, fix.edits(), primary == null ? null : primary.span().file());
    }

    /// How sure a fix is, in words.
    public static String word(Confidence confidence) {
        return switch (confidence) {
            case SAFE -> "safe";
            case CHECKED -> "checked";
            case NEEDS_REVIEW -> "needs review";
        };
    }

    /// All line numbers of a message are as wide as its widest.
    private static void reserve(Page page, Diagnostic diagnostic) {
        var labels = new ArrayList<>(diagnostic.related());
        if (diagnostic.primary() != null) {
            labels.add(diagnostic.primary());
        }
        for (var label : labels) {
            var lines = page.lines(label.span().file());
            if (lines != null) {
                page.reserve(lines.line(lines.clamp(label.span().start())));
            }
        }
        for (var fix : diagnostic.fixes()) {
            for (var edit : fix.edits()) {
                var lines = page.lines(edit.span().file());
                if (lines != null) {
                    Changes.hunks(List.of(edit), lines).forEach(hunk -> page.reserve(hunk.last()));
                }
            }
        }
    }
}
