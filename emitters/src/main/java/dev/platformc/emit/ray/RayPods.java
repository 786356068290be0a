package dev.platformc.emit.ray;

import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import dev.platformc.emit.Document;
import dev.platformc.emit.Given;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.PoolNodes;
import dev.platformc.hardware.quantity.Bytes;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The pods of head and workers. KubeRay adds the rest: the command, the probes, the container that
/// waits for the head and the one that scales.
final class RayPods {
    /// On the pods of one ray and on no others; KubeRay's own label names each cluster that it
    /// makes for a job or a service.
    static final String RAY_LABEL = "platformc.dev/ray";

    private static final String GROUP_LABEL = "platformc.dev/ray-group";

    /// KubeRay's label of each cluster that it makes.
    private static final String CLUSTER_LABEL = "ray.io/cluster";

    static final int SERVE_PORT = 8000;

    /// KubeRay's name for the volume of logs that head and autoscaler share. Objects that no longer
    /// fit into memory are spilled there too.
    private static final String LOGS = "ray-logs";

    private RayPods() {}

    static PodTemplateSpec head(RayShape shape, Metadata base) {
        var size = shape.size();
        var container =
                container(shape, "ray-head", true)
                        .withPorts(headPorts(shape.isServing()))
                        .withResources(
                                Pods.resources(
                                        size.cpu().value(), size.memory().value(), Given.NOTHING))
                        .build();
        var pool = shape.head().on().value().pool();
        return template(shape.head(), base, pool, container, shape.headStore(), shape.isScaled());
    }

    static PodTemplateSpec worker(RayShape shape, RayShape.Group group, Metadata base) {
        var container =
                container(shape, "ray-worker", Pods.hasOwnShm(group.workload()))
                        .withPorts(workerPorts(shape.isServing()))
                        .withResources(resources(group))
                        .build();
        var grouped = ofGroup(group, base);
        var template =
                template(
                        group.workload(),
                        grouped,
                        machines(group),
                        container,
                        group.shared(),
                        false);
        var selector = new TreeMap<String, String>();
        selector.put(RAY_LABEL, base.of().objectName());
        selector.put(GROUP_LABEL, group.name());
        var pool = group.workload().on().value().pool();
        var claims = given(group).claims();
        if (!claims.isEmpty()) {
            template.getSpec().setResourceClaims(claims.ofPod());
        }
        template.getSpec()
                .setTopologySpreadConstraints(
                        Pods.spread(group.spread(), pool, selector, CLUSTER_LABEL));
        return template;
    }

    private static Metadata ofGroup(RayShape.Group group, Metadata base) {
        return base.label(GROUP_LABEL, group.name(), group.count().origin());
    }

    /// Cards set apart are on some machines of the pool only; cores and memory are on all.
    private static Supply machines(RayShape.Group group) {
        var on = group.workload().on().value();
        return Pods.count(group.placed().each()) > 0 ? on : on.pool();
    }

    private static Given given(RayShape.Group group) {
        return Given.of(group.workload(), group.placed().each());
    }

    private static ResourceRequirements resources(RayShape.Group group) {
        return Pods.resources(group.cpu().value(), group.memory().value(), given(group));
    }

    /// @param hasShm whether the pod brings its shared memory
    private static ContainerBuilder container(RayShape shape, String name, boolean hasShm) {
        return new ContainerBuilder()
                .withName(name)
                .withImage(shape.image().value())
                .withEnv(Pods.env(shape.env()))
                .withSecurityContext(Pods.containerSecurity(false))
                .withVolumeMounts(
                        hasShm
                                ? List.of(
                                        Pods.mount("shm", "/dev/shm"), Pods.mount(LOGS, "/tmp/ray"))
                                : List.of(Pods.mount(LOGS, "/tmp/ray")));
    }

    /// @param scales whether it asks the API server for more pods, as whom KubeRay lets it
    private static PodTemplateSpec template(
            Workload workload,
            Metadata base,
            Supply machines,
            Container container,
            Bytes shared,
            boolean scales) {
        var pool = machines.pool();
        var priority = workload.priority();
        var meta = metadata(workload, base).meta();
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(meta.getLabels())
                .withAnnotations(meta.getAnnotations())
                .endMetadata()
                .withNewSpec()
                .withAutomountServiceAccountToken(scales ? null : Boolean.FALSE)
                .withEnableServiceLinks(false)
                .withPriorityClassName(priority == null ? null : priority.value().id().objectName())
                .withSchedulerName(Pods.schedulerName(pool))
                .withSecurityContext(Pods.podSecurity(pool.cluster()))
                .withAffinity(Pods.on(machines))
                .withTolerations(PoolNodes.tolerations(pool))
                .withContainers(container)
                .withVolumes(
                        Pods.hasOwnShm(workload)
                                ? List.of(Pods.shm(shared), Pods.scratch(LOGS))
                                : List.of(Pods.scratch(LOGS)))
                .endSpec()
                .build();
    }

