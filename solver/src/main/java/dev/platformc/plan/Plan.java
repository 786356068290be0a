package dev.platformc.plan;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Workload;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The platform, placed.
///
/// @param pools in the order of the platform's pools
/// @param queues in the order of the platform's queues
/// @param workloads gangs first, then endpoints, each in the order of the platform
public record Plan(
        Platform platform,
        List<PoolPlan> pools,
        List<QueuePlan> queues,
        List<WorkloadPlan> workloads,
        Cost cost) {

    public PoolPlan of(Pool pool) {
        return find(pools, plan -> plan.pool().id().equals(pool.id()), pool.id().key());
    }

    public QueuePlan of(Queue queue) {
        return find(queues, plan -> plan.queue().id().equals(queue.id()), queue.id().key());
    }

    public WorkloadPlan of(Workload workload) {
        return find(
                workloads, plan -> plan.workload().id().equals(workload.id()), workload.id().key());
    }

    /// Whether some node has devices, cores and memory for one more unit of a workload, beside all
    /// that is guaranteed.
    public boolean hasRoomForOneMore(Workload workload) {
        var placed = of(workload);
        var pool = of(workload.on().value().pool());
        var beside = guaranteedOn(pool.pool());
        return IntStream.range(0, pool.nodeCount())
                .anyMatch(node -> new NodeUse(beside, pool, node).hasRoomFor(placed));
    }

    /// The guaranteed workloads of a pool.
    public List<WorkloadPlan> guaranteedOn(Pool pool) {
        return workloads.stream()
                .filter(p -> p.workload().on().value().pool().id().isSame(pool.id()))
                .filter(p -> p.workload().start().value() == Workload.Start.GUARANTEED)
                .toList();
    }

    public List<Gang> gangs() {
        return platform.gangs();
    }

    public List<Endpoint> endpoints() {
        return platform.endpoints();
    }

    private static <T> T find(List<T> plans, Predicate<T> test, String what) {
        return plans.stream()
                .filter(test)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in this plan: " + what));
    }
}
