package dev.platformc.emit.gang;

import dev.platformc.core.model.Gang;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;

/// What the object that stands for a gang says of itself, and the budget beside it.
public final class GangObject {
    private GangObject() {}

    /// In the namespace of its team.
    public static Metadata base(Plan plan, Gang gang) {
        var cluster = gang.on().value().pool().cluster();
        return Metadata.of(Topic.TRAINING, plan.platform(), cluster, gang.id())
                .ownedBy(gang.team());
    }

    /// Of the object that is admitted: the queue that it waits in and for how long it may run.
    public static Metadata admitted(Gang gang, Metadata base) {
        return replacedOnChange(limited(Placement.ofObject(gang, base.queued(gang)), gang))
                .wave(Wave.WORKLOADS);
    }

    private static Metadata limited(Metadata meta, Gang gang) {
        var maxSeconds = gang.maxSeconds();
        return maxSeconds == null || !meta.isQueuedByKueue()
                ? meta
                : meta.label(
                        "kueue.x-k8s.io/max-exec-time-seconds",
                        maxSeconds.value().toString(),
                        maxSeconds.origin());
    }

    /// Almost nothing of a job may change once it is there: Argo CD makes it anew.
    private static Metadata replacedOnChange(Metadata meta) {
        var gitops = meta.cluster().gitops();
        return gitops == null
                ? meta
                : meta.annotation(
                        "argocd.argoproj.io/sync-options",
                        "Replace=true,Force=true",
                        gitops.repository().origin());
    }

    /// Keeps a drain from taking any worker.
    public static Document budget(Gang gang, Metadata base) {
        var meta = base.wave(Wave.WORKLOADS);
        var content =
                new PodDisruptionBudgetBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withMaxUnavailable(new IntOrString(0))
                        .withNewSelector()
                        .addToMatchLabels(WorkerPod.GANG_LABEL, gang.id().objectName())
                        .endSelector()
                        .endSpec()
                        .build();
        return meta.document("PodDisruptionBudget", content)
                .from("/spec/maxUnavailable", gang.neverDisrupt().origin());
    }
}
