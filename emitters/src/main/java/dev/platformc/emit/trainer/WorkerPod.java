package dev.platformc.emit.trainer;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.emit.Pods;
import dev.platformc.emit.PoolNodes;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The pod of one worker. The trainer looks for a container named `node` in it.
final class WorkerPod {
    private WorkerPod() {}

    static PodTemplateSpec of(
            Gang gang, WorkloadPlan placed, Map<String, String> labels, boolean isSshServer) {
        var pool = gang.on().value().pool();
        var priority = gang.priority();
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels)
                .withAnnotations(annotations(gang))
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .withAutomountServiceAccountToken(false)
                .withPriorityClassName(priority == null ? null : priority.value().id().objectName())
                .withSecurityContext(Pods.podSecurity(pool.cluster()))
                .withAffinity(Pods.on(machines(gang)))
                .withTolerations(PoolNodes.tolerations(pool))
                .withContainers(container(gang, placed, isSshServer))
                .withVolumes(Pods.shm(gang.worker().sharedMemory().value()))
                .endSpec()
                .build();
    }

    /// Cards set apart are on some machines of the pool only; cores and memory are on all.
    private static Supply machines(Gang gang) {
        var on = gang.on().value();
        return gang.worker().gpus().value() > 0 ? on : on.pool();
    }

    private static Container container(Gang gang, WorkloadPlan placed, boolean isSshServer) {
        var worker = gang.worker();
        var container =
                new ContainerBuilder()
                        .withName("node")
                        .withImage(gang.container().image().value())
                        .withResources(
                                Pods.resources(
                                        worker.cpu().value(),
                                        worker.memory().value(),
                                        placed.each()))
                        .withSecurityContext(Pods.containerSecurity(false))
                        .withVolumeMounts(Pods.mount("shm", "/dev/shm"));
        if (isSshServer) {
            container
                    .withCommand("/usr/sbin/sshd")
                    .withArgs("-De", "-f", Frameworks.SSHD_CONFIG)
                    .withEnv(Pods.env(gang.container().env()));
        }
        return container.build();
    }

    private static Map<String, String> annotations(Gang gang) {
        var annotations = new TreeMap<>(Pods.disruption(gang));
        var place = place(gang);
        if (place != null) {
            annotations.put(
                    placeKey(gang), PoolNodes.levelLabel(gang.on().value().pool(), place.value()));
            if (gang.framework().value() == Gang.Framework.MPI) {
                annotations.put("kueue.x-k8s.io/podset-group-name", "workers");
            }
        }
        return annotations;
    }

    /// The level that Kueue is told. It takes one: what must be goes before what should be.
    static @Nullable Sourced<String> place(Gang gang) {
        var pool = gang.on().value().pool();
        if (gang.queue() == null || pool.scheduler().value() != Cluster.Scheduler.KUEUE) {
            return null;
        }
        var required = gang.place().required();
        return required == null ? gang.place().preferred() : required;
    }

    static String placeKey(Gang gang) {
        return gang.place().required() == null
                ? "kueue.x-k8s.io/podset-preferred-topology"
                : "kueue.x-k8s.io/podset-required-topology";
    }
}
