package dev.platformc.emit.serving;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.Given;
import dev.platformc.emit.Pods;
import dev.platformc.emit.PoolNodes;
import dev.platformc.hardware.quantity.Bytes;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The pod of one replica of vLLM, whole and in parts.
public final class ReplicaPod {
    public static final int PORT = 8000;
    private static final String CACHE = "/var/cache/vllm";
    private static final int PROBE_SECONDS = 10;

    /// How slowly weights may arrive before a start counts as failed; a slow object store gives
    /// twice as much.
    private static final long WEIGHT_BYTES_PER_SECOND = 50_000_000;

    /// For compiling kernels and capturing graphs once the weights are there.
    private static final long WARM_UP_SECONDS = 600;

    private ReplicaPod() {}

    /// Fetches its weights and serves them.
    public static PodSpec of(Served served) {
        var endpoint = served.endpoint();
        var files = served.files();
        var volumes = new ArrayList<>(volumes(endpoint));
        volumes.addAll(files.volumes());
        var arguments = EngineArguments.of(endpoint, files).stream().map(Sourced::value).toList();
        var container = new ContainerBuilder(container(served, "vllm", arguments));
        files.mounts().forEach(container::addToVolumeMounts);
        return placed(served)
                .withTopologySpreadConstraints(spread(endpoint, served.selector()))
                .withInitContainers(files.before())
                .withContainers(container.build())
                .withVolumes(volumes)
                .build();
    }

    /// Where it stands and who it is, without containers.
    public static PodSpecBuilder placed(Served served) {
        var endpoint = served.endpoint();
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
                .withTerminationGracePeriodSeconds(120L)
                .withResourceClaims(given(served).claims().ofPod());
    }

    /// @param name as the back end looks for it
    public static Container container(Served served, String name, List<String> arguments) {
        var endpoint = served.endpoint();
        return new ContainerBuilder()
                .withName(name)
                .withImage(endpoint.engine().image().value())
                .withCommand("python3", "-m", "vllm.entrypoints.openai.api_server")
                .withArgs(arguments)
                .withEnv(env(endpoint))
                .addNewPort()
                .withName("http")
                .withContainerPort(PORT)
                .endPort()
                .withResources(resources(served))
                .withStartupProbe(startup(endpoint))
                .withReadinessProbe(probe(3))
                .withLivenessProbe(probe(6))
                .withSecurityContext(Pods.containerSecurity(true))
                .withVolumeMounts(mounts(endpoint))
                .build();
    }

    public static ResourceRequirements resources(Served served) {
        var endpoint = served.endpoint();
        return Pods.resources(endpoint.cpu().value(), endpoint.memory().value(), given(served));
    }

    static Given given(Served served) {
        return Given.of(served.endpoint(), served.placed().each());
    }

    /// Those that [#container] mounts.
    public static List<Volume> volumes(Endpoint endpoint) {
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

    /// What those read who drain nodes, and those who keep the parts of a card apart.
    public static Map<String, String> annotations(Endpoint endpoint) {
        var annotations = new TreeMap<>(Pods.annotations(endpoint));
        Pods.shareAnnotations(endpoint, endpoint.fit().origin())
                .forEach((key, value) -> annotations.put(key, value.value()));
        return annotations;
    }

    /// Where the image expects root's home, it gets one that it may write; PyTorch asks for the
    /// name of a user who has none.
    public static List<EnvVar> env(Endpoint endpoint) {
        var env = new ArrayList<EnvVar>();
        env.add(new EnvVar("HOME", CACHE, null));
        env.add(new EnvVar("HF_HOME", CACHE + "/huggingface", null));
        env.add(new EnvVar("USER", "vllm", null));
        env.addAll(Pods.env(endpoint.engine().env()));
        return env;
    }

    /// Waits for the weights: they must come over the network before the engine answers.
    public static Probe startup(Endpoint endpoint) {
        return probe(startupFailures(endpoint.fit().value().ledger().weights()));
    }

    /// Of probes ten seconds apart.
    public static int startupFailures(Bytes weights) {
        long seconds = weights.count() / WEIGHT_BYTES_PER_SECOND + WARM_UP_SECONDS;
        return (int) ((seconds + PROBE_SECONDS - 1) / PROBE_SECONDS);
    }

    public static Probe probe(int failures) {
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

    /// Only what the author wrote is a condition: the plan lets a default give way as well.
    ///
    /// @param selector of the endpoint's pods
    public static List<TopologySpreadConstraint> spread(
            Endpoint endpoint, Map<String, String> selector) {
        var pool = endpoint.on().value().pool();
        return Pods.spread(endpoint.spread(), pool, selector, "pod-template-hash");
    }
}
