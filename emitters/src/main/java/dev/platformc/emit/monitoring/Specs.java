package dev.platformc.emit.monitoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields that we set of the kinds of Prometheus Operator and Grafana Operator.
final class Specs {
    static final String PROMETHEUS_API = "monitoring.coreos.com/v1";
    static final String GRAFANA_API = "grafana.integreatly.org/v1beta1";

    private Specs() {}

    record ServiceMonitor(
            @Nullable AttachMetadata attachMetadata,
            @Nullable NamespaceSelector namespaceSelector,
            LabelSelector selector,
            @Nullable List<String> podTargetLabels,
            List<Endpoint> endpoints) {}

    record PodMonitor(
            LabelSelector selector,
            @Nullable List<String> podTargetLabels,
            List<Endpoint> podMetricsEndpoints) {}

    /// @param node whether the labels of the node are at hand when targets are relabelled
    record AttachMetadata(boolean node) {}

    record NamespaceSelector(List<String> matchNames) {}

    /// @param port its name; absent: `portNumber` says it
    /// @param honorLabels whether the labels that the target itself gives win
    record Endpoint(
            @Nullable String port,
            @Nullable Integer portNumber,
            String path,
            String interval,
            @Nullable Boolean honorLabels,
            @Nullable List<Relabeling> relabelings) {
        static Endpoint named(String port) {
            return new Endpoint(port, null, "/metrics", "15s", null, null);
        }

        static Endpoint numbered(int port) {
            return new Endpoint(null, port, "/metrics", "15s", null, null);
        }

        Endpoint labelled(List<Relabeling> labels) {
            return new Endpoint(port, portNumber, path, interval, honorLabels, labels);
        }

        Endpoint honest() {
            return new Endpoint(port, portNumber, path, interval, true, relabelings);
        }
    }

    record Relabeling(
            List<String> sourceLabels,
            @Nullable String regex,
            String targetLabel,
            @Nullable String replacement) {}

    record PrometheusRule(List<Group> groups) {}

    record Group(String name, List<Rule> rules) {}

    /// Either records or rings.
    ///
    /// @param lasting how long it must hold before it rings
    record Rule(
            @Nullable String record,
            @Nullable String alert,
            String expr,
            @Nullable @JsonProperty("for") String lasting,
            Map<String, String> labels,
            @Nullable Map<String, String> annotations) {}

    /// @param json the dashboard as Grafana exports it
    /// @param allowCrossNamespaceImport whether a Grafana of another namespace may show it
    record GrafanaDashboard(
            boolean allowCrossNamespaceImport,
            LabelSelector instanceSelector,
            String folder,
            String json) {}
}
