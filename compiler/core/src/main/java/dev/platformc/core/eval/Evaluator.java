package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.syntax.Expr;
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
        return evaluate(files, parameters, catalog, List.of());
    }

    /// The same with the changes of a test laid over it.
    ///
    /// @param changes declarations and uses, see [TestCase]
    public static Outcome<Declarations> evaluate(
            List<SourceFile> files,
            Map<String, String> parameters,
            Catalog catalog,
            List<Item> changes) {
        var reports = new Reports();
        var evaluation = new Evaluation(catalog, parameters, reports);
        new Shape(evaluation, new Overlay(changes)).expand(files);
        evaluation.parameters.bindAll();
        var declared =
                evaluation.scope.all().stream()
                        .filter(node -> node.kind.built())
                        .map(evaluation.nodes::declared)
                        .toList();
        hearUnused(evaluation);
        var rules = new RuleReader(evaluation, files).read();
        return Outcome.of(
                new Declarations(declared, evaluation.parameters.asWritten(), rules),
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
        for (var named : evaluation.scope.named().entrySet()) {
            if (named.getValue() instanceof Scope.Named.Let(var let)
                    && !evaluation.names.isUsed(named.getKey())) {
                evaluation.names.value(
                        new Expr.Ref(named.getKey(), let.name().span()),
                        Place.ANYWHERE,
                        Env.PLATFORM);
            }
        }
    }
}
