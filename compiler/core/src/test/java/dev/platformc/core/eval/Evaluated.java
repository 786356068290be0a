package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Parser;
import dev.platformc.core.syntax.SourceFile;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Split;
import dev.platformc.hardware.catalog.Catalog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A platform of a test, parsed and evaluated.
record Evaluated(SourceSet sources, Outcome<Declarations> outcome) {

    static Evaluated of(Collection<Source> files, Map<String, String> parameters) {
        return of(SourceSet.of(files), parameters);
    }

    static Evaluated of(SourceSet sources, Map<String, String> parameters) {
        var trees = new ArrayList<SourceFile>();
        var diagnostics = new ArrayList<Diagnostic>();
        for (var source : sources.sources()) {
            var parsed = Parser.parse(source);
            trees.add(Objects.requireNonNull(parsed.value()));
            diagnostics.addAll(parsed.diagnostics());
        }
        var outcome = Evaluator.evaluate(Trees.of(trees, sources), parameters, Catalog.standard());
        diagnostics.addAll(outcome.diagnostics());
        return new Evaluated(sources, new Outcome<>(outcome.value(), diagnostics));
    }

    static Evaluated text(String text, Map<String, String> parameters) {
        return of(Split.sources("test.platform", text), parameters);
    }

    static Evaluated text(String text) {
        return text(text, Map.of());
    }

    Declarations declarations() {
        return Objects.requireNonNull(outcome.value());
    }

    List<Diagnostic> diagnostics() {
        return outcome.diagnostics();
    }

    /// Ids and the text that each points at: `PLT-0201 h20`.
    List<String> said() {
        return diagnostics().stream().map(d -> d.code().id() + " " + pointedAt(d)).toList();
    }

    List<Code> codes() {
        return diagnostics().stream().map(Diagnostic::code).toList();
    }

    Declared declared(String kind, String name) {
        return declarations()
                .of(kind)
                .filter(d -> d.id().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    Sourced<Value> attribute(String kind, String name, String attribute) {
        return Objects.requireNonNull(
                declared(kind, name).attribute(attribute), attribute + " is absent");
    }

    Value value(String kind, String name, String attribute) {
        return attribute(kind, name, attribute).value();
    }

    String pointedAt(Diagnostic diagnostic) {
        var label = diagnostic.primary();
        return label == null ? "" : sources.text(label.span());
    }

    @Nullable String firstHeadline() {
        return diagnostics().isEmpty() ? null : diagnostics().getFirst().headline();
    }
}