    private static Metadata metadata(Workload workload, Metadata base) {
        var pods = base.ofPods().label(RAY_LABEL, base.of().objectName(), base.origin());
        for (var share : Pods.shareAnnotations(workload, devices(workload)).entrySet()) {
            pods =
                    pods.annotation(
                            share.getKey(), share.getValue().value(), share.getValue().origin());
        }
        if (!workload.neverDisrupt().value()) {
            return pods;
        }
        var never = workload.neverDisrupt().origin();
        var result = pods.annotation("karpenter.sh/do-not-disrupt", "true", never);
        return "volcano".equals(Pods.schedulerName(workload.on().value().pool()))
                ? result.annotation("volcano.sh/preemptable", "false", never)
                : result;
    }

    /// The line that says which cards a worker takes.
    private static Origin devices(Workload workload) {
        return workload
                        instanceof
                        dev.platformc.core.model.Pods(
                                _,
                                _,
                                _,
                                _,
                                _,
                                _,
                                _,
                                _,
                                _,
                                var gpus,
                                var part,
                                _,
                                _,
                                _)
                ? part == null ? gpus.origin() : part.origin()
                : workload.on().origin();
    }

    private static List<ContainerPort> headPorts(boolean isServing) {
        var ports = new ArrayList<ContainerPort>();
        ports.add(port("gcs-server", 6379));
        ports.add(port("dashboard", 8265));
        ports.add(port("client", 10001));
        ports.addAll(workerPorts(isServing));
        return ports;
    }

    private static List<ContainerPort> workerPorts(boolean isServing) {
        var ports = new ArrayList<ContainerPort>();
        ports.add(port("metrics", 8080));
        if (isServing) {
            ports.add(port("serve", SERVE_PORT));
        }
        return ports;
    }

    private static ContainerPort port(String name, int number) {
        return new ContainerPortBuilder().withName(name).withContainerPort(number).build();
    }

    /// @param at pointer to the template of the head
    static Document headOrigins(Document document, RayShape shape, Metadata base, String at) {
        var size = shape.size();
        var result = origins(document, shape, shape.head(), base, at);
        for (var side : List.of("/requests", "/limits")) {
            var amounts = at + "/spec/containers/0/resources" + side;
            result =
                    result.from(amounts + "/cpu", size.cpu().origin())
                            .from(amounts + "/memory", size.memory().origin());
        }
        return result.from(at + "/spec/volumes/0", size.memory().origin());
    }

    /// @param at pointer to the template of the group
    static Document workerOrigins(
            Document document, RayShape shape, RayShape.Group group, Metadata base, String at) {
        var result = origins(document, shape, group.workload(), ofGroup(group, base), at);
        var spread = group.spread();
        if (spread != null) {
            result = result.from(at + "/spec/topologySpreadConstraints", spread.origin());
        }
        for (var side : List.of("/requests", "/limits")) {
            var amounts = at + "/spec/containers/0/resources" + side;
            result =
                    result.from(amounts + "/cpu", group.cpu().origin())
                            .from(amounts + "/memory", group.memory().origin());
        }
        result = given(group).origins(result, at + "/spec/containers/0/resources");
        return Pods.hasOwnShm(group.workload())
                ? result.from(at + "/spec/volumes/0", group.store().origin())
                : result;
    }

    private static Document origins(
            Document document, RayShape shape, Workload workload, Metadata base, String at) {
        var pool = workload.on().value().pool();
        var result =
                metadata(workload, base)
                        .fieldOrigins(document, at + "/metadata")
                        .from(at + "/spec/affinity", workload.on().origin())
                        .from(at + "/spec/securityContext", pool.cluster().podSecurity().origin())
                        .from(at + "/spec/containers/0/image", shape.image().origin());
        int index = 0;
        for (var value : shape.env().values()) {
            result = result.from(at + "/spec/containers/0/env/" + index++, value.origin());
        }
        var priority = workload.priority();
        if (priority != null) {
            result = result.from(at + "/spec/priorityClassName", priority.origin());
        }
        if (Pods.schedulerName(pool) != null) {
            result = result.from(at + "/spec/schedulerName", pool.scheduler().origin());
        }
        return pool.taints().value().isEmpty()
                ? result
                : result.from(at + "/spec/tolerations", pool.taints().origin());
    }
}
