package dev.platformc.emit.monitoring;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.PodLabels;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.Ports;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import java.util.List;
import java.util.Map;

/// Who is scraped, and under which labels.
final class Scrapes {
    private static final String POD_LABEL = "__meta_kubernetes_pod_label_";
    private static final String NODE_LABEL = "__meta_kubernetes_node_label_";

    /// Where the GPU Operator puts its exporter, and what it calls it.
    static final String OPERATOR_NAMESPACE = "gpu-operator";

    private Scrapes() {}

    /// The service in front of an endpoint.
    static Specs.ServiceMonitor service(Endpoint endpoint) {
        return new Specs.ServiceMonitor(
                null,
                null,
                selector(
                        Map.of("app.kubernetes.io/name", endpoint.id().objectName()),
                        Map.of("app.kubernetes.io/component", "serving")),
                List.of(PodLabels.key(endpoint.id())),
                List.of(Specs.Endpoint.named("http")));
    }

    /// The pods of an endpoint whose service is somebody else's.
    static Specs.PodMonitor pods(Endpoint endpoint) {
        return pods(endpoint.id(), Ports.of(endpoint));
    }

    static Specs.PodMonitor pods(Identity of, int port) {
        return new Specs.PodMonitor(
                selector(PodLabels.of(of), Map.of()),
                List.of(PodLabels.key(of)),
                List.of(Specs.Endpoint.numbered(port)));
    }

    /// Pods of ours on every node of some pools; the value of their label is the pool.
    ///
    /// @param key of that label
    static Specs.PodMonitor onNodes(String key, int port) {
        var selector =
                new LabelSelectorBuilder()
                        .addNewMatchExpression()
                        .withKey(key)
                        .withOperator("Exists")
                        .endMatchExpression()
                        .build();
        var toPool = new Specs.Relabeling(List.of(POD_LABEL + plain(key)), null, "pool", null);
        return new Specs.PodMonitor(
                selector,
                null,
                List.of(Specs.Endpoint.numbered(port).honest().labelled(List.of(toPool))));
    }

    /// The exporter of the GPU Operator, one for all pools. The monitor that the operator would
    /// make does not see the labels of nodes, and so cannot tell one pool from another.
    static Specs.ServiceMonitor ofOperator(List<Pool> pools) {
        var endpoint = Specs.Endpoint.named("gpu-metrics").honest();
        return new Specs.ServiceMonitor(
                new Specs.AttachMetadata(true),
                new Specs.NamespaceSelector(List.of(OPERATOR_NAMESPACE)),
                selector(Map.of("app", "nvidia-dcgm-exporter"), Map.of()),
                null,
                List.of(endpoint.labelled(pools.stream().map(Scrapes::toPool).toList())));
    }

    private static Specs.Relabeling toPool(Pool pool) {
        var labels = PoolNodes.labels(pool);
        return new Specs.Relabeling(
                labels.keySet().stream().map(key -> NODE_LABEL + plain(key)).toList(),
                String.join(
                        ";",
                        labels.values().stream()
                                .map(Sourced::value)
                                .map(value -> value.replace(".", "\\."))
                                .toList()),
                "pool",
                pool.id().objectName());
    }

    /// As Prometheus has the names of labels.
    private static String plain(String key) {
        return key.replaceAll("[^A-Za-z0-9_]", "_");
    }

    private static LabelSelector selector(Map<String, String> one, Map<String, String> other) {
        return new LabelSelectorBuilder().addToMatchLabels(one).addToMatchLabels(other).build();
    }
}
