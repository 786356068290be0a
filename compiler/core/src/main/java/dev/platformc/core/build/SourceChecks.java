package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;

/// Weights that a registry hands out under a name that moves.
final class SourceChecks {
    private SourceChecks() {}

    /// @param source of a model or adapter, as it is written
    static void check(Report report, Identity id, Sourced<Value> source) {
        boolean isOfRegistry =
                source.value() instanceof Value.Entry(var target, _)
                        && target.id().kind().equals("registry");
        if (!isOfRegistry || !(source.value() instanceof Value.Entry(_, var key))) {
            return;
        }
        if (key.matches(".*[:/]\\d+")) {
            return;
        }
        int alias = key.indexOf('@');
        report.add(
                Diagnostic.of(
                                Code.SOURCE_WITHOUT_DIGEST,
                                "the weights of " + id.display() + " may be others tomorrow",
                                source.span(),
                                alias >= 0
                                        ? "`"
                                                + key.substring(alias)
                                                + "` moves from version to"
                                                + " version"
                                        : "without a version it means the newest")
                        .withNote(
                                "a version stays what it is: `\""
                                        + (alias >= 0 ? key.substring(0, alias) : key)
                                        + ":3\"`"));
    }
}
