package dev.platformc.plan;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Upgrade;
import dev.platformc.core.model.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a new version of what Ray serves comes in: beside the old where the plan has room for both,
/// step by step where it has room for a part, and otherwise not by itself.
///
/// @param why of the way, for people
/// @param surge what a second cluster takes, and what of it there is
/// @param gatewayClass of the gateway that shifts the requests step by step; absent: none can
/// @param origin the line that decides
public record RayRollout(
        Way way, Why why, Surge surge, @Nullable String gatewayClass, Origin origin) {
    /// Of a cluster, the smallest part with which a step can begin, in percent.
    public static final int STEP = 25;

    /// Minor release of Ray 2 that can shift requests step by step.
    private static final int FIRST_WITH_STEPS = 51;

    public enum Way {
        /// A whole second cluster.
        BESIDE,
        /// A second cluster that grows as the first shrinks.
        STEPS,
        /// Only the application changes, in the cluster that there is.
        IN_PLACE
    }

    public enum Why {
        WRITTEN,
        /// There is room for as much.
        ROOM,
        /// There is not.
        NO_ROOM,
        /// Beyond the quota a second cluster would not be admitted, and wait for ever.
        QUEUE
    }

    public static RayRollout of(Plan plan, Ray ray) {
        // What the head knows is kept once for both.
        var parts = new ArrayList<Workload>(ray.pods());
        parts.remove(ray.keeper());
        boolean hasSteps = ray.isScaled() && knowsSteps(ray.version());
        return of(plan, ray.id(), parts, hasSteps, ray.upgrade());
    }

    public static RayRollout of(Plan plan, Endpoint endpoint) {
        return of(
                plan,
                endpoint.id(),
                List.of(head(plan, endpoint), endpoint),
                endpoint.replicas().value().isRange() && knowsSteps(endpoint.engine().version()),
                endpoint.details().upgrade());
    }

    /// The head of the cluster that serves an endpoint.
    public static Pods head(Plan plan, Endpoint endpoint) {
        var key = endpoint.id().key() + ".head";
        return plan.platform().others().pods().stream()
                .filter(pods -> pods.id().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static RayRollout of(
            Plan plan,
            Identity of,
            List<Workload> parts,
            boolean hasSteps,
            @Nullable Sourced<Upgrade> wish) {
        var surge = Surge.of(plan, parts.stream().map(plan::of).toList());
        var from = wish == null ? new Origin.Default(of.span()) : wish.origin();
        if (wish != null && wish.value() == Upgrade.IN_PLACE) {
            return new RayRollout(Way.IN_PLACE, Why.WRITTEN, surge, null, from);
        }
        if (wish == null && isAdmitted(parts.getFirst())) {
            return new RayRollout(Way.IN_PLACE, Why.QUEUE, surge, null, from);
        }
        var gatewayClass = hasSteps ? gatewayClass(plan, of) : null;
        if (gatewayClass != null && surge.percent() >= STEP) {
            return new RayRollout(Way.STEPS, Why.ROOM, surge, gatewayClass, from);
        }
        if (surge.fits()) {
            return new RayRollout(Way.BESIDE, Why.ROOM, surge, null, from);
        }
        return new RayRollout(
                wish == null ? Way.IN_PLACE : Way.BESIDE, Why.NO_ROOM, surge, null, from);
    }

    private static boolean knowsSteps(Sourced<String> version) {
        var minor = Ray.minor(version.value());
        return minor != null && minor >= FIRST_WITH_STEPS;
    }

    private static boolean isAdmitted(Workload head) {
        return head.queue() != null
                && head.on().value().pool().scheduler().value() != Cluster.Scheduler.DEFAULT;
    }

    /// KubeRay shifts the requests with a gateway of its own, of the class that the platform uses;
    /// what one of ours routes to keeps its service, which that would take away.
    private static @Nullable String gatewayClass(Plan plan, Identity of) {
        var gateways = plan.platform().access().gateways();
        boolean isRouted =
                gateways.stream()
                        .flatMap(gateway -> gateway.routes().values().stream())
                        .flatMap(endpoints -> endpoints.value().stream())
                        .anyMatch(endpoint -> endpoint.id().isSame(of));
        if (isRouted) {
            return null;
        }
        for (var gateway : gateways) {
            var gatewayClass = gateway.gatewayClass();
            if (gatewayClass != null) {
                return gatewayClass.value();
            }
        }
        return null;
    }
}
