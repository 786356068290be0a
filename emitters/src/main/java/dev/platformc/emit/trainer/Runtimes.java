package dev.platformc.emit.trainer;

import dev.platformc.core.model.Gang;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Wave;
import dev.platformc.emit.gang.Placement;
import dev.platformc.emit.gang.WorkerPod;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.List;

/// One runtime a gang: priority, place and retries stand in the runtime, a TrainJob cannot change
/// them.
final class Runtimes {
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
                        Frameworks.policy(gang), new Specs.JobSetTemplate(jobSet));
        var content = new CustomObject<>(Specs.API, "TrainingRuntime", meta.meta(), spec);
        var document =
                meta.document("TrainingRuntime", content)
                        .from("/spec/mlPolicy", gang.framework().origin())
                        .from("/spec/mlPolicy/numNodes", gang.workers().origin())
                        .from(
                                "/spec/template/spec/failurePolicy/maxRestarts",
                                gang.retries().origin());
        for (int i = 0; i < pods.size(); i++) {
            document = pods.get(i).origins(document, JOBS + "/" + i + POD);
        }
        return document;
    }

    /// Under MPI the first worker launches, the others wait for it behind an SSH server.
    private static List<WorkerPod> pods(
            Gang gang, WorkloadPlan placed, Metadata metadata, boolean isMpi) {
        // The trainer looks for a container of this name.
        var pod = WorkerPod.of(gang, placed, metadata, "node");
        return isMpi
                ? List.of(
                        pod.saying(WorkerPod.Says.NOTHING),
                        pod.saying(WorkerPod.Says.SSH_SERVER))
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
