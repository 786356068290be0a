package dev.platformc.emit.volcano;

import dev.platformc.core.model.Gang;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Wave;
import dev.platformc.emit.gang.GangObject;
import dev.platformc.emit.gang.Placement;
import dev.platformc.emit.gang.Rendezvous;
import dev.platformc.emit.gang.Tiers;
import dev.platformc.emit.gang.WorkerPod;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A gang as a job of Volcano's own, or as the group of another job's pods.
final class Jobs {
    private static final String TASK = "worker";
    private static final String TEMPLATE = "/spec/tasks/0/template";

    private Jobs() {}

    static Document of(Gang gang, WorkloadPlan placed, Metadata base) {
        var name = gang.id().objectName();
        var first = name + "-" + TASK + "-0." + name;
        var pod =
                WorkerPod.of(gang, placed, Placement.ofPods(gang, base, false), TASK)
                        .meetingIn(null, Rendezvous.env(gang, first, "volcano.sh/task-index"));
        int least = gang.workers().value();
        var task =
                new Specs.Task(
                        TASK, gang.mostWorkers(), least, partitions(gang), limited(gang, pod));
        var spec =
                new Specs.Job(
                        "volcano",
                        queue(gang),
                        priority(gang),
                        least,
                        gang.retries().value(),
                        topology(gang),
                        new TreeMap<>(Map.of("env", List.of(), "svc", List.of())),
                        List.of(new Specs.Policy(List.of("PodFailed", "PodEvicted"), "RestartJob")),
                        List.of(task));
        var meta = GangObject.admitted(gang, base);
        var content = new CustomObject<>(Specs.BATCH, "Job", meta.meta(), spec);
        // A Job of Kubernetes may have the same name.
        var path = meta.topic().path(meta.platform(), meta.cluster(), "VolcanoJob", name);
        var document =
                origins(meta.documentAt(path, content), gang)
                        .from("/spec/minAvailable", gang.workers().origin())
                        .from("/spec/maxRetry", gang.retries().origin())
                        .from("/spec/tasks/0/replicas", gang.workers().origin());
        var elastic = gang.details().elastic();
        var group = gang.details().group();
        if (task.partitionPolicy() != null) {
            document =
                    document.from(
                            "/spec/tasks/0/partitionPolicy",
                            group != null
                                    ? group.workers().origin()
                                    : elastic != null
                                            ? elastic.step().origin()
                                            : gang.workers().origin());
        }
        var maxSeconds = gang.maxSeconds();
        if (maxSeconds != null) {
            document = document.from(TEMPLATE + "/spec/activeDeadlineSeconds", maxSeconds.origin());
        }
        return pod.origins(document, TEMPLATE);
    }

    /// The job as a whole has no time limit: its pods have one.
    private static PodTemplateSpec limited(Gang gang, WorkerPod pod) {
        var maxSeconds = gang.maxSeconds();
        return new PodTemplateSpecBuilder(pod.template())
                .editSpec()
                .withActiveDeadlineSeconds(maxSeconds == null ? null : maxSeconds.value())
                .endSpec()
                .build();
    }

    /// Groups that share a domain, or steps that it grows by.
    private static Specs.@Nullable Partitions partitions(Gang gang) {
        var group = gang.details().group();
        var elastic = gang.details().elastic();
        if (group != null) {
            var tier = Tiers.of(gang.on().value().pool(), group.required().value());
            return partitions(
                    gang,
                    group.workers().value(),
                    tier == null ? null : new Specs.NetworkTopology("hard", tier));
        }
        return elastic == null || elastic.step().value() == 1
                ? null
                : partitions(gang, elastic.step().value(), null);
    }

    /// Absent where the size does not divide both ends of the range; the compiler says so.
    private static Specs.@Nullable Partitions partitions(
            Gang gang, int size, Specs.@Nullable NetworkTopology topology) {
        int least = gang.workers().value();
        int most = gang.mostWorkers();
        return least % size != 0 || most % size != 0
                ? null
                : new Specs.Partitions(most / size, size, least / size, topology);
    }

    static Document group(Gang gang, Metadata base) {
        var meta = base.wave(Wave.RUNTIMES);
        var spec =
                new Specs.PodGroup(
                        gang.workers().value(), queue(gang), priority(gang), topology(gang));
        var content = new CustomObject<>(Specs.SCHEDULING, "PodGroup", meta.meta(), spec);
        return origins(meta.document("PodGroup", content), gang)
                .from("/spec/minMember", gang.workers().origin());
    }

    private static Document origins(Document document, Gang gang) {
        var result = document;
        var queue = gang.queue();
        if (queue != null) {
            result = result.from("/spec/queue", queue.origin());
        }
        var priority = gang.priority();
        if (priority != null) {
            result = result.from("/spec/priorityClassName", priority.origin());
        }
        var place = Placement.level(gang);
        return topology(gang) == null || place == null
                ? result
                : result.from("/spec/networkTopology", place.origin());
    }

    private static Specs.@Nullable NetworkTopology topology(Gang gang) {
        var wish = Tiers.of(gang);
        return wish == null ? null : new Specs.NetworkTopology(wish.mode(), wish.highest());
    }

    private static @Nullable String queue(Gang gang) {
        var queue = gang.queue();
        return queue == null ? null : queue.value().id().objectName();
    }

    private static @Nullable String priority(Gang gang) {
        var priority = gang.priority();
        return priority == null ? null : priority.value().id().objectName();
    }
}
