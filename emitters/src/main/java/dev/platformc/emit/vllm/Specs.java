package dev.platformc.emit.vllm;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import org.jspecify.annotations.Nullable;

/// The fields of a LeaderWorkerSet that we set.
final class Specs {
    static final String API = "leaderworkerset.x-k8s.io/v1";

    private Specs() {}

    /// @param replicas absent: an autoscaler says it
    record LeaderWorkerSet(
            @Nullable Integer replicas,
            Group leaderWorkerTemplate,
            RolloutStrategy rolloutStrategy) {}

    /// @param size pods of a replica, the leader included
    record Group(
            int size,
            String restartPolicy,
            PodTemplateSpec leaderTemplate,
            PodTemplateSpec workerTemplate) {}

    record RolloutStrategy(String type, RollingUpdate rollingUpdateConfiguration) {}

    record RollingUpdate(int maxUnavailable, int maxSurge) {}
}
