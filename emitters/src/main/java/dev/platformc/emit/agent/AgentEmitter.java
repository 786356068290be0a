package dev.platformc.emit.agent;

import dev.platformc.contract.NodeLayout;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.emit.Yaml;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Pools whose nodes our own agent looks after: a layout and a DaemonSet for each.
public final class AgentEmitter implements Emitter {
    /// On the agents; its value is their pool.
    public static final String LABEL = "platformc.dev/agent-of";

    public static final String NAMESPACE = "platformc-system";

    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var cluster : plan.platform().clusters()) {
            var pools = PoolNodes.under(Cluster.NodeStack.AGENT, plan, cluster);
            if (!pools.isEmpty()) {
                documents.addAll(shared(plan.platform(), cluster));
            }
            for (var pool : pools) {
                documents.add(layout(plan.platform(), pool));
                documents.add(daemonSet(plan.platform(), pool));
            }
        }
        return documents;
    }

    private static List<Document> shared(Platform platform, Cluster cluster) {
        var base = Metadata.of(Topic.NODES, platform, cluster, cluster.id());
        var space =
                base.named(NAMESPACE)
                        .label(
                                "pod-security.kubernetes.io/enforce",
                                "privileged",
                                cluster.nodeStack().origin())
                        .wave(Wave.NAMESPACES);
        var agent = base.named(Permissions.NAME).wave(Wave.NODES);
        var documents = new ArrayList<Document>();
        documents.add(
                space.document(
                        "Namespace", new NamespaceBuilder().withMetadata(space.meta()).build()));
        documents.addAll(Permissions.of(inNamespace(agent, cluster), agent));
        return documents;
    }

    private static Metadata inNamespace(Metadata meta, Cluster cluster) {
        return meta.in(new Sourced<>(NAMESPACE, cluster.nodeStack().origin()));
    }

    private static Metadata ofPool(Platform platform, PoolPlan plan, String name) {
        var pool = plan.pool();
        var meta = Metadata.of(Topic.NODES, platform, pool.cluster(), pool.id());
        return inNamespace(meta.named(name).wave(Wave.NODES), pool.cluster());
    }

    private static String layoutName(PoolPlan plan) {
        return "node-layout-" + plan.pool().id().objectName();
    }

    private static Document layout(Platform platform, PoolPlan plan) {
        var meta = ofPool(platform, plan, layoutName(plan));
        var content =
                new ConfigMapBuilder()
                        .withMetadata(meta.meta())
                        .withData(Map.of(NodeLayout.FILE, Yaml.print(Layouts.of(plan))))
                        .build();
        return meta.document("ConfigMap", content).from("/data", plan.pool().trees().origin());
    }

    /// Of the DaemonSet with the agents of a pool.
    public static String name(Pool pool) {
        return "node-agent-" + pool.id().objectName();
    }

    /// The label of the agents of a pool.
    public static Map<String, String> selector(Pool pool) {
        return Map.of(LABEL, pool.id().objectName());
    }

    private static Document daemonSet(Platform platform, PoolPlan plan) {
        var pool = plan.pool();
        var meta = ofPool(platform, plan, name(pool));
        var selector = selector(pool);
        var labels = meta.label(LABEL, pool.id().objectName(), meta.origin());
        var content =
                new DaemonSetBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withNewSelector()
                        .withMatchLabels(selector)
                        .endSelector()
                        .withNewUpdateStrategy()
                        .withType("RollingUpdate")
                        .withNewRollingUpdate()
                        .withMaxUnavailable(new IntOrString("10%"))
                        .endRollingUpdate()
                        .endUpdateStrategy()
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(labels.meta().getLabels())
                        .endMetadata()
                        .withSpec(AgentPod.of(pool, layoutName(plan)))
                        .endTemplate()
                        .endSpec()
                        .build();
        var document =
                labels.labelOrigins(
                                meta.document("DaemonSet", content),
                                "/spec/template/metadata/labels")
                        .from("/spec/template/spec/affinity", PoolNodes.selection(pool));
        return pool.taints().value().isEmpty()
                ? document
                : document.from("/spec/template/spec/tolerations", pool.taints().origin());
    }
}
