package dev.platformc.emit.jobs;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Wave;
import dev.platformc.emit.gang.GangObject;
import dev.platformc.emit.gang.Placement;
import dev.platformc.emit.gang.Rendezvous;
import dev.platformc.emit.gang.WorkerPod;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.List;

/// A gang as a Job of Kubernetes, and the headless service by which its pods have host names.
final class Jobs {
    private static final String RANK = "batch.kubernetes.io/job-completion-index";

    private Jobs() {}

    static List<Document> of(Gang gang, WorkloadPlan placed, Metadata base) {
        return gang.mostWorkers() == 1
                ? List.of(job(gang, placed, base))
                : List.of(service(gang, base), job(gang, placed, base));
    }

    private static Document job(Gang gang, WorkloadPlan placed, Metadata base) {
        var name = gang.id().objectName();
        var pod =
                WorkerPod.of(gang, placed, Placement.ofPods(gang, base, false), "worker")
                        .meetingIn(
                                gang.mostWorkers() == 1 ? null : name,
                                Rendezvous.env(gang, name + "-0." + name, RANK));
        var meta = elastic(gang, GangObject.admitted(gang, base));
        int count = pods(gang);
        var maxSeconds = gang.maxSeconds();
        var content =
                new CustomObject<>(
                        "batch/v1",
                        "Job",
                        meta.meta(),
                        new Specs.Job(
                                count,
                                count,
                                "Indexed",
                                gang.retries().value(),
                                maxSeconds == null ? null : maxSeconds.value(),
                                pod.template()));
        var document =
                meta.document("Job", content)
                        .from("/spec/parallelism", gang.workers().origin())
                        .from("/spec/completions", gang.workers().origin())
                        .from("/spec/backoffLimit", gang.retries().origin());
        if (maxSeconds != null) {
            document = document.from("/spec/activeDeadlineSeconds", maxSeconds.origin());
        }
        return pod.origins(document, "/spec/template");
    }

    /// One that grows while it runs starts with the least; one that is admitted once asks for the
    /// most and takes what there is. Where nobody admits, the least it is.
    private static int pods(Gang gang) {
        boolean isAdmitted =
                gang.queue() != null
                        && gang.on().value().pool().scheduler().value()
                                != Cluster.Scheduler.DEFAULT;
        return isAdmitted && !Placement.isElastic(gang)
                ? gang.mostWorkers()
                : gang.workers().value();
    }

    private static Metadata elastic(Gang gang, Metadata meta) {
        if (gang.details().elastic() == null || !meta.isQueuedByKueue()) {
            return meta;
        }
        var origin = gang.workers().origin();
        return Placement.isElastic(gang)
                ? meta.annotation("kueue.x-k8s.io/elastic-job", "true", origin)
                : meta.annotation(
                                "kueue.x-k8s.io/job-min-parallelism",
                                gang.workers().value().toString(),
                                origin)
                        .annotation(
                                "kueue.x-k8s.io/job-completions-equal-parallelism", "true", origin);
    }

    private static Document service(Gang gang, Metadata base) {
        var meta = base.wave(Wave.WORKLOADS);
        var content =
                new ServiceBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withClusterIP("None")
                        .withPublishNotReadyAddresses(true)
                        .addToSelector(WorkerPod.GANG_LABEL, gang.id().objectName())
                        .addNewPort()
                        .withName("rendezvous")
                        .withPort(Rendezvous.PORT)
                        .withTargetPort(new IntOrString(Rendezvous.PORT))
                        .endPort()
                        .endSpec()
                        .build();
        return meta.document("Service", content);
    }
}
