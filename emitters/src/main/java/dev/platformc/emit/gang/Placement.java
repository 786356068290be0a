package dev.platformc.emit.gang;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.Metadata;
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
        var pods =
                base.ofPods()
                        .label(WorkerPod.GANG_LABEL, gang.id().objectName(), base.origin());
        if (gang.neverDisrupt().value()) {
            pods =
                    pods.annotation(
                            "karpenter.sh/do-not-disrupt", "true", gang.neverDisrupt().origin());
        }
        return switch (gang.on().value().pool().scheduler().value()) {
            case KUEUE -> gang.queue() == null ? pods : ofKueue(gang, pods, inTwo);
            case VOLCANO, KAI, DEFAULT -> pods;
        };
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
    static @Nullable Sourced<String> level(Gang gang) {
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
