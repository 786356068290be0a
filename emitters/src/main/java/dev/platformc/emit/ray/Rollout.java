package dev.platformc.emit.ray;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Upgrade;
import dev.platformc.plan.Plan;
import dev.platformc.plan.Surge;
import dev.platformc.plan.WorkloadPlan;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// How a new version of a service comes in: beside the old where the plan has room for both, step by
/// step where it has room for a part, and otherwise not by itself.
///
/// @param origin the line that decides
record Rollout(Specs.Upgrade strategy, Origin origin) {
    private static final int STEP = 25;
    private static final int SECONDS = 60;

    /// @param wish absent: a surge if there is room
    static Rollout of(Plan plan, RayShape shape, @Nullable Sourced<Upgrade> wish) {
        var from = wish == null ? new Origin.Default(shape.of().span()) : wish.origin();
        if (wish != null && wish.value() == Upgrade.IN_PLACE) {
            return new Rollout(new Specs.Upgrade("None", null), from);
        }
        if (wish == null && isAdmitted(shape)) {
            // Beyond the quota a second cluster would not be admitted, and wait for ever.
            return new Rollout(new Specs.Upgrade("None", null), from);
        }
        var surge = surge(plan, shape);
        var gatewayClass = gatewayClass(plan, shape);
        if (shape.isScaled() && gatewayClass != null && surge.percent() >= STEP) {
            var steps = new Specs.Steps(gatewayClass, surge.percent(), STEP, SECONDS);
            return new Rollout(
                    new Specs.Upgrade("NewClusterWithIncrementalUpgrade", steps), from);
        }
        return new Rollout(
                new Specs.Upgrade(surge.fits() || wish != null ? "NewCluster" : "None", null),
                from);
    }

    static Surge surge(Plan plan, RayShape shape) {
        var all = new ArrayList<WorkloadPlan>();
        all.add(plan.of(shape.head()));
        shape.groups().forEach(group -> all.add(group.placed()));
        return Surge.of(plan, all);
    }

    private static boolean isAdmitted(RayShape shape) {
        return shape.head().queue() != null
                && shape.head().on().value().pool().scheduler().value()
                        != Cluster.Scheduler.DEFAULT;
    }

    /// KubeRay shifts the requests with a gateway of its own, of the class that the platform uses;
    /// what one of ours routes to keeps its service, which that would take away.
    private static @Nullable String gatewayClass(Plan plan, RayShape shape) {
        for (var gateway : plan.platform().access().gateways()) {
            boolean routes =
                    gateway.routes().values().stream()
                            .flatMap(endpoints -> endpoints.value().stream())
                            .anyMatch(endpoint -> endpoint.id().isSame(shape.of()));
            if (routes) {
                return null;
            }
        }
        for (var gateway : plan.platform().access().gateways()) {
            var gatewayClass = gateway.gatewayClass();
            if (gatewayClass != null) {
                return gatewayClass.value();
            }
        }
        return null;
    }
}
