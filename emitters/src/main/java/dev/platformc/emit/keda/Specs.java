package dev.platformc.emit.keda;

import dev.platformc.emit.serving.ScaleBehavior;
import java.util.List;
import java.util.Map;

/// The fields of KEDA's kinds that we set.
final class Specs {
    static final String API = "keda.sh/v1alpha1";

    private Specs() {}

    record ScaledObject(
            Target scaleTargetRef,
            int minReplicaCount,
            int maxReplicaCount,
            int pollingInterval,
            Fallback fallback,
            Advanced advanced,
            List<Trigger> triggers) {}

    record Target(String apiVersion, String kind, String name) {}

    /// @param behavior what holds while the measure is missing
    record Fallback(int failureThreshold, int replicas, String behavior) {}

    record Advanced(HpaConfig horizontalPodAutoscalerConfig) {}

    record HpaConfig(ScaleBehavior behavior) {}

    /// @param metadata numbers in it are text
    record Trigger(String type, String metricType, Map<String, String> metadata) {}
}
