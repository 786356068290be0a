package dev.platformc.emit.ray;

import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.emit.Document;
import dev.platformc.emit.Given;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.Quantities;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Redis in which a head finds again what it knew: one pod that writes every change to its
/// volume. Workers and actors go on while the head comes back.
final class Keeper {
    private static final String IMAGE = "docker.io/library/redis:7.4.2";
    private static final int PORT = 6379;
    private static final String DATA = "data";
    private static final Bytes SIZE = Bytes.gib(1);
    private static final String LABEL = "platformc.dev/ray-state";

    private Keeper() {}

    static String name(RayShape shape) {
        return shape.of().objectName() + "-state";
    }

    static String address(RayShape shape) {
        return "redis://" + name(shape) + ":" + PORT;
    }

    static List<Document> of(Plan plan, dev.platformc.core.model.Pods keeper, RayShape shape) {
        var base = RayObjects.base(plan, shape, Topic.RAY).named(name(shape)).wave(Wave.RUNTIMES);
        return List.of(service(base, shape), set(base, keeper, shape));
    }

    private static Map<String, String> selector(RayShape shape) {
        return Map.of(LABEL, shape.of().objectName());
    }

    private static Document service(Metadata base, RayShape shape) {
        var content =
                new ServiceBuilder()
                        .withMetadata(base.meta())
                        .withNewSpec()
                        .withSelector(selector(shape))
                        .addNewPort()
                        .withName("redis")
                        .withPort(PORT)
                        .withTargetPort(new IntOrString("redis"))
                        .endPort()
                        .endSpec()
                        .build();
        return base.document("Service", content);
    }

    private static Document set(
            Metadata base, dev.platformc.core.model.Pods keeper, RayShape shape) {
        var pods = base.ofPods().label(LABEL, shape.of().objectName(), base.origin());
        var content =
                new StatefulSetBuilder()
                        .withMetadata(base.meta())
                        .withNewSpec()
                        .withReplicas(1)
                        .withServiceName(base.name())
                        .withNewSelector()
                        .withMatchLabels(selector(shape))
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(pods.meta().getLabels())
                        .endMetadata()
                        .withSpec(pod(keeper))
                        .endTemplate()
                        .withVolumeClaimTemplates(claim(shape))
                        .endSpec()
                        .build();
        var state = shape.state();
        var document = base.document("StatefulSet", content);
        return state == null
                ? document
                : document.from("/spec/volumeClaimTemplates/0", state.origin());
    }

    private static PodSpec pod(dev.platformc.core.model.Pods keeper) {
        var pool = keeper.on().value().pool();
        var priority = keeper.priority();
        return new PodSpecBuilder()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withPriorityClassName(priority == null ? null : priority.value().id().objectName())
                .withSecurityContext(Pods.podSecurity(pool.cluster()))
                .withAffinity(Pods.on(pool))
                .withTolerations(PoolNodes.tolerations(pool))
                .withContainers(container(keeper))
                .build();
    }

    private static Container container(dev.platformc.core.model.Pods keeper) {
        return new ContainerBuilder()
                .withName("redis")
                .withImage(IMAGE)
                .withArgs("redis-server", "--appendonly", "yes", "--dir", "/data")
                .addNewPort()
                .withName("redis")
                .withContainerPort(PORT)
                .endPort()
                .withResources(Pods.resources(Ray.KEEPER_CPU, Ray.KEEPER_MEMORY, Given.NOTHING))
                .withReadinessProbe(probe())
                .withLivenessProbe(probe())
                .withSecurityContext(Pods.containerSecurity(true))
                .withVolumeMounts(Pods.mount(DATA, "/data"))
                .build();
    }

    private static Probe probe() {
        return new ProbeBuilder()
                .withNewTcpSocket()
                .withNewPort("redis")
                .endTcpSocket()
                .withPeriodSeconds(10)
                .build();
    }

    private static PersistentVolumeClaim claim(RayShape shape) {
        var state = shape.state();
        var size = state == null ? null : state.value().size();
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(DATA)
                .endMetadata()
                .withNewSpec()
                .withAccessModes("ReadWriteOnce")
                .withStorageClassName(storageClass(state))
                .withNewResources()
                .addToRequests("storage", Quantities.bytes(size == null ? SIZE : size.value()))
                .endResources()
                .endSpec()
                .build();
    }

    private static @Nullable String storageClass(@Nullable Sourced<Storage> state) {
        var storageClass = state == null ? null : state.value().storageClass();
        return storageClass == null ? null : storageClass.value();
    }
}
