package dev.platformc.core.diagnostic;

import dev.platformc.core.text.Span;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One thing said to the user. It holds no source text, only spans: the renderer fetches the lines.
///
/// @param headline lower case, no full stop, says what is wrong and not what to do
/// @param primary the smallest span that shows it; absent only for what has no place in a file
/// @param related supporting spans, in the order they should be read
/// @param notes facts
/// @param fixes what could be done, best first, at most three
public record Diagnostic(
        Code code,
        Severity severity,
        String headline,
        @Nullable Label primary,
        List<Label> related,
        List<Note> notes,
        List<Fix> fixes) {

    /// Label of a use of a template that brings the same once more.
    public static final String SAME_BY_USE = "the same by this use";

    /// By file, offset and code: the same order on every run.
    public static final Comparator<Diagnostic> ORDER = Diagnostic::inOrder;

    public Diagnostic {
        related = List.copyOf(related);
        notes = List.copyOf(notes);
        fixes = List.copyOf(fixes);
    }

    /// With the code's own severity, to be completed by the `with…` methods.
    public static Diagnostic of(Code code, String headline, Span at, String label) {
        return new Diagnostic(
                code,
                code.severity(),
                headline,
                new Label(at, label),
                List.of(),
                List.of(),
                List.of());
    }

    /// About the platform as a whole: a missing file, a missing parameter.
    public static Diagnostic general(Code code, String headline) {
        return new Diagnostic(
                code, code.severity(), headline, null, List.of(), List.of(), List.of());
    }

    public Diagnostic withRelated(Span at, String label) {
        return new Diagnostic(
                code,
                severity,
                headline,
                primary,
                plus(related, new Label(at, label)),
                notes,
                fixes);
    }

    public Diagnostic withNote(String text) {
        return withNote(new Note.Info(text));
    }

    public Diagnostic withNote(Note note) {
        return new Diagnostic(code, severity, headline, primary, related, plus(notes, note), fixes);
    }

    public Diagnostic withFix(Fix fix) {
        return new Diagnostic(code, severity, headline, primary, related, notes, plus(fixes, fix));
    }

    private static int inOrder(Diagnostic a, Diagnostic b) {
        int byPlace = Boolean.compare(a.primary != null, b.primary != null);
        if (byPlace == 0 && a.primary != null && b.primary != null) {
            byPlace = a.primary.span().compareTo(b.primary.span());
        }
        if (byPlace != 0) {
            return byPlace;
        }
        int byCode = a.code.id().compareTo(b.code.id());
        return byCode != 0 ? byCode : a.headline.compareTo(b.headline);
    }

    /// Of something in a template: points at the use first and at the place in the template after
    /// it. What an `allow` in the template may speak of stays where it is.
    ///
    /// @param uses outermost first; none: the message stays as it is
    public Diagnostic atUse(List<Span> uses) {
        if (uses.isEmpty() || primary == null || !isError() || uses.contains(primary.span())) {
            return this;
        }
        var labels = new java.util.ArrayList<Label>();
        uses.stream().skip(1).forEach(use -> labels.add(new Label(use, "and by this use")));
        labels.add(primary);
        labels.addAll(related);
        return new Diagnostic(
                code,
                severity,
                headline,
                new Label(uses.getFirst(), "comes about by this use"),
                labels,
                notes,
                fixes);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    private static <T> List<T> plus(List<T> list, T element) {
        var longer = new java.util.ArrayList<>(list);
        longer.add(element);
        return longer;
    }

    /// A span with a remark that makes sense on its own; the remark may be empty.
    public record Label(Span span, String text) {}

    /// A fact that belongs to the message.
    public sealed interface Note {
        record Info(String text) implements Note {}

        /// A calculation or small table, rendered in aligned columns.
        ///
        /// @param rows all of one length; the last column is set flush right when numeric
        /// @param totalAt index of the row that a rule is drawn above, or -1
        record Sum(List<List<String>> rows, int totalAt) implements Note {}
    }

    /// A change that would help.
    public record Fix(String title, Confidence confidence, List<Edit> edits) {}

    /// Replaces what `span` covers.
    public record Edit(Span span, String replacement) {}

    /// How sure a fix is.
    public enum Confidence {
        /// Keeps the meaning, or gives the only one that the text can have: `platformc fix` applies
        /// it.
        SAFE,
        /// Was solved again and is known to compile, but changes what was asked for.
        CHECKED,
        NEEDS_REVIEW
    }
}
