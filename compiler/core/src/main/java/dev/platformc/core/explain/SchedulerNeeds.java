package dev.platformc.core.explain;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the declarations on the pools of one scheduler ask of it, in the words of the catalog's
/// table.
final class SchedulerNeeds {
    private final Map<String, List<Identity>> askedBy = new LinkedHashMap<>();

    private SchedulerNeeds() {}

    /// Who asks, by need; needs that nobody has are not in it.
    static Map<String, List<Identity>> of(
            Platform platform, Cluster cluster, Cluster.Scheduler scheduler) {
        var needs = new SchedulerNeeds();
        for (var gang : platform.gangs()) {
            if (gang.on().value().pool().isServedBy(cluster, scheduler)) {
                needs.gang(gang);
            }
        }
        for (var endpoint : platform.endpoints()) {
            if (endpoint.on().value().pool().isServedBy(cluster, scheduler)) {
                needs.endpoint(endpoint);
            }
        }
        for (var queue : platform.queues()) {
            if (queue.on().value().stream().anyMatch(on -> served(on.pool(), cluster, scheduler))) {
                needs.queue(queue);
            }
        }
        return needs.askedBy;
    }

    private static boolean served(Pool pool, Cluster cluster, Cluster.Scheduler scheduler) {
        return pool.isServedBy(cluster, scheduler);
    }

    private void asks(boolean asks, String need, Identity who) {
        if (asks) {
            askedBy.computeIfAbsent(need, _ -> new ArrayList<>()).add(who);
        }
    }

    private void gang(Gang gang) {
        var who = gang.id();
        var required = gang.place().required();
        var preferred = gang.place().preferred();
        var elastic = gang.details().elastic();
        boolean grows = elastic != null;
        boolean node = required != null && required.value().equals("node");
        asks(gang.mostWorkers() > 1, "all-or-none", who);
        asks(required != null && !node && !grows, "one-level", who);
        asks(node, "one-node", who);
        asks(required != null && preferred != null && preferred.isWritten(), "two-levels", who);
        asks(gang.details().group() != null, "groups", who);
        asks(grows && required == null, "grow", who);
        asks(grows && required != null, "grow-placed", who);
        asks(elastic != null && elastic.step().value() > 1, "steps", who);
    }

    private void endpoint(Endpoint endpoint) {
        asks(endpoint.queue() != null, "endpoints", endpoint.id());
    }

    private void queue(Queue queue) {
        var who = queue.id();
        asks(true, "quota", who);
        asks(
                queue.borrow().isWritten() && !(queue.borrow().value() instanceof Queue.Limit.None),
                "borrow",
                who);
        asks(queue.lend().isWritten(), "lend", who);
        asks(queue.weight().isWritten(), "weight", who);
        asks(queue.strictOrder().value(), "strict-order", who);
        asks(queue.preempt().isWritten(), "preempt", who);
        asks(
                queue.on().value().stream()
                        .anyMatch(on ->
                                on instanceof Sharing sharing
                                        && sharing.slice().value() instanceof Sharing.Slicing.Mig),
                "slices",
                who);
    }
}
