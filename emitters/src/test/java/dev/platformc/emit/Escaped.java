package dev.platformc.emit;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A platform with patches and manifests, written.
///
/// @param documents those that are written, right or wrong
/// @param diagnostics what emitting them said
public record Escaped(SourceSet sources, List<Document> documents, List<Diagnostic> diagnostics) {
    public static Escaped of(String text, String... schemas) {
        return of(
                SourceSet.of("test.platform", text)
                        .withSchemas(
                                java.util.stream.IntStream.range(0, schemas.length)
                                        .mapToObj(i ->
                                                new Source("schemas/" + i + ".yaml", schemas[i]))
                                        .toList()));
    }

    static Escaped of(SourceSet sources) {
        var outcome = Compilation.plan(sources, Map.of(), null, Budget.USUAL);
        var plan = outcome.value();
        if (plan == null) {
            throw new AssertionError(outcome.diagnostics());
        }
        var emitted = Emitters.emit(plan, sources);
        var documents = emitted.value();
        if (documents == null) {
            throw new AssertionError(emitted.diagnostics());
        }
        return new Escaped(sources, documents, emitted.diagnostics());
    }

    public Document document(String path) {
        return documents.stream()
                .filter(document -> document.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not among " + paths()));
    }

    public JsonNode tree(String path) {
        return Yaml.tree(document(path).content());
    }

    public Collection<String> paths() {
        return documents.stream().map(Document::path).toList();
    }

    public List<Code> codes() {
        return diagnostics.stream().map(Diagnostic::code).toList();
    }

    /// The text that answers for a field.
    public String source(String path, String pointer) {
        return sources.text(document(path).originOf(pointer).span());
    }
}
