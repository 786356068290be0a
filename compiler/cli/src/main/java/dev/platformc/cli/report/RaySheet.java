package dev.platformc.cli.report;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Ray;
import dev.platformc.plan.Plan;
import dev.platformc.plan.RayRollout;
import java.util.ArrayList;
import java.util.List;

/// Where the pods of a ray, or of the ray that serves an endpoint, came to stand, and how a new
/// version of it comes in.
final class RaySheet {
    private final Plan plan;
    private final List<List<String>> rows = new ArrayList<>();

    private RaySheet(Plan plan) {
        this.plan = plan;
    }

    /// None about anything else.
    ///
    /// @param key `ray.features`, `endpoint.chat`
    static List<List<String>> rows(Plan plan, String key) {
        var sheet = new RaySheet(plan);
        plan.platform().others().rays().stream()
                .filter(ray -> ray.id().key().equals(key))
                .forEach(sheet::ray);
        plan.endpoints().stream()
                .filter(Endpoint::isRayService)
                .filter(endpoint -> endpoint.id().key().equals(key))
                .forEach(sheet::endpoint);
        return sheet.rows;
    }

    private void row(String what, String text) {
        rows.add(List.of(what, text));
    }

    private void endpoint(Endpoint endpoint) {
        pods(RayRollout.head(plan, endpoint));
        rollout(RayRollout.of(plan, endpoint));
    }

    /// The two layers of a ray: its pods, which the plan places, and what Ray runs in them.
    private void ray(Ray ray) {
        ray.pods().forEach(this::pods);
        row(
                "runs",
                switch (ray.work()) {
                    case TASKS -> "tasks: they start anew elsewhere when a worker leaves";
                    case ACTORS -> "actors: a drain takes one pod at a time";
                });
        if (ray.duty() != null && ray.duty().value() instanceof Ray.Duty.Serve) {
            rollout(RayRollout.of(plan, ray));
        }
    }

    private void pods(Pods pods) {
        var placed = plan.of(pods);
        var most = pods.count().value();
        row(
                pods.id().name().substring(pods.id().name().lastIndexOf('.') + 1),
                placed.units() == 0
                        ? "none while nobody asks"
                        : PlacedSheet.units(pods, placed.units())
                                + " on "
                                + PlacedSheet.places(
                                        plan.of(pods.on().value().pool()), placed.spots()));
        if (most.isRange()) {
            row("", "at most " + most.most() + ", of which " + placed.unitsAtMost() + " fit");
        }
    }

    private void rollout(RayRollout rollout) {
        var surge = rollout.surge();
        row(
                "new version",
                switch (rollout.way()) {
                    case BESIDE -> "beside the old";
                    case STEPS -> "beside the old, in steps of " + RayRollout.STEP + " %";
                    case IN_PLACE -> "in place: only the application changes";
                });
        row(
                "",
                "a second cluster takes "
                        + Words.count(surge.needed(), "device")
                        + " in "
                        + Words.count(surge.units(), "pod")
                        + "; there is room for "
                        + surge.there()
                        + " in "
                        + surge.unitsThere());
    }
}
