package dev.platformc.emit.trainer;

import dev.platformc.core.model.Gang;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.Wave;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;

/// One runtime a gang: priority, place and retries stand in the runtime, a TrainJob cannot change
/// them.
final class Runtimes {
    /// On the pods of the gang and on no others.
    static final String GANG_LABEL = "platformc.dev/gang";

    private static final String JOBS = "/spec/template/spec/replicatedJobs";

    private Runtimes() {}

    static Document of(Gang gang, WorkloadPlan placed, Metadata base) {
        var meta =
                base.wave(Wave.RUNTIMES)
                        .label(
                                "trainer.kubeflow.org/framework",
                                Frameworks.word(gang.framework().value()),
                                gang.framework().origin());
        var pods = base.label(GANG_LABEL, gang.id().objectName(), base.origin());
        var labels = pods.meta().getLabels();
        var jobs = jobs(gang, placed, labels);
        boolean isMpi = jobs.size() > 1;
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
        for (int i = 0; i < jobs.size(); i++) {
            document = origins(document, gang, placed, pods, JOBS + "/" + i);
        }
        return document;
    }

    /// Under MPI the first worker launches, the others wait for it behind an SSH server.
    private static List<Specs.ReplicatedJob> jobs(
            Gang gang, WorkloadPlan placed, Map<String, String> labels) {
        if (gang.framework().value() != Gang.Framework.MPI) {
            return List.of(job("node", true, gang, placed, labels, false));
        }
        return List.of(
                job("launcher", true, gang, placed, labels, false),
                job("node", false, gang, placed, labels, true));
    }

    private static Specs.ReplicatedJob job(
            String name,
            boolean isTrainer,
            Gang gang,
            WorkloadPlan placed,
            Map<String, String> labels,
            boolean isSshServer) {
        var meta =
                isTrainer
                        ? new ObjectMetaBuilder()
                                .addToLabels(
                                        "trainer.kubeflow.org/trainjob-ancestor-step", "trainer")
                                .build()
                        : null;
        var pod = WorkerPod.of(gang, placed, labels, isSshServer);
        return new Specs.ReplicatedJob(name, new Specs.JobTemplate(meta, new Specs.Job(0, pod)));
    }

    private static Document origins(
            Document document, Gang gang, WorkloadPlan placed, Metadata pods, String job) {
        var template = job + "/template/spec/template";
        var pod = template + "/spec";
        var pool = gang.on().value().pool();
        var result =
                pods.labelOrigins(document, template + "/metadata/labels")
                        .from(pod + "/affinity", gang.on().origin())
                        .from(pod + "/securityContext", pool.cluster().podSecurity().origin())
                        .from(pod + "/volumes/0", gang.worker().sharedMemory().origin())
                        .from(pod + "/containers/0/image", gang.container().image().origin());
        var priority = gang.priority();
        if (priority != null) {
            result = result.from(pod + "/priorityClassName", priority.origin());
        }
        if (!pool.taints().value().isEmpty()) {
            result = result.from(pod + "/tolerations", pool.taints().origin());
        }
        var place = WorkerPod.place(gang);
        var annotations = template + "/metadata/annotations";
        if (place != null) {
            result =
                    result.from(
                            annotations + Pointers.of(WorkerPod.placeKey(gang)), place.origin());
        }
        if (gang.neverDisrupt().value()) {
            result =
                    result.from(
                            annotations + Pointers.of("karpenter.sh/do-not-disrupt"),
                            gang.neverDisrupt().origin());
        }
        return resources(result, gang, placed, pod + "/containers/0/resources");
    }

    static Document resources(Document document, Gang gang, WorkloadPlan placed, String at) {
        var worker = gang.worker();
        var result = document;
        for (var side : List.of("/requests", "/limits")) {
            result =
                    result.from(at + side + "/cpu", worker.cpu().origin())
                            .from(at + side + "/memory", worker.memory().origin());
            if (Pods.count(placed.each()) > 0) {
                result =
                        result.from(
                                at + side + Pointers.of(Pods.resource(placed.each())),
                                worker.gpus().origin());
            }
        }
        return result;
    }
}
