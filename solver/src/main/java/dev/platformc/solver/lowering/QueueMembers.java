package dev.platformc.solver.lowering;

import static java.util.stream.Collectors.groupingBy;

import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Workload;
import java.util.List;
import java.util.Map;

/// Which workloads each queue admits, in the order of the platform.
///
/// @param byQueue by the key of the queue; queues without workloads are absent
record QueueMembers(Map<String, List<Workload>> byQueue) {

    static QueueMembers of(Platform platform) {
        return new QueueMembers(
                platform.workloads()
                        .filter(w -> w.queue() != null)
                        .collect(groupingBy(QueueMembers::queue)));
    }

    List<Workload> of(Queue queue) {
        return byQueue.getOrDefault(queue.id().key(), List.of());
    }

    private static String queue(Workload workload) {
        var queue = workload.queue();
        return queue == null ? "" : queue.value().id().key();
    }
}
