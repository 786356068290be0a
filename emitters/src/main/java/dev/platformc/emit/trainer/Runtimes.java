package dev.platformc.emit.trainer;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.Wave;
import dev.platformc.emit.gang.Placement;
import dev.platformc.emit.gang.Tiers;
import dev.platformc.emit.gang.WorkerPod;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One runtime a gang: priority, place and retries stand in the runtime, a TrainJob cannot change
/// them.
final class Runtimes {
    private static final String QUEUE = "scheduling.volcano.sh/queue-name";
    private static final String JOBS = "/spec/template/spec/replicatedJobs";
    private static final String POD = "/template/spec/template";

    private Runtimes() {}

    static Document of(Gang gang, WorkloadPlan placed, Metadata base) {
        var meta =
                base.wave(Wave.RUNTIMES)
                        .label(
                                "trainer.kubeflow.org/framework",
                                Frameworks.word(gang.framework().value()),
                                gang.framework().origin());
        boolean isMpi = gang.framework().value() == Gang.Framework.MPI;
        var pods = pods(gang, placed, Placement.ofPods(gang, base, isMpi), isMpi);
        var jobs = new ArrayList<Specs.ReplicatedJob>();
        for (var pod : pods) {
            jobs.add(job(jobs.isEmpty() && isMpi ? "launcher" : "node", jobs.isEmpty(), pod));
        }
        var jobSet =
                new Specs.JobSet(
                        new Specs.FailurePolicy(gang.retries().value()),
                        isMpi ? new Specs.Network(true) : null,
                        isMpi ? new Specs.SuccessPolicy("All", List.of("launcher")) : null,
                        jobs);
        var spec =
                new Specs.TrainingRuntime(
                        Frameworks.policy(gang),
                        podGroup(gang),
                        new Specs.JobSetTemplate(queue(gang), jobSet));
        var content = new CustomObject<>(Specs.API, "TrainingRuntime", meta.meta(), spec);
        var document =
                meta.document("TrainingRuntime", content)
                        .from("/spec/mlPolicy", gang.framework().origin())
                        .from("/spec/mlPolicy/numNodes", gang.workers().origin())
                        .from(
                                "/spec/template/spec/failurePolicy/maxRestarts",
                                gang.retries().origin());
        document = volcanoOrigins(document, gang);
        for (int i = 0; i < pods.size(); i++) {
            document = pods.get(i).origins(document, JOBS + "/" + i + POD);
        }
        return document;
    }

    /// What the trainer makes a group of pods from, for Volcano. The controller reads the tier
    /// wherever it reads the mode: a preferred level has the highest.
    private static Specs.@Nullable PodGroupPolicy podGroup(Gang gang) {
        var pool = gang.on().value().pool();
        if (pool.scheduler().value() != Cluster.Scheduler.VOLCANO) {
            return null;
        }
        var wish = Tiers.of(gang);
        var highest = wish == null ? null : wish.highest();
        var topology =
                wish == null
                        ? null
                        : new Specs.NetworkTopology(
                                wish.mode(),
                                highest != null ? highest : pool.levelWords().size() - 1);
        return new Specs.PodGroupPolicy(new Specs.Volcano(topology));
    }

    private static @Nullable ObjectMeta queue(Gang gang) {
        var queue = gang.queue();
        return queue == null || podGroup(gang) == null
                ? null
                : new ObjectMetaBuilder()
                        .addToAnnotations(QUEUE, queue.value().id().objectName())
                        .build();
    }

    private static Document volcanoOrigins(Document document, Gang gang) {
        var policy = podGroup(gang);
        if (policy == null) {
            return document;
        }
        var result =
                document.from(
                        "/spec/podGroupPolicy", gang.on().value().pool().scheduler().origin());
        var place = Placement.level(gang);
        if (policy.volcano().networkTopology() != null && place != null) {
            result = result.from("/spec/podGroupPolicy/volcano/networkTopology", place.origin());
        }
        var queue = gang.queue();
        return queue == null
                ? result
                : result.from(
                        Pointers.of("spec", "template", "metadata", "annotations", QUEUE),
                        queue.origin());
    }

    /// Under MPI the first worker launches, the others wait for it behind an SSH server.
    private static List<WorkerPod> pods(
            Gang gang, WorkloadPlan placed, Metadata metadata, boolean isMpi) {
        // The trainer looks for a container of this name.
        var pod = WorkerPod.of(gang, placed, metadata, "node");
        return isMpi
                ? List.of(pod.saying(WorkerPod.Says.NOTHING), pod.saying(WorkerPod.Says.SSH_SERVER))
                : List.of(pod.saying(WorkerPod.Says.NOTHING));
    }

    private static Specs.ReplicatedJob job(String name, boolean isTrainer, WorkerPod pod) {
        var meta =
                isTrainer
                        ? new ObjectMetaBuilder()
                                .addToLabels(
                                        "trainer.kubeflow.org/trainjob-ancestor-step", "trainer")
                                .build()
                        : null;
        return new Specs.ReplicatedJob(
                name, new Specs.JobTemplate(meta, new Specs.Job(0, pod.template())));
    }
}
