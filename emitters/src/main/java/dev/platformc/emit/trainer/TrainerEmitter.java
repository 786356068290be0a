package dev.platformc.emit.trainer;

import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Given;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.gang.GangObject;
import dev.platformc.emit.gang.Rendezvous;
import dev.platformc.emit.gang.WorkerPod;
import dev.platformc.emit.storage.StoredFiles;
import dev.platformc.plan.Plan;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.EnvVar;
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
            var base = GangObject.base(plan, gang);
            documents.add(Runtimes.of(gang, placed, base));
            documents.add(trainJob(gang, placed, base));
            if (gang.neverDisrupt().value()) {
                documents.add(GangObject.budget(gang, base));
            }
        }
        return documents;
    }

    private static Document trainJob(Gang gang, WorkloadPlan placed, Metadata base) {
        var meta = GangObject.admitted(gang, base);
        var maxSeconds = gang.maxSeconds();
        var spec =
                new Specs.TrainJob(
                        new Specs.RuntimeRef(
                                "trainer.kubeflow.org", "TrainingRuntime", gang.id().objectName()),
                        trainer(gang, placed, WorkerPod.files(gang, base.platform())),
                        maxSeconds == null ? null : maxSeconds.value());
        var content = new CustomObject<>(Specs.API, "TrainJob", meta.meta(), spec);
        return origins(
                meta.document("TrainJob", content),
                gang,
                placed,
                WorkerPod.files(gang, base.platform()));
    }

    private static Specs.Trainer trainer(Gang gang, WorkloadPlan placed, StoredFiles files) {
        var env = new ArrayList<EnvVar>();
        files.env().forEach(variable -> env.add(variable.value()));
        env.addAll(Pods.env(gang.container().env()));
        var container = gang.container();
        var worker = gang.worker();
        boolean countsProcesses = gang.framework().value() == Gang.Framework.PYTORCH;
        return new Specs.Trainer(
                gang.workers().value(),
                countsProcesses ? Rendezvous.processes(gang) : null,
                container.image().value(),
                orNull(container.command().value()),
                orNull(container.args().value()),
                orNull(env),
                Pods.resources(
                        worker.cpu().value(),
                        worker.memory().value(),
                        Given.of(gang, placed.each())));
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static Document origins(
            Document document, Gang gang, WorkloadPlan placed, StoredFiles files) {
        var container = gang.container();
        var at = "/spec/trainer";
        var result =
                document.from(at + "/numNodes", gang.workers().origin())
                        .from(at + "/image", container.image().origin());
        if (gang.framework().value() == Gang.Framework.PYTORCH) {
            result = result.from(at + "/numProcPerNode", gang.worker().gpus().origin());
        }
        result =
                WorkerPod.runOrigins(
                        result, gang, at, files.env().stream().map(Sourced::origin).toList());
        var maxSeconds = gang.maxSeconds();
        if (maxSeconds != null) {
            result = result.from("/spec/activeDeadlineSeconds", maxSeconds.origin());
        }
        return WorkerPod.amountOrigins(result, gang, placed, at + "/resourcesPerNode");
    }
}
