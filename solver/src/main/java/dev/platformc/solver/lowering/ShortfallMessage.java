package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.Span;

/// A range whose least fits and whose most does not.
final class ShortfallMessage {
    private ShortfallMessage() {}

    static Diagnostic of(PlanningProblem.Shortfall problem) {
        var workload = problem.workload();
        int most = Groups.unitsAtMost(workload);
        var message =
                Diagnostic.of(
                                Code.SHORTFALL_AT_MAX,
                                "only "
                                        + problem.fit()
                                        + " of at most "
                                        + most
                                        + " "
                                        + PlanningWords.unit(workload, most)
                                        + " of `"
                                        + workload.id().name()
                                        + "` fit",
                                count(workload),
                                (most - problem.fit()) + " more would wait for devices")
                        .withRelated(workload.on().value().id().span(), "they run here")
                        .withNote(
                                "the least, "
                                        + PlanningWords.units(workload)
                                        + ", and "
                                        + (Groups.isGuaranteed(workload)
                                                ? "everything else that is guaranteed fit"
                                                : "what starts with it fit in an empty pool")
                                        + ": proved");
        return workload instanceof Endpoint endpoint
                ? message.withFix(
                        Repair.fix(
                                "let it grow to " + problem.fit() + " only",
                                endpoint.replicas().span(),
                                range(endpoint.replicas().value().least(), problem.fit())))
                : message;
    }

    private static Span count(Workload workload) {
        return switch (workload) {
            case Endpoint endpoint -> endpoint.replicas().span();
            case Pods pods -> pods.count().span();
            case Gang gang -> gang.workers().span();
        };
    }

    private static String range(int least, int most) {
        return least == most ? Integer.toString(least) : least + ".." + most;
    }
}
