package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The diagnostics of one run, each said once: what two declarations share is built for both.
final class Report {
    private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();

    void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    List<Diagnostic> sorted() {
        var sorted = new ArrayList<>(diagnostics);
        sorted.sort(Diagnostic.ORDER);
        return sorted;
    }
}
