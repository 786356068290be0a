package dev.platformc.emit.storage;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Secret;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Given;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.PodLabels;
import dev.platformc.emit.Pods;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.Ports;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// One MinIO server with one volume, its bucket and the service in front of it.
///
/// Its Secret has two keys: `config.env`, where MinIO reads the name and password of its root, and
/// the one that the storage names, where clients read the same as a credentials file of the AWS
/// tools. A second server would guard against the loss of a node; the volume's own class is what
/// guards the data.
final class Minio {
    private static final String IMAGE = "quay.io/minio/minio:RELEASE.2025-07-23T15-54-02Z";
    private static final String CONFIG = "/etc/minio";
    private static final String DATA = "/data";

    private final Cluster cluster;
    private final Storage storage;
    private final String name;
    private final Bucket bucket;
    private final Metadata base;

    Minio(Platform platform, Cluster cluster, Storage storage) {
        this.cluster = cluster;
        this.storage = storage;
        this.name = storage.id().objectName();
        this.bucket = Bucket.of(storage, platform.id().objectName());
        this.base =
                Metadata.of(Topic.STORAGE, platform, cluster, storage.id())
                        .ownedBy(null)
                        .wave(Wave.STORAGE);
    }

    List<Document> documents() {
        return List.of(server(), service(), makeBucket());
    }

    private Document server() {
        var pods = base.ofPods().label(PodLabels.key(storage.id()), name, base.origin());
        var content =
                new StatefulSetBuilder()
                        .withMetadata(base.meta())
                        .withNewSpec()
                        .withReplicas(1)
                        .withServiceName(name)
                        .withNewSelector()
                        .withMatchLabels(PodLabels.of(storage.id()))
                        .endSelector()
                        .withTemplate(template(pods))
                        .withVolumeClaimTemplates(
                                new PersistentVolumeClaimBuilder()
                                        .withNewMetadata()
                                        .withName("data")
                                        .endMetadata()
                                        .withSpec(
                                                StorageEmitter.spec(
                                                        storage, storage.size(), "ReadWriteOnce"))
                                        .build())
                        .endSpec()
                        .build();
        var document =
                pods.fieldOrigins(base.document("StatefulSet", content), "/spec/template/metadata");
        var on = storage.on();
        if (on != null) {
            document = document.from("/spec/template/spec/affinity", on.origin());
        }
        document =
                document.from("/spec/template/spec/volumes/0", credentials().origin())
                        .from(
                                "/spec/template/spec/securityContext",
                                cluster.podSecurity().origin());
        return StorageEmitter.origins(document, storage, "/spec/volumeClaimTemplates/0/spec");
    }

    private Sourced<Secret> credentials() {
        return Objects.requireNonNull(storage.credentials());
    }

    private PodTemplateSpec template(Metadata pods) {
        var on = storage.on();
        var spec =
                new PodSpecBuilder()
                        .withAutomountServiceAccountToken(false)
                        .withEnableServiceLinks(false)
                        .withSecurityContext(Pods.podSecurity(cluster))
                        .withContainers(container())
                        .withVolumes(
                                new VolumeBuilder()
                                        .withName("config")
                                        .withNewSecret()
                                        .withSecretName(credentials().value().name())
                                        .endSecret()
                                        .build(),
                                Pods.scratch("tmp"));
        if (on != null) {
            spec.withAffinity(Pods.on(on.value()))
                    .withTolerations(PoolNodes.tolerations(on.value()));
        }
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(pods.meta().getLabels())
                .endMetadata()
                .withSpec(spec.build())
                .build();
    }

    private static Container container() {
        return new ContainerBuilder()
                .withName("minio")
                .withImage(IMAGE)
                .withArgs("server", DATA, "--address", ":" + Ports.MINIO)
                .withEnv(
                        new EnvVar("HOME", "/tmp", null),
                        new EnvVar("MINIO_CONFIG_ENV_FILE", CONFIG + "/config.env", null),
                        new EnvVar("MINIO_BROWSER", "off", null))
                .addNewPort()
                .withName("s3")
                .withContainerPort(Ports.MINIO)
                .endPort()
                .withResources(Pods.resources(Rational.ONE, Bytes.gib(4), Given.NOTHING))
                .withReadinessProbe(probe("/minio/health/ready"))
                .withLivenessProbe(probe("/minio/health/live"))
                .withSecurityContext(Pods.containerSecurity(true))
                .withVolumeMounts(
                        Pods.mount("data", DATA),
                        Pods.mount("config", CONFIG),
                        Pods.mount("tmp", "/tmp"))
                .build();
    }

    private static Probe probe(String path) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath(path)
                .withNewPort("s3")
                .endHttpGet()
                .withPeriodSeconds(10)
                .withFailureThreshold(6)
                .build();
    }

    private Document service() {
        var content =
                new ServiceBuilder()
                        .withMetadata(base.meta())
                        .withNewSpec()
                        .withSelector(PodLabels.of(storage.id()))
                        .addNewPort()
                        .withName("s3")
                        .withPort(Ports.MINIO)
                        .withTargetPort(new IntOrString("s3"))
                        .endPort()
                        .endSpec()
                        .build();
        return base.document("Service", content);
    }

    /// MinIO makes no bucket by itself; asking for one that is there changes nothing.
    private Document makeBucket() {
        var meta = base.named(name + "-bucket");
        var env = new ArrayList<>(List.of(new EnvVar("HOME", "/tmp", null)));
        env.addAll(bucket.env());
        var container =
                new ContainerBuilder()
                        .withName("make-bucket")
                        .withImage(Bucket.TOOLS)
                        .withCommand("sh", "-c")
                        .withArgs(
                                "aws s3api head-bucket --bucket "
                                        + name
                                        + " || aws s3 mb s3://"
                                        + name)
                        .withEnv(env)
                        .withResources(
                                Pods.resources(Rational.of(1, 10), Bytes.gib(1), Given.NOTHING))
                        .withSecurityContext(Pods.containerSecurity(false))
                        .withVolumeMounts(bucket.mounts())
                        .build();
        var pods =
                new PodTemplateSpecBuilder()
                        .withNewMetadata()
                        .withLabels(base.ofPods().meta().getLabels())
                        .endMetadata()
                        .withNewSpec()
                        .withRestartPolicy("OnFailure")
                        .withAutomountServiceAccountToken(false)
                        .withSecurityContext(Pods.podSecurity(cluster))
                        .withContainers(container)
                        .withVolumes(bucket.volumes())
                        .endSpec()
                        .build();
        var content = new CustomObject<>("batch/v1", "Job", meta.meta(), new BucketJob(10, pods));
        return meta.document("Job", content)
                .from("/spec/template/spec/volumes", credentials().origin());
    }

    /// @param backoffLimit the server and its Secret may come a little later
    private record BucketJob(int backoffLimit, PodTemplateSpec template) {}
}
