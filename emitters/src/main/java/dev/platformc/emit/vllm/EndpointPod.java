package dev.platformc.emit.vllm;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.Given;
import dev.platformc.emit.Pods;
import dev.platformc.emit.PoolNodes;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The pod of one replica.
final class EndpointPod {
    static final int PORT = 8000;
    private static final String CACHE = "/var/cache/vllm";
    private static final int PROBE_SECONDS = 10;

    /// How slowly weights may arrive before a start counts as failed; a slow object store gives
    /// twice as much.
    private static final long WEIGHT_BYTES_PER_SECOND = 50_000_000;

    /// For compiling kernels and capturing graphs once the weights are there.
    private static final long WARM_UP_SECONDS = 600;

    private EndpointPod() {}

    static PodSpec of(Endpoint endpoint, WorkloadPlan placed, Map<String, String> selector) {
        var pool = endpoint.on().value().pool();
        var priority = endpoint.priority();
        return new PodSpecBuilder()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withPriorityClassName(priority == null ? null : priority.value().id().objectName())
                .withSchedulerName(Pods.schedulerName(pool))
                .withSecurityContext(Pods.podSecurity(pool.cluster()))
                .withAffinity(Pods.on(endpoint.on().value()))
                .withTolerations(PoolNodes.tolerations(pool))
                .withTopologySpreadConstraints(
                        Pods.spread(endpoint.spread(), pool, selector, "pod-template-hash"))
                .withTerminationGracePeriodSeconds(120L)
                .withContainers(container(endpoint, placed))
                .withResourceClaims(Given.of(endpoint, placed.each()).claims().ofPod())
                .withVolumes(volumes(endpoint))
                .build();
    }

    private static List<Volume> volumes(Endpoint endpoint) {
        var volumes = new ArrayList<>(List.of(Pods.scratch("cache"), Pods.scratch("tmp")));
        if (Pods.hasOwnShm(endpoint)) {
            volumes.add(Pods.shm(endpoint.sharedMemory().value()));
        }
        return volumes;
    }

    private static List<VolumeMount> mounts(Endpoint endpoint) {
        var mounts =
                new ArrayList<>(List.of(Pods.mount("cache", CACHE), Pods.mount("tmp", "/tmp")));
        if (Pods.hasOwnShm(endpoint)) {
            mounts.add(Pods.mount("shm", "/dev/shm"));
        }
        return mounts;
    }

    private static Container container(Endpoint endpoint, WorkloadPlan placed) {
        return new ContainerBuilder()
                .withName("vllm")
                .withImage(endpoint.engine().image().value())
                .withCommand("python3", "-m", "vllm.entrypoints.openai.api_server")
                .withArgs(EngineArguments.of(endpoint).stream().map(Sourced::value).toList())
                .withEnv(env(endpoint))
                .addNewPort()
                .withName("http")
                .withContainerPort(PORT)
                .endPort()
                .withResources(
                        Pods.resources(
                                endpoint.cpu().value(),
                                endpoint.memory().value(),
                                Given.of(endpoint, placed.each())))
                .withStartupProbe(startup(endpoint.fit().value().ledger().weights()))
                .withReadinessProbe(probe(3))
                .withLivenessProbe(probe(6))
                .withSecurityContext(Pods.containerSecurity(true))
                .withVolumeMounts(mounts(endpoint))
                .build();
    }

    /// Where the image expects root's home, it gets one that it may write; PyTorch asks for the
    /// name of a user who has none.
    static List<EnvVar> env(Endpoint endpoint) {
        var env = new ArrayList<EnvVar>();
        env.add(new EnvVar("HOME", CACHE, null));
        env.add(new EnvVar("HF_HOME", CACHE + "/huggingface", null));
        env.add(new EnvVar("USER", "vllm", null));
        env.addAll(Pods.env(endpoint.engine().env()));
        return env;
    }

    /// Waits for the weights: they must come over the network before the engine answers.
    private static Probe startup(Bytes weights) {
        long seconds = weights.count() / WEIGHT_BYTES_PER_SECOND + WARM_UP_SECONDS;
        return probe((int) ((seconds + PROBE_SECONDS - 1) / PROBE_SECONDS));
    }

    private static Probe probe(int failures) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath("/health")
                .withNewPort("http")
                .endHttpGet()
                .withPeriodSeconds(PROBE_SECONDS)
                .withTimeoutSeconds(5)
                .withFailureThreshold(failures)
                .build();
    }
}
