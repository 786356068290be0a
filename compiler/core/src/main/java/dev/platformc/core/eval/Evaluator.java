package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.SourceFile;
import dev.platformc.hardware.catalog.Catalog;
import java.util.EnumSet;
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
        return evaluate(Trees.of(files), parameters, catalog);
    }

    /// The same for a platform with libraries.
    public static Outcome<Declarations> evaluate(
            Trees trees, Map<String, String> parameters, Catalog catalog) {
        return evaluate(trees, parameters, catalog, List.of());
    }

    /// The same with the changes of a test laid over it.
    ///
    /// @param changes declarations and uses, see [TestCase]
    public static Outcome<Declarations> evaluate(
            Trees trees, Map<String, String> parameters, Catalog catalog, List<Item> changes) {
        var reports = new Reports(new Unreadable(trees.sources(), trees.said()));
        var evaluation = new Evaluation(catalog, parameters, reports);
        var shape = new Shape(evaluation, trees, new Overlay(changes));
        shape.expand();
        evaluation.parameters.bindAll();
        checkTemplates(evaluation);
        var declared =
                evaluation.census.all().stream()
                        .filter(node -> node.kind.built())
                        .map(evaluation.nodes::declared)
                        .toList();
        hearUnused(evaluation);
        var rules = new RuleReader(evaluation, trees).read();
        return Outcome.of(
                new Declarations(
                        declared, evaluation.parameters.asWritten(), rules, shape.isBroken()),
                reports.sorted());
    }

    /// A `let` that nothing uses stands in no place, so only what is wrong in every place is said.
    private static void hearUnused(Evaluation evaluation) {
        evaluation.reports.hear(
                EnumSet.of(
                        Code.CYCLE,
                        Code.NOT_YET,
                        Code.FACT_OUTSIDE_RULE,
                        Code.DIMENSION_MISMATCH,
                        Code.DIVISION_BY_ZERO,
                        Code.NUMBER_TOO_LONG,
                        Code.EMPTY_RANGE,
                        Code.TOO_MUCH));
        evaluation.census.scopes().forEach(evaluation.names::unused);
    }

    /// Templates as they are written, then what fills the holes of each use: so what is wrong for
    /// everybody is said once.
    private static void checkTemplates(Evaluation evaluation) {
        evaluation.census.samples().stream()
                .filter(node -> node.kind.built())
                .forEach(evaluation.nodes::declared);
        for (var scope : evaluation.census.scopes()) {
            for (var named : scope.own().values()) {
                if (named instanceof Named.Hole hole) {
                    evaluation.holes.filled(hole);
                }
            }
        }
    }
}
