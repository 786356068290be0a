package dev.platformc.emit;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.SharingWay;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirementBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Parts of pods that all workloads share.
public final class Pods {
    /// Somebody who is not root, as the restricted standard wants.
    public static final long USER = 1000;

    private Pods() {}

    /// On the nodes that have what the supply hands out, and on no others.
    public static Affinity on(Supply supply) {
        return onNodesWith(
                PoolNodes.labels(supply).entrySet().stream()
                        .map(label -> in(label.getKey(), List.of(label.getValue().value())))
                        .toList());
    }

    public static Affinity onNodesWith(List<NodeSelectorRequirement> requirements) {
        return new AffinityBuilder()
                .withNewNodeAffinity()
                .withNewRequiredDuringSchedulingIgnoredDuringExecution()
                .addNewNodeSelectorTerm()
                .withMatchExpressions(requirements)
                .endNodeSelectorTerm()
                .endRequiredDuringSchedulingIgnoredDuringExecution()
                .endNodeAffinity()
                .build();
    }

    public static NodeSelectorRequirement in(String label, List<String> values) {
        return new NodeSelectorRequirementBuilder()
                .withKey(label)
                .withOperator("In")
                .withValues(values)
                .build();
    }

    /// Requests are limits, so that the pod keeps its cores and is the last to be evicted.
    public static ResourceRequirements resources(Rational cpu, Bytes memory, Given given) {
        var amounts = new LinkedHashMap<String, Quantity>();
        amounts.put("cpu", Quantities.number(cpu));
        amounts.put("memory", Quantities.bytes(memory));
        given.resources().forEach(each -> amounts.put(each.name(), Quantities.count(each.count())));
        return new ResourceRequirementsBuilder()
                .withRequests(amounts)
                .withLimits(amounts)
                .withClaims(given.claims().ofContainer())
                .build();
    }

    /// How many cards or parts of them.
    public static int count(WorkloadPlan.Devices devices) {
        return switch (devices) {
            case WorkloadPlan.Devices.Gpus gpus -> gpus.count();
            case WorkloadPlan.Devices.Slice _ -> 1;
            case WorkloadPlan.Devices.Share share -> share.count();
        };
    }

    /// Who binds pods to the nodes of a pool; absent: the cluster's own scheduler.
    public static @Nullable String schedulerName(Pool pool) {
        return switch (pool.scheduler().value()) {
            case KUEUE, DEFAULT -> null;
            case VOLCANO -> "volcano";
            case KAI -> "kai-scheduler";
        };
    }

    /// As the namespace's standard wants it: the restricted one admits nobody who is root, the
    /// baseline one leaves the user to the image.
    public static PodSecurityContext podSecurity(Cluster cluster) {
        var context =
                new PodSecurityContextBuilder()
                        .withNewSeccompProfile()
                        .withType("RuntimeDefault")
                        .endSeccompProfile();
        return switch (cluster.podSecurity().value()) {
            case BASELINE -> context.build();
            case RESTRICTED ->
                    context.withRunAsNonRoot(true)
                            .withRunAsUser(USER)
                            .withRunAsGroup(USER)
                            .withFsGroup(USER)
                            .build();
        };
    }

    /// Annotations of a pod that nobody may move, and of one that waits in a queue of Volcano's.
    public static Map<String, String> annotations(Workload workload) {
        var annotations = new TreeMap<String, String>();
        boolean never = workload.neverDisrupt().value();
        if (never) {
            annotations.put("karpenter.sh/do-not-disrupt", "true");
        }
        if (workload.on().value().pool().scheduler().value() == Cluster.Scheduler.VOLCANO) {
            var queue = workload.queue();
            if (queue != null) {
                annotations.put(
                        "scheduling.volcano.sh/queue-name", queue.value().id().objectName());
            }
            if (never) {
                annotations.put("volcano.sh/preemptable", "false");
            }
        }
        return annotations;
    }

    /// Replicas stand even over the domains of a level. Only what the author wrote is a condition:
    /// the plan lets a default give way as well.
    ///
    /// @param level absent: anywhere
    /// @param revision label of the pods that tells a new version from the old
    public static List<TopologySpreadConstraint> spread(
            @Nullable Sourced<String> level,
            Pool pool,
            Map<String, String> selector,
            String revision) {
        if (level == null) {
            return List.of();
        }
        return List.of(
                new TopologySpreadConstraintBuilder()
                        .withTopologyKey(PoolNodes.levelLabel(pool, level.value()))
                        .withMaxSkew(1)
                        .withWhenUnsatisfiable(
                                level.isWritten() ? "DoNotSchedule" : "ScheduleAnyway")
                        .withNewLabelSelector()
                        .withMatchLabels(selector)
                        .endLabelSelector()
                        .withMatchLabelKeys(revision)
                        .build());
    }

    /// Annotations of a pod that takes a part of a card, for whoever keeps the parts apart; empty
    /// for all others. Ordered by key.
    public static Map<String, Sourced<String>> shareAnnotations(Workload workload, Origin from) {
        var annotations = new TreeMap<String, Sourced<String>>();
        var ratio = workload.cardShare();
        if (ratio != null && workload.on().value() instanceof Sharing sharing) {
            ShareAnnotations.of(sharing, ratio)
                    .forEach((key, value) -> annotations.put(key, new Sourced<>(value, from)));
        }
        return annotations;
    }

    /// Whether a pod brings shared memory of its own. Under MPS it meets the daemon in the node's,
    /// which is mounted in the same place by whoever hands out the card.
    public static boolean hasOwnShm(Workload workload) {
        return !(workload.on().value() instanceof Sharing sharing
                && sharing.slice().value() instanceof Sharing.Slicing.Mps
                && sharing.keeper() != SharingWay.Keeper.KAI);
    }

    /// Of a program of the author's, of which nothing is known but its port.
    ///
    /// @param port its name
    public static Probe isOpen(String port) {
        return new ProbeBuilder()
                .withNewTcpSocket()
                .withNewPort(port)
                .endTcpSocket()
                .withPeriodSeconds(10)
                .build();
    }

    public static SecurityContext containerSecurity(boolean readOnlyRoot) {
        return new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .addToDrop("ALL")
                .endCapabilities()
                .withReadOnlyRootFilesystem(readOnlyRoot ? true : null)
                .build();
    }

    /// Shared memory; the 64 MiB a container has by itself are too few for NCCL and data loaders.
    public static Volume shm(Bytes size) {
        return new VolumeBuilder()
                .withName("shm")
                .withNewEmptyDir()
                .withMedium("Memory")
                .withSizeLimit(Quantities.bytes(size))
                .endEmptyDir()
                .build();
    }

    public static Volume scratch(String name) {
        return new VolumeBuilder().withName(name).withNewEmptyDir().endEmptyDir().build();
    }

    public static VolumeMount mount(String volume, String path) {
        return new VolumeMountBuilder().withName(volume).withMountPath(path).build();
    }

    public static List<EnvVar> env(Map<String, Sourced<String>> env) {
        return env.entrySet().stream()
                .map(entry -> new EnvVar(entry.getKey(), entry.getValue().value(), null))
                .toList();
    }
}
