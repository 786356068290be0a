package dev.platformc.emit.trainer;

import dev.platformc.core.model.Gang;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.plan.Plan;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A gang as a TrainJob with a runtime of its own, and a budget when nobody may evict it.
public final class TrainerEmitter implements Emitter {
    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var gang : plan.gangs().stream().filter(Gang::isTrainJob).toList()) {
            var placed = plan.of(gang);
            var base =
                    Metadata.of(
                                    Topic.TRAINING,
                                    plan.platform(),
                                    gang.on().value().pool().cluster(),
                                    gang.id())
                            .ownedBy(gang.team());
            documents.add(Runtimes.of(gang, placed, base));
            documents.add(trainJob(gang, placed, base));
            if (gang.neverDisrupt().value()) {
                documents.add(budget(gang, base));
            }
        }
        return documents;
    }

    private static Document trainJob(Gang gang, WorkloadPlan placed, Metadata base) {
        var meta = replacedOnChange(limited(base.queued(gang), gang)).wave(Wave.WORKLOADS);
        var maxSeconds = gang.maxSeconds();
        var spec =
                new Specs.TrainJob(
                        new Specs.RuntimeRef(
                                "trainer.kubeflow.org", "TrainingRuntime", gang.id().objectName()),
                        trainer(gang, placed),
                        maxSeconds == null ? null : maxSeconds.value());
        var content = new CustomObject<>(Specs.API, "TrainJob", meta.meta(), spec);
        return origins(meta.document("TrainJob", content), gang, placed);
    }

    private static Specs.Trainer trainer(Gang gang, WorkloadPlan placed) {
        var container = gang.container();
        var worker = gang.worker();
        boolean countsProcesses = gang.framework().value() == Gang.Framework.PYTORCH;
        return new Specs.Trainer(
                gang.workers().value(),
                countsProcesses ? Frameworks.processes(gang) : null,
                container.image().value(),
                orNull(container.command().value()),
                orNull(container.args().value()),
                orNull(Pods.env(container.env())),
                Pods.resources(worker.cpu().value(), worker.memory().value(), placed.each()));
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static Metadata limited(Metadata meta, Gang gang) {
        var maxSeconds = gang.maxSeconds();
        return maxSeconds == null || gang.queue() == null
                ? meta
                : meta.label(
                        "kueue.x-k8s.io/max-exec-time-seconds",
                        maxSeconds.value().toString(),
                        maxSeconds.origin());
    }

    /// Almost nothing of a TrainJob may change once it is there: Argo CD makes it anew.
    private static Metadata replacedOnChange(Metadata meta) {
        var gitops = meta.cluster().gitops();
        return gitops == null
                ? meta
                : meta.annotation(
                        "argocd.argoproj.io/sync-options",
                        "Replace=true,Force=true",
                        gitops.repository().origin());
    }

    private static Document origins(Document document, Gang gang, WorkloadPlan placed) {
        var container = gang.container();
        var at = "/spec/trainer";
        var result =
                document.from(at + "/numNodes", gang.workers().origin())
                        .from(at + "/image", container.image().origin());
        if (gang.framework().value() == Gang.Framework.PYTORCH) {
            result = result.from(at + "/numProcPerNode", gang.worker().gpus().origin());
        }
        if (!container.command().value().isEmpty()) {
            result = result.from(at + "/command", container.command().origin());
        }
        if (!container.args().value().isEmpty()) {
            result = result.from(at + "/args", container.args().origin());
        }
        int index = 0;
        for (var value : container.env().values()) {
            result = result.from(at + "/env/" + index++, value.origin());
        }
        var maxSeconds = gang.maxSeconds();
        if (maxSeconds != null) {
            result = result.from("/spec/activeDeadlineSeconds", maxSeconds.origin());
        }
        return Runtimes.resources(result, gang, placed, at + "/resourcesPerNode");
    }

    private static Document budget(Gang gang, Metadata base) {
        var meta = base.wave(Wave.WORKLOADS);
        var content =
                new PodDisruptionBudgetBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withMaxUnavailable(new IntOrString(0))
                        .withNewSelector()
                        .addToMatchLabels(Runtimes.GANG_LABEL, gang.id().objectName())
                        .endSelector()
                        .endSpec()
                        .build();
        return meta.document("PodDisruptionBudget", content)
                .from("/spec/maxUnavailable", gang.neverDisrupt().origin());
    }
}
