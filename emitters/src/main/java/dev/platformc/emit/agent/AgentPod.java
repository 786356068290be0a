package dev.platformc.emit.agent;

import dev.platformc.contract.AgentProcess;
import dev.platformc.contract.NodeLayout;
import dev.platformc.core.model.Pool;
import dev.platformc.emit.Pods;
import dev.platformc.emit.PoolNodes;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The pod of an agent. It changes MIG modes and serves the kubelet's sockets, so it is privileged
/// and runs as root: the reason why it has a namespace of its own.
final class AgentPod {
    static final String IMAGE = "ghcr.io/platformc/node-agent:0.1.0";

    private AgentPod() {}

    static PodSpec of(Pool pool, String layout) {
        return new PodSpecBuilder()
                .withServiceAccountName(Permissions.NAME)
                .withAutomountServiceAccountToken(true)
                .withPriorityClassName("system-node-critical")
                .withAffinity(affinity(pool))
                .withTolerations(tolerations(pool))
                .withContainers(container())
                .withVolumes(volumes(layout))
                .build();
    }

    /// Where hosts are known but no label says which they are, their names do: the agent is what
    /// sets the label.
    private static Affinity affinity(Pool pool) {
        return pool.select().isEmpty() && !pool.hosts().value().isEmpty()
                ? Pods.onNodesWith(List.of(Pods.in("kubernetes.io/hostname", pool.hosts().value())))
                : Pods.on(pool);
    }

    /// A cordoned node needs its agent all the more.
    private static List<Toleration> tolerations(Pool pool) {
        var tolerations = new ArrayList<>(PoolNodes.tolerations(pool));
        tolerations.add(
                new TolerationBuilder()
                        .withKey("node.kubernetes.io/unschedulable")
                        .withOperator("Exists")
                        .withEffect("NoSchedule")
                        .build());
        return tolerations;
    }

    private static Container container() {
        var memory = Map.of("memory", new Quantity("256Mi"));
        return new ContainerBuilder()
                .withName("node-agent")
                .withImage(IMAGE)
                .withEnv(env())
                .addNewPort()
                .withName("http")
                .withContainerPort(AgentProcess.HTTP_PORT)
                .endPort()
                .withLivenessProbe(probe())
                .withReadinessProbe(probe())
                .withNewResources()
                .addToRequests("cpu", new Quantity("50m"))
                .addToRequests(memory)
                .addToLimits(memory)
                .endResources()
                .withNewSecurityContext()
                .withPrivileged(true)
                .withReadOnlyRootFilesystem(true)
                .endSecurityContext()
                .withVolumeMounts(
                        Pods.mount("layout", NodeLayout.FOLDER),
                        Pods.mount("device-plugins", AgentProcess.DEVICE_PLUGIN_FOLDER),
                        Pods.mount("pod-resources", AgentProcess.POD_RESOURCES_FOLDER),
                        Pods.mount("cdi", AgentProcess.CDI_FOLDER),
                        Pods.mount("state", AgentProcess.STATE_FOLDER),
                        Pods.mount("run", AgentProcess.RUN_FOLDER),
                        Pods.mount("tmp", "/tmp"))
                .build();
    }

    /// The container toolkit reads the NVIDIA variables: all cards, all MIG capabilities, only the
    /// management library.
    private static List<EnvVar> env() {
        return List.of(
                new EnvVarBuilder()
                        .withName(AgentProcess.NODE_NAME)
                        .withNewValueFrom()
                        .withNewFieldRef()
                        .withFieldPath("spec.nodeName")
                        .endFieldRef()
                        .endValueFrom()
                        .build(),
                new EnvVar("NVIDIA_VISIBLE_DEVICES", "all", null),
                new EnvVar("NVIDIA_DRIVER_CAPABILITIES", "utility", null),
                new EnvVar("NVIDIA_MIG_CONFIG_DEVICES", "all", null),
                new EnvVar("NVIDIA_MIG_MONITOR_DEVICES", "all", null));
    }

    private static Probe probe() {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath("/healthz")
                .withNewPort("http")
                .endHttpGet()
                .withPeriodSeconds(10)
                .build();
    }

    private static List<Volume> volumes(String layout) {
        return List.of(
                new VolumeBuilder()
                        .withName("layout")
                        .withNewConfigMap()
                        .withName(layout)
                        .endConfigMap()
                        .build(),
                host("device-plugins", AgentProcess.DEVICE_PLUGIN_FOLDER),
                host("pod-resources", AgentProcess.POD_RESOURCES_FOLDER),
                host("cdi", AgentProcess.CDI_FOLDER),
                host("state", AgentProcess.STATE_FOLDER),
                host("run", AgentProcess.RUN_FOLDER),
                Pods.scratch("tmp"));
    }

    private static Volume host(String name, String path) {
        return new VolumeBuilder()
                .withName(name)
                .withNewHostPath()
                .withPath(path)
                .withType("DirectoryOrCreate")
                .endHostPath()
                .build();
    }
}
