package dev.platformc.emit.ray;

import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.Plan;
import dev.platformc.plan.RayRollout;
import dev.platformc.plan.WorkloadPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What becomes a cluster of Ray: a declared one, or the one that serves an endpoint.
///
/// @param of the declaration
/// @param head where it stands
/// @param size of the head without the autoscaler
/// @param isServing whether requests come in
/// @param state volume on which is kept what the head knows; absent: nowhere
/// @param keeper the pod that keeps it; absent: the head itself, if it is kept
record RayShape(
        Identity of,
        Workload head,
        Ray.Size size,
        Sourced<Boolean> headRunsTasks,
        List<Group> groups,
        boolean isServing,
        Sourced<Long> idleSeconds,
        @Nullable Sourced<Storage> state,
        @Nullable Pods keeper,
        Sourced<String> version,
        Sourced<String> image,
        Map<String, Sourced<String>> env) {

    /// A worker that left for a quiet minute has to load the model again.
    private static final long IDLE_SECONDS = 600;

    /// Equal workers.
    ///
    /// @param name in the cluster
    /// @param placed where they stand and what devices each has
    /// @param store bytes in which Ray keeps objects
    /// @param sharedMemory besides
    /// @param devices line that says which devices
    /// @param spread they stand even over the domains of this level; absent: anywhere
    record Group(
            String name,
            WorkloadPlan placed,
            Sourced<CountRange> count,
            Sourced<Rational> cpu,
            Sourced<Bytes> memory,
            Sourced<Bytes> store,
            Sourced<Bytes> sharedMemory,
            Origin devices,
            @Nullable Sourced<String> spread) {
        Workload workload() {
            return placed.workload();
        }

        /// Size of `/dev/shm`.
        Bytes shared() {
            return store.value().plus(sharedMemory.value());
        }
    }

    static RayShape of(Plan plan, Ray ray) {
        var groups = ray.workers().stream().map(group -> group(plan, ray, group)).toList();
        boolean serves = ray.duty() != null && ray.duty().value() instanceof Ray.Duty.Serve;
        return new RayShape(
                ray.id(),
                ray.head(),
                ray.size(),
                ray.headRunsTasks(),
                groups,
                serves,
                ray.idleSeconds(),
                ray.state(),
                ray.keeper(),
                ray.version(),
                ray.image(),
                ray.env());
    }

    /// The cluster that serves an endpoint: a worker for each replica.
    static RayShape of(Plan plan, Endpoint endpoint) {
        var head = RayRollout.head(plan, endpoint);
        var end = endpoint.id().span();
        boolean isScaled = endpoint.replicas().value().isRange();
        var size =
                new Ray.Size(
                        head.cpu().map(cpu -> isScaled ? cpu.minus(Ray.AUTOSCALER_CPU) : cpu),
                        head.memory()
                                .map(all -> isScaled ? all.minus(Ray.AUTOSCALER_MEMORY) : all));
        var store = new Ray.Store.Share(Ray.SERVING_STORE);
        var replicas =
                new Group(
                        "replicas",
                        plan.of(endpoint),
                        endpoint.replicas(),
                        endpoint.cpu(),
                        endpoint.memory(),
                        endpoint.memory().map(store::of),
                        endpoint.sharedMemory(),
                        endpoint.fit().origin(),
                        endpoint.spread());
        return new RayShape(
                endpoint.id(),
                head,
                size,
                Sourced.preset(false, end),
                List.of(replicas),
                true,
                Sourced.preset(IDLE_SECONDS, end),
                null,
                null,
                endpoint.engine().version(),
                endpoint.engine().image(),
                endpoint.engine().env());
    }

    private static Group group(Plan plan, Ray ray, Ray.Group group) {
        var pods = group.pods();
        var part = pods.part();
        var own = pods.id().name().substring(ray.id().name().length() + 1);
        return new Group(
                own,
                plan.of(pods),
                pods.count(),
                pods.cpu(),
                pods.memory(),
                ray.objectStore().map(store -> store.of(pods.memory().value())),
                group.sharedMemory(),
                part == null ? pods.gpus().origin() : part.origin(),
                null);
    }

    /// Whether Ray's demand decides how many workers there are.
    boolean isScaled() {
        return groups.stream().anyMatch(group -> group.count().value().isRange());
    }

    /// Of the head, whose objects are few: those of the driver.
    Bytes headStore() {
        return new Ray.Store.Share(Ray.USUAL_STORE).of(size.memory().value());
    }
}
