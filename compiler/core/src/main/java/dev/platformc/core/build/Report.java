package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Declared;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The diagnostics of one run, each said once: what two declarations share is built for both.
final class Report {
    private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();

    private @Nullable Declared built;

    void add(Diagnostic diagnostic) {
        diagnostics.add(built == null ? diagnostic : atUse(diagnostic, built));
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
        var sorted = new ArrayList<>(diagnostics);
        sorted.sort(Diagnostic.ORDER);
        return sorted;
    }
}
