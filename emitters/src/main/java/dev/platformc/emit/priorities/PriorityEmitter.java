package dev.platformc.emit.priorities;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Priority;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClassBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A priority twice: for the pods, and under Kueue for the order in the queues.
public final class PriorityEmitter implements Emitter {
    /// The one kind of Kueue that has no spec.
    record WorkloadPriorityClass(
            String apiVersion,
            String kind,
            ObjectMeta metadata,
            int value,
            @Nullable String description) {}

    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var cluster : plan.platform().clusters()) {
            for (var priority : plan.platform().priorities()) {
                var meta =
                        Metadata.of(Topic.CLUSTER, plan.platform(), cluster, priority.id())
                                .wave(Wave.PRIORITIES);
                documents.add(forPods(priority, meta));
                if (cluster.scheduler().value() == Cluster.Scheduler.KUEUE) {
                    documents.add(forQueues(priority, meta));
                }
            }
        }
        return documents;
    }

    private static Document forPods(Priority priority, Metadata meta) {
        var content =
                new PriorityClassBuilder()
                        .withMetadata(meta.meta())
                        .withValue(priority.value().value())
                        .withGlobalDefault(priority.isDefault().value())
                        .withPreemptionPolicy(
                                priority.preempts().value() ? "PreemptLowerPriority" : "Never")
                        .withDescription(priority.id().documentation())
                        .build();
        return meta.document("PriorityClass", content)
                .from("/value", priority.value().origin())
                .from("/globalDefault", priority.isDefault().origin())
                .from("/preemptionPolicy", priority.preempts().origin());
    }

    private static Document forQueues(Priority priority, Metadata meta) {
        var content =
                new WorkloadPriorityClass(
                        "kueue.x-k8s.io/v1beta2",
                        "WorkloadPriorityClass",
                        meta.meta(),
                        priority.value().value(),
                        priority.id().documentation());
        return meta.document("WorkloadPriorityClass", content)
                .from("/value", priority.value().origin());
    }
}
