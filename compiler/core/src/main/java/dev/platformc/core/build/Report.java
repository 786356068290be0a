package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The diagnostics of one run, each said once: what two declarations share is built for both, and
/// two instances of a template may be wrong in the same way.
final class Report {
    private final Map<Said, Diagnostic> diagnostics = new LinkedHashMap<>();

    private @Nullable Declared built;

    /// Whether some declarations could not be read.
    private final boolean lost;

    /// @param lost whether some declarations could not be read: then none is missed
    Report(boolean lost) {
        this.lost = lost;
    }

    /// Says that something is not there, unless that may be because it could not be read.
    void addAbsence(Diagnostic diagnostic) {
        if (!lost) {
            add(diagnostic);
        }
    }

    void add(Diagnostic diagnostic) {
        var declared = built;
        if (declared == null) {
            diagnostics.putIfAbsent(new Said(diagnostic, ""), diagnostic);
            return;
        }
        var said = new Said(diagnostic, declared.scope());
        var before = diagnostics.get(said);
        if (before == null) {
            diagnostics.put(said, atUse(diagnostic, declared));
        } else if (!declared.uses().isEmpty() && !mentions(before, declared.uses().getFirst())) {
            diagnostics.put(
                    said, before.withRelated(declared.uses().getFirst(), Diagnostic.SAME_BY_USE));
        }
    }

    private static boolean mentions(Diagnostic diagnostic, Span at) {
        var primary = diagnostic.primary();
        return primary != null && primary.span().equals(at)
                || diagnostic.related().stream().anyMatch(label -> label.span().equals(at));
    }

    /// The same for two instances of a template when it differs in nothing but their names.
    private record Said(
            Code code,
            Diagnostic.@Nullable Label at,
            String headline,
            List<Diagnostic.Note> notes,
            List<Diagnostic.Fix> fixes) {
        Said(Diagnostic diagnostic, String scope) {
            this(
                    diagnostic.code(),
                    diagnostic.primary() == null
                            ? null
                            : new Diagnostic.Label(
                                    diagnostic.primary().span(),
                                    anyScope(diagnostic.primary().text(), scope)),
                    anyScope(diagnostic.headline(), scope),
                    diagnostic.notes().stream().map(note -> anyScope(note, scope)).toList(),
                    diagnostic.fixes());
        }

        private static Diagnostic.Note anyScope(Diagnostic.Note note, String scope) {
            return note instanceof Diagnostic.Note.Info(var text)
                    ? new Diagnostic.Note.Info(anyScope(text, scope))
                    : note;
        }

        private static String anyScope(String text, String scope) {
            return scope.isEmpty()
                    ? text
                    : text.replace("`" + scope + ".", "`").replace("`" + scope + "`", "``");
        }
    }

    /// Builds something: what is wrong with a line of a template is said where it is used.
    <T extends @Nullable Object> T within(Declared declared, Supplier<T> body) {
        var before = built;
        built = declared;
        try {
            return body.get();
        } finally {
            built = before;
        }
    }

    private static Diagnostic atUse(Diagnostic diagnostic, Declared built) {
        var primary = diagnostic.primary();
        var declaration = built.id().declaration();
        boolean inside =
                primary != null
                        && primary.span().file().equals(declaration.file())
                        && primary.span().start() >= declaration.start()
                        && primary.span().end() <= declaration.end();
        return inside ? diagnostic.atUse(built.uses()) : diagnostic;
    }

    List<Diagnostic> sorted() {
        var sorted = new ArrayList<>(diagnostics.values());
        sorted.sort(Diagnostic.ORDER);
        return sorted;
    }
}
