package dev.platformc.emit.convert;

import dev.platformc.emit.Pointers;
import dev.platformc.emit.review.RawObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A TrainJob of Kubeflow Trainer v2, with the runtime that it names where that is at hand.
final class TrainJobs {
    private static final String POD = "/spec/template/spec/replicatedJobs/0/template/spec/template";
    private static final List<String> FRAMEWORKS = List.of("torch", "jax", "xgboost", "mpi");

    private TrainJobs() {}

    static boolean isRuntime(RawObject object) {
        return object.kind().equals("TrainingRuntime")
                || object.kind().equals("ClusterTrainingRuntime");
    }

    /// @param runtimes of the same files
    static GangText read(Taken job, List<Taken> runtimes, Beside beside) {
        var gang = new GangText();
        ObjectText.read(job, gang, beside);
        var trainer = "/spec/trainer";
        if (job.counts(trainer + "/numNodes")) {
            gang.count = job.text(trainer + "/numNodes");
        }
        ContainerText.run(job, trainer, gang);
        ContainerText.resources(job, trainer + "/resourcesPerNode", gang, beside);
        job.takeIf(trainer + "/numProcPerNode", gang.worker.getOrDefault("gpus", "1"));
        job.takeIf(trainer + "/numProcPerNode", "auto");
        var name = job.peek("/spec/runtimeRef/name").asString("");
        gang.framework = framework(name).orElse("container");
        job.take("/spec/runtimeRef");
        runtimes.stream()
                .filter(r -> r.object().name().equals(name))
                .findFirst()
                .ifPresent(runtime -> runtime(runtime, job, gang, beside));
        return gang;
    }

    /// The words of a runtime's name, as Kubeflow gives them: `torch-distributed`.
    private static Optional<String> framework(String name) {
        return FRAMEWORKS.stream().filter(name::contains).findFirst().map(TrainJobs::word);
    }

    private static String word(String field) {
        return field.equals("torch") ? "pytorch" : field;
    }

    private static void runtime(Taken runtime, Taken job, GangText gang, Beside beside) {
        var policy = "/spec/mlPolicy";
        for (var field : FRAMEWORKS) {
            if (runtime.has(policy + "/" + field)) {
                gang.framework = word(field);
                runtime.takeIf(
                        policy + "/" + field + "/numProcPerNode",
                        gang.worker.getOrDefault("gpus", "1"));
                runtime.takeIf(policy + "/" + field + "/numProcPerNode", "auto");
            }
        }
        runtime.takeIf(policy + "/numNodes", gang.count);
        if (!job.has("/spec/trainer/numNodes") && runtime.counts(policy + "/numNodes")) {
            gang.count = runtime.text(policy + "/numNodes");
        }
        runtime.take("/metadata");
        var set = "/spec/template/spec";
        if (runtime.counts(set + "/failurePolicy/maxRestarts")) {
            gang.attributes.put("retries", runtime.text(set + "/failurePolicy/maxRestarts"));
        }
        var step = "/template/metadata/labels/trainer.kubeflow.org~1trainjob-ancestor-step";
        runtime.takeIf(set + "/replicatedJobs/0/name", "node");
        runtime.takeIf(set + "/replicatedJobs/0" + step, "trainer");
        runtime.takeIf(set + "/replicatedJobs/0/template/spec/backoffLimit", "0");
        if (runtime.peek(POD).isObject()) {
            labels(runtime);
            PodText.read(runtime, POD, gang, beside, Set.of("node"));
            if (!gang.run.containsKey("image")) {
                PodText.run(runtime, POD, gang);
            }
            image(runtime, job);
        }
    }

    /// Labels of the pods that say what the runtime's own do.
    private static void labels(Taken runtime) {
        for (var key : runtime.fields(POD + "/metadata/labels")) {
            var at = POD + "/metadata/labels" + Pointers.of(key);
            var own = "/metadata/labels" + Pointers.of(key);
            if (runtime.peek(own).equals(runtime.peek(at))) {
                runtime.take(at);
            }
        }
    }

    /// A job that names an image puts it in the runtime's place.
    private static void image(Taken runtime, Taken job) {
        if (job.has("/spec/trainer/image")) {
            runtime.take(POD + "/spec/containers/0/image");
        }
    }
}
