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

    /// From now on reports only these codes.
    void hear(Set<Code> codes) {
        heard = codes;
    }

    void add(Diagnostic diagnostic) {
        if (!heard.contains(diagnostic.code())) {
            return;
        }
        var primary = diagnostic.primary();
        if (primary == null) {
            diagnostics.add(diagnostic);
        } else if (!isSaid(diagnostic.code(), primary.span())) {
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

    /// All of it, in the order of the text.
    List<Diagnostic> sorted() {
        return diagnostics.stream().sorted(Diagnostic.ORDER).toList();
    }
}
