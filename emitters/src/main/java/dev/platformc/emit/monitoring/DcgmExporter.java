package dev.platformc.emit.monitoring;

import dev.platformc.core.model.Pool;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.PoolNodes;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import java.util.List;
import java.util.Map;

/// Measures the cards of a pool that our agent looks after; where the GPU Operator does, it brings
/// its own. It asks the kubelet which pod holds which card and the driver for counters that only
/// root may read, so it stands in the agents' namespace.
public final class DcgmExporter {
    public static final String LABEL = "platformc.dev/dcgm-of";
    public static final int PORT = 9400;

    /// The one that GPU Operator v26.7.0 is released with.
    private static final String IMAGE = "nvcr.io/nvidia/k8s/dcgm-exporter:4.6.0-4.8.3-distroless";

    private static final String POD_RESOURCES = "/var/lib/kubelet/pod-resources";

    private DcgmExporter() {}

    /// Of the DaemonSet.
    public static String name(Pool pool) {
        return "dcgm-exporter-" + pool.id().objectName();
    }

    static DaemonSet of(Pool pool, Metadata meta, Metadata pods) {
        return new DaemonSetBuilder()
                .withMetadata(meta.meta())
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(Map.of(LABEL, pool.id().objectName()))
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(pods.meta().getLabels())
                .endMetadata()
                .withSpec(pod(pool))
                .endTemplate()
                .endSpec()
                .build();
    }

    private static PodSpec pod(Pool pool) {
        return new PodSpecBuilder()
                .withAutomountServiceAccountToken(false)
                .withPriorityClassName("system-node-critical")
                .withAffinity(Pods.on(pool))
                .withTolerations(PoolNodes.tolerations(pool))
                .withContainers(container())
                .withVolumes(
                        new VolumeBuilder()
                                .withName("pod-resources")
                                .withNewHostPath()
                                .withPath(POD_RESOURCES)
                                .withType("Directory")
                                .endHostPath()
                                .build())
                .build();
    }

    private static Container container() {
        var memory = Map.of("memory", new Quantity("512Mi"));
        return new ContainerBuilder()
                .withName("dcgm-exporter")
                .withImage(IMAGE)
                .withEnv(
                        List.of(
                                new EnvVar("DCGM_EXPORTER_LISTEN", ":" + PORT, null),
                                new EnvVar("DCGM_EXPORTER_KUBERNETES", "true", null),
                                new EnvVar("NVIDIA_VISIBLE_DEVICES", "all", null),
                                new EnvVar("NVIDIA_MIG_MONITOR_DEVICES", "all", null)))
                .addNewPort()
                .withName("metrics")
                .withContainerPort(PORT)
                .endPort()
                .withNewReadinessProbe()
                .withNewHttpGet()
                .withPath("/health")
                .withNewPort("metrics")
                .endHttpGet()
                .withPeriodSeconds(10)
                .endReadinessProbe()
                .withNewResources()
                .addToRequests("cpu", new Quantity("100m"))
                .addToRequests(memory)
                .addToLimits(memory)
                .endResources()
                .withNewSecurityContext()
                .withRunAsUser(0L)
                .withNewCapabilities()
                .addToAdd("SYS_ADMIN")
                .endCapabilities()
                .endSecurityContext()
                .withVolumeMounts(Pods.mount("pod-resources", POD_RESOURCES))
                .build();
    }
}
