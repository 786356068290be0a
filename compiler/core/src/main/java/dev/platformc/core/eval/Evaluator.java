package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.syntax.SourceFile;
import dev.platformc.hardware.catalog.Catalog;
import java.util.List;
import java.util.Map;

/// From trees to declarations: parameters and conditions, names, copies, values and their types.
///
/// Defaults, also those that refer to the only declaration of a kind, are the next stage's.
public final class Evaluator {
    private Evaluator() {}

    /// Evaluates a whole platform. A value always comes back; an attribute that could not be worked
    /// out is [Value.Missing] and has been reported.
    ///
    /// @param parameters by name, as written in the language: `prod`, `8`, `80GiB`
    public static Outcome<Declarations> evaluate(
            List<SourceFile> files, Map<String, String> parameters, Catalog catalog) {
        var reports = new Reports();
        var evaluation = new Evaluation(catalog, parameters, reports);
        new Shape(evaluation).expand(files);
        evaluation.parameters.bindAll();
        var declared =
                evaluation.scope.all().stream()
                        .filter(node -> node.kind.built())
                        .map(evaluation.nodes::declared)
                        .toList();
        return Outcome.of(
                new Declarations(declared, evaluation.parameters.asWritten()), reports.sorted());
    }
}
