package dev.platformc.emit;

import dev.platformc.core.text.SourceSet;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What a platform that a test writes down becomes.
///
/// @param text of the platform
public record Compiled(String text) {
    /// The object in the file of this name.
    public JsonNode object(String file) {
        var outcome =
                Compilation.plan(SourceSet.of("test.platform", text), Map.of(), null, Budget.USUAL);
        var plan = outcome.value();
        if (plan == null) {
            throw new AssertionError(outcome.diagnostics());
        }
        return Emitters.emit(plan).stream()
                .filter(document -> document.path().endsWith("/" + file))
                .map(document -> Yaml.tree(document.content()))
                .findFirst()
                .orElseThrow();
    }
}
