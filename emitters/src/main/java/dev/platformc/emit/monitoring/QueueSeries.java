package dev.platformc.emit.monitoring;

import dev.platformc.core.model.Cluster;
import org.jspecify.annotations.Nullable;

/// How each scheduler counts what a queue holds and what waits in it.
final class QueueSeries {
    private QueueSeries() {}

    /// How many wait; absent: it does not say.
    static @Nullable String waiting(Cluster.Scheduler scheduler, String queue) {
        return switch (scheduler) {
            case KUEUE -> Query.sum("kueue_pending_workloads", ofKueue(queue));
            case VOLCANO -> Query.sum("volcano_queue_pod_group_pending_count", byName(queue));
            case KAI, DEFAULT -> null;
        };
    }

    /// How many were let in; absent: it does not say.
    static @Nullable String admitted(Cluster.Scheduler scheduler, String queue) {
        return switch (scheduler) {
            case KUEUE -> Query.sum("kueue_admitted_active_workloads", ofKueue(queue));
            case VOLCANO -> Query.sum("volcano_queue_pod_group_running_count", byName(queue));
            case KAI, DEFAULT -> null;
        };
    }

    /// Devices that it holds; absent: it does not say.
    static @Nullable String held(Cluster.Scheduler scheduler, String queue) {
        return switch (scheduler) {
            case KUEUE -> bySort("kueue_cluster_queue_resource_usage", ofKueue(queue));
            case VOLCANO -> bySort("volcano_queue_allocated_scalar_resources", byName(queue));
            case KAI -> Query.sum("kai_queue_allocated_gpus", byName(queue));
            case DEFAULT -> null;
        };
    }

    /// Devices that it is promised; absent: it does not say.
    static @Nullable String promised(Cluster.Scheduler scheduler, String queue) {
        return switch (scheduler) {
            case KUEUE -> bySort("kueue_cluster_queue_nominal_quota", ofKueue(queue));
            case VOLCANO -> bySort("volcano_queue_deserved_scalar_resources", byName(queue));
            case KAI -> Query.sum("kai_queue_deserved_gpus", byName(queue));
            case DEFAULT -> null;
        };
    }

    /// The part of its promise that it holds, of the kind of device of which it holds most.
    static @Nullable String used(Cluster.Scheduler scheduler, String queue) {
        var held = held(scheduler, queue);
        return held == null ? null : "max(" + held + " / " + promised(scheduler, queue) + ")";
    }

    private static String bySort(String metric, String selector) {
        return "sum by (resource) ("
                + Query.series(metric, selector + ",resource=~\"nvidia.com/.+\"")
                + ")";
    }

    private static String ofKueue(String queue) {
        return Query.equal("cluster_queue", queue);
    }

    private static String byName(String queue) {
        return Query.equal("queue_name", queue);
    }
}
