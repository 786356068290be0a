package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.Pool;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.lowering.PlanningProblem.WouldDisrupt;
import java.util.List;
import java.util.stream.Collectors;

/// Words for what would have to move and must not.
final class DisruptMessage {
    private DisruptMessage() {}

    static Diagnostic of(WouldDisrupt problem) {
        var workload = problem.workload();
        var pool = problem.nodes().pool();
        var message =
                Diagnostic.of(
                        Code.WOULD_DISRUPT,
                        "`"
                                + workload.id().name()
                                + "` would have to move and must not be disrupted",
                        workload.neverDisrupt().span(),
                        "it stays where it is");
        for (var reason : problem.reasons()) {
            var taker = reason.taker();
            if (taker != null) {
                message =
                        message.withRelated(
                                taker.span(), "has cards of " + name(pool, reason.node()));
            } else {
                message =
                        message.withNote(
                                name(pool, reason.node())
                                        + (reason.kind() == WouldDisrupt.Reason.Kind.GONE
                                                ? " is not in the pool any more"
                                                : " is kept as a spare"));
            }
        }
        message =
                message.withNote(
                                "by `platform.lock` it stands on " + places(pool, problem.before()))
                        .withNote(
                                problem.before().equals(problem.now())
                                        ? "it stays on its machine, but its slice would be cut anew"
                                        : "the plan that fits has it on "
                                                + places(pool, problem.now()));
        if (problem.reasons().isEmpty()) {
            message =
                    message.withNote(
                            "no plan was found in which all that is guaranteed stands and it stays");
        }
        return workload.neverDisrupt().isWritten()
                ? message.withFix(
                        new Fix(
                                "let it be moved",
                                Confidence.CHECKED,
                                List.of(new Edit(workload.neverDisrupt().span(), "allow"))))
                : message;
    }

    private static String places(Pool pool, List<Spot> spots) {
        return spots.isEmpty()
                ? "no machine"
                : spots.stream()
                        .map(s ->
                                (s.nodes() == 1
                                                ? name(pool, s.firstNode())
                                                : name(pool, s.firstNode())
                                                        + " to "
                                                        + name(pool, s.firstNode() + s.nodes() - 1))
                                        + " ("
                                        + s.unitsOnEach()
                                        + (s.nodes() == 1 ? ")" : " each)"))
                        .collect(Collectors.joining(", "));
    }

    private static String name(Pool pool, int node) {
        var hosts = pool.hosts().value();
        return "`"
                + (node < hosts.size()
                        ? hosts.get(node)
                        : pool.id().objectName() + "-" + (node + 1))
                + "`";
    }
}
