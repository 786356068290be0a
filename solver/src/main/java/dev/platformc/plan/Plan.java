package dev.platformc.plan;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Workload;
import java.util.List;

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
                workloads,
                plan -> plan.workload().id().equals(workload.id()),
                workload.id().key());
    }

    /// The cards that a sharing was given, in the order of the nodes.
    public List<NodeRun> nodesOf(Sharing sharing) {
        return of(sharing.pool()).nodes().stream()
                .filter(run -> run.cards().stream().anyMatch(card -> card.belongsTo(sharing)))
                .toList();
    }

    public List<Gang> gangs() {
        return platform.gangs();
    }

    public List<Endpoint> endpoints() {
        return platform.endpoints();
    }

    private static <T> T find(
            List<T> plans, java.util.function.Predicate<T> test, String what) {
        return plans.stream()
                .filter(test)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in this plan: " + what));
    }
}
