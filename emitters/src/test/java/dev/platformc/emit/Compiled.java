package dev.platformc.emit;

import dev.platformc.core.diagnostic.Severity;
import dev.platformc.core.text.SourceSet;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What a platform that a test writes down becomes.
///
/// @param text of the platform
public record Compiled(String text) {
    /// The object in the file of this name.
    public JsonNode object(String file) {
        return documents().stream()
                .filter(document -> document.path().endsWith("/" + file))
                .map(document -> Yaml.tree(document.content()))
                .findFirst()
                .orElseThrow();
    }

    /// All objects of a kind, in the order of their paths.
    public List<JsonNode> objects(String kind) {
        return documents().stream()
                .map(document -> Yaml.tree(document.content()))
                .filter(object -> object.path("kind").asString("").equals(kind))
                .toList();
    }

    /// All that is written.
    public List<Document> documents() {
        var outcome =
                Compilation.plan(SourceSet.of("test.platform", text), Map.of(), null, Budget.USUAL);
        var plan = outcome.value();
        if (plan == null) {
            throw new AssertionError(
                    outcome.diagnostics().stream()
                            .filter(d -> d.severity() == Severity.ERROR)
                            .toList());
        }
        return Emitters.emit(plan);
    }
}
