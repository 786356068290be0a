package dev.platformc.emit.ray;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of KubeRay's kinds that we set.
final class Specs {
    static final String API = "ray.io/v1";

    private Specs() {}

    record RayCluster(
            String rayVersion,
            @Nullable Boolean enableInTreeAutoscaling,
            @Nullable Autoscaler autoscalerOptions,
            @Nullable Auth authOptions,
            @Nullable FaultTolerance gcsFaultToleranceOptions,
            @Nullable Upgrade upgradeStrategy,
            Head headGroupSpec,
            List<Workers> workerGroupSpecs) {}

    record Autoscaler(
            String version,
            long idleTimeoutSeconds,
            ResourceRequirements resources,
            SecurityContext securityContext) {}

    record Auth(String mode) {}

    /// @param storage of the head itself; absent: a Redis keeps it
    record FaultTolerance(
            String backend, @Nullable String redisAddress, @Nullable Volume storage) {}

    /// A volume that KubeRay makes, and keeps when the cluster goes.
    record Volume(
            @Nullable Quantity size, @Nullable String storageClassName, String deletionPolicy) {}

    record Head(Map<String, String> rayStartParams, PodTemplateSpec template) {}

    /// @param resources what Ray hands out of each
    record Workers(
            String groupName,
            int replicas,
            int minReplicas,
            int maxReplicas,
            Map<String, String> rayStartParams,
            Map<String, String> resources,
            PodTemplateSpec template) {}

    /// @param ttlSecondsAfterFinished how long the cluster stays for nobody
    record RayJob(
            String entrypoint,
            String submissionMode,
            boolean shutdownAfterJobFinishes,
            int ttlSecondsAfterFinished,
            int backoffLimit,
            @Nullable Long activeDeadlineSeconds,
            RayCluster rayClusterSpec) {}

    /// @param serveService under the name of the declaration, for whoever routes to it
    record RayService(
            String serveConfigV2,
            Upgrade upgradeStrategy,
            Service serveService,
            RayCluster rayClusterConfig) {}

    record Upgrade(String type, @Nullable Steps clusterUpgradeOptions) {}

    record Steps(
            String gatewayClassName,
            int maxSurgePercent,
            int stepSizePercent,
            int intervalSeconds) {}
}
