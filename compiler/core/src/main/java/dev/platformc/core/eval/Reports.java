package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// What has been said so far: of one place and one code only the first, because a value that is
/// used twice is wrong only once.
final class Reports {
    /// @param uses of templates, between there and the place
    private record Said(Code code, Span at, List<Span> uses) {}

    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<Said> said = new HashSet<>();
    private List<Span> uses = List.of();
    private Set<Code> heard = EnumSet.allOf(Code.class);
    private final Unreadable unreadable;

    /// @param unreadable of what stands there nothing is said
    Reports(Unreadable unreadable) {
        this.unreadable = unreadable;
    }

    /// Of a text that was read whole.
    Reports() {
        this(new Unreadable(SourceSet.of(List.of()), List.of()));
    }

    /// From now on reports only these codes.
    void hear(Set<Code> codes) {
        heard = codes;
    }

    /// Works something out and reports only these codes.
    void hearing(Set<Code> codes, Supplier<?> body) {
        var before = heard;
        heard = codes;
        try {
            var _ = body.get();
        } finally {
            heard = before;
        }
    }

    void add(Diagnostic diagnostic) {
        if (!heard.contains(diagnostic.code())) {
            return;
        }
        var primary = diagnostic.primary();
        if (primary == null) {
            diagnostics.add(diagnostic);
        } else if (!unreadable.covers(primary.span())
                && !isSaid(diagnostic.code(), primary.span())) {
            said.add(new Said(diagnostic.code(), primary.span(), uses));
            diagnostics.add(diagnostic.atUse(uses));
        }
    }

    /// Whether it was said here, or of the template before anybody used it.
    private boolean isSaid(Code code, Span at) {
        for (int i = 0; i <= uses.size(); i++) {
            if (said.contains(new Said(code, at, uses.subList(i, uses.size())))) {
                return true;
            }
        }
        return false;
    }

    /// Works something out that is written in this scope: what is wrong with it there is said where
    /// the template is used, unless it is wrong for everybody.
    <T> T within(Scope scope, Supplier<T> body) {
        var before = uses;
        uses = scope.uses;
        try {
            return body.get();
        } finally {
            uses = before;
        }
    }

    void in(Scope scope, Runnable body) {
        within(
                scope,
                () -> {
                    body.run();
                    return true;
                });
    }

    /// Reports it and gives the value that everybody passes over in silence.
    Sourced<Value> missing(Diagnostic diagnostic, Span at) {
        add(diagnostic);
        return silent(at);
    }

    /// The same, when it has been reported already.
    static Sourced<Value> silent(Span at) {
        return Sourced.written(new Value.Missing(), at);
    }

    boolean isEmpty() {
        return diagnostics.isEmpty();
    }

    boolean has(Code code) {
        return diagnostics.stream().anyMatch(d -> d.code() == code);
    }

    /// How much has been said.
    int size() {
        return diagnostics.size();
    }

    /// What was said after so much, in the order in which it was met.
    List<Diagnostic> since(int size) {
        return List.copyOf(diagnostics.subList(size, diagnostics.size()));
    }

    /// All of it, in the order of the text. A name that means nothing is one mistake, however often
    /// it is used.
    List<Diagnostic> sorted() {
        var byHeadline = new LinkedHashMap<String, Diagnostic>();
        var all = new ArrayList<Diagnostic>();
        for (var each : diagnostics.stream().sorted(Diagnostic.ORDER).toList()) {
            if (each.code() == Code.UNKNOWN_NAME && each.primary() != null) {
                byHeadline.merge(each.headline(), each, Reports::alsoAt);
            } else {
                all.add(each);
            }
        }
        all.addAll(byHeadline.values());
        all.sort(Diagnostic.ORDER);
        return List.copyOf(all);
    }

    /// The first message, with the other place and the same change there.
    private static Diagnostic alsoAt(Diagnostic first, Diagnostic other) {
        var place = other.primary();
        if (place == null) {
            return first;
        }
        var related = new ArrayList<>(first.related());
        related.add(new Diagnostic.Label(place.span(), "and here"));
        var fixes = new ArrayList<Diagnostic.Fix>();
        for (var fix : first.fixes()) {
            var edits = new ArrayList<>(fix.edits());
            other.fixes().stream()
                    .filter(same -> same.title().equals(fix.title()))
                    .findFirst()
                    .ifPresent(same -> edits.addAll(same.edits()));
            fixes.add(new Diagnostic.Fix(fix.title(), fix.confidence(), edits));
        }
        return new Diagnostic(
                first.code(),
                first.severity(),
                first.headline(),
                first.primary(),
                related,
                first.notes(),
                fixes);
    }
}
