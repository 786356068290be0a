package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What has been said so far: of one place and one code only the first, because a value that is
/// used twice is wrong only once.
final class Reports {
    private record Said(Code code, Span at) {}

    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final Set<Said> said = new HashSet<>();
    private Set<Code> heard = EnumSet.allOf(Code.class);

    /// From now on reports only these codes.
    void hear(Set<Code> codes) {
        heard = codes;
    }

    void add(Diagnostic diagnostic) {
        if (!heard.contains(diagnostic.code())) {
            return;
        }
        var primary = diagnostic.primary();
        if (primary == null || said.add(new Said(diagnostic.code(), primary.span()))) {
            diagnostics.add(diagnostic);
        }
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

    /// All of it, in the order of the text.
    List<Diagnostic> sorted() {
        return diagnostics.stream().sorted(Diagnostic.ORDER).toList();
    }
}
