package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Ray;
import dev.platformc.plan.Plan;
import dev.platformc.plan.RayRollout;
import java.util.ArrayList;
import java.util.List;

/// What Ray serves is upgraded by a whole new cluster beside the old one, if there is room.
final class SurgeMessage {
    private SurgeMessage() {}

    /// The services of a plan whose new versions wait, or are never rolled out although nobody said
    /// so.
    static List<PlanningProblem> check(Plan plan) {
        var problems = new ArrayList<PlanningProblem>();
        for (var ray : plan.platform().others().rays()) {
            if (ray.duty() != null && ray.duty().value() instanceof Ray.Duty.Serve) {
                check(problems, ray.id(), RayRollout.of(plan, ray));
            }
        }
        plan.endpoints().stream()
                .filter(Endpoint::isRayService)
                .forEach(endpoint -> check(problems, endpoint.id(), RayRollout.of(plan, endpoint)));
        return problems;
    }

    private static void check(List<PlanningProblem> problems, Identity of, RayRollout rollout) {
        switch (rollout.why()) {
            case WRITTEN, ROOM -> {}
            case NO_ROOM, QUEUE -> problems.add(new PlanningProblem.NoSurge(of, rollout));
        }
    }

    static Diagnostic of(PlanningProblem.NoSurge problem) {
        var rollout = problem.rollout();
        var surge = rollout.surge();
        boolean waits = rollout.way() == RayRollout.Way.BESIDE;
        var message =
                Diagnostic.of(
                        Code.SURGE_NEEDS_GPUS,
                        waits
                                ? "a new version of `"
                                        + problem.of().name()
                                        + "` waits for room beside the old"
                                : "a new version of `"
                                        + problem.of().name()
                                        + "` is not rolled out by itself",
                        rollout.origin().span(),
                        rollout.why() == RayRollout.Why.QUEUE
                                ? "its queue would not admit a second cluster"
                                : "a second cluster has no room");
        return message.withNote(
                        "a second cluster takes "
                                + PlanningWords.counted(surge.needed(), "device")
                                + " in "
                                + PlanningWords.counted(surge.units(), "pod")
                                + "; there is room for "
                                + surge.there()
                                + " in "
                                + surge.unitsThere())
                .withNote(
                        waits
                                ? "`upgrade = in-place` changes the application alone"
                                : "`upgrade = in-place` says so, `upgrade = surge` waits for room");
    }
}
