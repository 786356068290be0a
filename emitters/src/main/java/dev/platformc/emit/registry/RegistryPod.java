package dev.platformc.emit.registry;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Registry;
import dev.platformc.core.model.Storage;
import dev.platformc.emit.Given;
import dev.platformc.emit.Pods;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.Ports;
import dev.platformc.emit.storage.Bucket;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pod of an MLflow server.
///
/// @param namespace of the platform, where it stands
record RegistryPod(Registry registry, Cluster cluster, String namespace) {
    private static final String RECORDS = "/records";
    private static final String FILES = "/files";

    PodSpec spec() {
        var on = registry.storage().value().on();
        var builder =
                new PodSpecBuilder()
                        .withAutomountServiceAccountToken(false)
                        .withEnableServiceLinks(false)
                        .withSecurityContext(Pods.podSecurity(cluster))
                        .withContainers(container())
                        .withVolumes(volumes());
        if (on != null) {
            builder.withAffinity(Pods.on(on.value()))
                    .withTolerations(PoolNodes.tolerations(on.value()));
        }
        return builder.build();
    }

    private @Nullable Bucket bucket() {
        var storage = registry.storage().value();
        return storage.kind().value() == Storage.Kind.PVC ? null : Bucket.of(storage, namespace);
    }

    private Container container() {
        var bucket = bucket();
        var env = new ArrayList<>(List.of(new EnvVar("HOME", "/tmp", null)));
        if (bucket != null) {
            env.addAll(bucket.env());
        }
        return new ContainerBuilder()
                .withName("mlflow")
                .withImage(RegistryAddress.IMAGE)
                .withCommand("mlflow", "server")
                .withArgs(
                        "--host=0.0.0.0",
                        "--port=" + Ports.REGISTRY,
                        "--backend-store-uri=sqlite:///" + RECORDS + "/mlflow.db",
                        "--artifacts-destination=" + files(bucket),
                        "--allowed-hosts=" + String.join(",", hosts()))
                .withEnv(env)
                .addNewPort()
                .withName("http")
                .withContainerPort(Ports.REGISTRY)
                .endPort()
                .withResources(Pods.resources(Rational.ONE, Bytes.gib(4), Given.NOTHING))
                .withStartupProbe(probe(30))
                .withReadinessProbe(probe(3))
                .withLivenessProbe(probe(6))
                .withSecurityContext(Pods.containerSecurity(true))
                .withVolumeMounts(mounts(bucket))
                .build();
    }

    private String files(@Nullable Bucket bucket) {
        var path = RegistryEmitter.files(registry);
        return bucket == null ? FILES + "/" + path.key() : bucket.url(path.key());
    }

    /// The names by which it may be asked for; any other is taken for a browser that was lured.
    private List<String> hosts() {
        var name = registry.id().objectName();
        var host = RegistryAddress.host(registry, namespace);
        return List.of(
                name + ":" + Ports.REGISTRY,
                host + ":" + Ports.REGISTRY,
                host + ".cluster.local:" + Ports.REGISTRY);
    }

    /// Health is answered whatever the host is called.
    private static Probe probe(int failures) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath("/health")
                .withNewPort("http")
                .endHttpGet()
                .withPeriodSeconds(10)
                .withFailureThreshold(failures)
                .build();
    }

    private List<VolumeMount> mounts(@Nullable Bucket bucket) {
        var mounts =
                new ArrayList<>(List.of(Pods.mount("records", RECORDS), Pods.mount("tmp", "/tmp")));
        if (bucket == null) {
            mounts.add(Pods.mount("files", FILES));
        } else {
            mounts.addAll(bucket.mounts());
        }
        return mounts;
    }

    private List<Volume> volumes() {
        var bucket = bucket();
        var volumes = new ArrayList<Volume>();
        volumes.add(claim("records", RegistryEmitter.recordsOf(registry.id().objectName())));
        volumes.add(Pods.scratch("tmp"));
        if (bucket == null) {
            volumes.add(claim("files", registry.storage().value().id().objectName()));
        } else {
            volumes.addAll(bucket.volumes());
        }
        return volumes;
    }

    private static Volume claim(String name, String claim) {
        return new VolumeBuilder()
                .withName(name)
                .withNewPersistentVolumeClaim(claim, false)
                .build();
    }
}
