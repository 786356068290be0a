package dev.platformc.emit.gang;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.PoolNodes;
import org.jspecify.annotations.Nullable;

/// How schedulers are told where the workers of a gang should stand.
public final class Placement {
    private Placement() {}

    /// Labels and annotations of a worker's pod.
    ///
    /// @param base of the object around
    /// @param inTwo whether one worker is a set of pods by itself: the master, the launcher
    public static Metadata ofPods(Gang gang, Metadata base, boolean inTwo) {
        var pods = base.ofPods().label(WorkerPod.GANG_LABEL, gang.id().objectName(), base.origin());
        if (gang.neverDisrupt().value()) {
            pods =
                    pods.annotation(
                            "karpenter.sh/do-not-disrupt", "true", gang.neverDisrupt().origin());
        }
        for (var share : Pods.shareAnnotations(gang, WorkerPod.devices(gang)).entrySet()) {
            pods =
                    pods.annotation(
                            share.getKey(), share.getValue().value(), share.getValue().origin());
        }
        return switch (gang.on().value().pool().scheduler().value()) {
            case KUEUE -> gang.queue() == null ? pods : ofKueue(gang, pods, inTwo);
            case VOLCANO -> ofVolcano(gang, pods);
            case KAI -> ofKai(gang, pods);
            case DEFAULT -> pods;
        };
    }

    /// Annotations of the object itself, which KAI reads.
    static Metadata ofObject(Gang gang, Metadata object) {
        var pool = gang.on().value().pool();
        if (pool.scheduler().value() != Cluster.Scheduler.KAI) {
            return object;
        }
        var required = gang.place().required();
        var preferred = gang.place().preferred();
        var result = object;
        if (required != null || preferred != null || gang.details().group() != null) {
            result =
                    result.annotation(
                            "kai.scheduler/topology", pool.id().objectName(), gang.on().origin());
        }
        if (required != null) {
            result =
                    result.annotation(
                            "kai.scheduler/topology-required-placement",
                            PoolNodes.levelLabel(pool, required.value()),
                            required.origin());
        }
        if (preferred != null) {
            result =
                    result.annotation(
                            "kai.scheduler/topology-preferred-placement",
                            PoolNodes.levelLabel(pool, preferred.value()),
                            preferred.origin());
        }
        return gang.details().elastic() != null && gang.details().api() == Gang.Api.JOB
                ? result.annotation(
                        "kai.scheduler/batch-min-member",
                        gang.workers().value().toString(),
                        gang.workers().origin())
                : result;
    }

    /// Groups of a PyTorchJob's pods. Other kinds have none.
    private static Metadata ofKai(Gang gang, Metadata pods) {
        var group = gang.details().group();
        if (group == null || gang.details().api() != Gang.Api.PYTORCH_JOB) {
            return pods;
        }
        return pods.annotation(
                        "kai.scheduler/segment-size",
                        group.workers().value().toString(),
                        group.workers().origin())
                .annotation(
                        "kai.scheduler/segment-topology-required-placement",
                        PoolNodes.levelLabel(gang.on().value().pool(), group.required().value()),
                        group.required().origin());
    }

    /// Volcano's own jobs and Trainer say the rest in fields; a group is found by its name.
    private static Metadata ofVolcano(Gang gang, Metadata pods) {
        var result = pods;
        if (gang.neverDisrupt().value()) {
            var never = gang.neverDisrupt().origin();
            result = result.annotation("volcano.sh/preemptable", "false", never);
        }
        return switch (gang.details().api()) {
            case JOBSET, JOB ->
                    result.annotation(
                            "scheduling.volcano.sh/group-name",
                            gang.id().objectName(),
                            gang.workers().origin());
            case PYTORCH_JOB, TF_JOB, XGBOOST_JOB, MPI_JOB -> topology(gang, result);
            case TRAIN_JOB, VOLCANO_JOB -> result;
        };
    }

    private static Metadata topology(Gang gang, Metadata pods) {
        var wish = Tiers.of(gang);
        var place = level(gang);
        if (wish == null || place == null) {
            return pods;
        }
        var from = place.origin();
        var result = pods.annotation("volcano.sh/network-topology-mode", wish.mode(), from);
        return wish.highest() == null
                ? result
                : result.annotation(
                        "volcano.sh/network-topology-highest-tier",
                        wish.highest().toString(),
                        from);
    }

    /// Kueue takes one level: what must be goes before what should be.
    private static Metadata ofKueue(Gang gang, Metadata pods, boolean inTwo) {
        var place = level(gang);
        if (isElastic(gang)) {
            return pods;
        }
        var pool = gang.on().value().pool();
        var result =
                place == null
                        ? pods
                        : pods.annotation(
                                gang.place().required() == null
                                        ? "kueue.x-k8s.io/podset-preferred-topology"
                                        : "kueue.x-k8s.io/podset-required-topology",
                                PoolNodes.levelLabel(pool, place.value()),
                                place.origin());
        var group = gang.details().group();
        if (inTwo) {
            return place == null
                    ? result
                    : result.annotation(
                            "kueue.x-k8s.io/podset-group-name", "workers", place.origin());
        }
        return group == null
                ? result
                : result.annotation(
                                "kueue.x-k8s.io/podset-slice-required-topology",
                                PoolNodes.levelLabel(pool, group.required().value()),
                                group.required().origin())
                        .annotation(
                                "kueue.x-k8s.io/podset-slice-size",
                                group.workers().value().toString(),
                                group.workers().origin());
    }

    /// The level that is asked for, of which there may be one.
    public static @Nullable Sourced<String> level(Gang gang) {
        var required = gang.place().required();
        return required == null ? gang.place().preferred() : required;
    }

    /// Whether Kueue lets it grow while it runs. It does so only where no place is asked for; a
    /// place that nobody wrote gives way.
    public static boolean isElastic(Gang gang) {
        var preferred = gang.place().preferred();
        return gang.details().elastic() != null
                && gang.details().api() == Gang.Api.JOB
                && gang.on().value().pool().scheduler().value() == Cluster.Scheduler.KUEUE
                && gang.place().required() == null
                && gang.details().group() == null
                && (preferred == null || !preferred.isWritten());
    }
}
