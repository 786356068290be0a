package dev.platformc.emit.monitoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.contract.AgentMetrics;
import dev.platformc.core.model.Endpoint;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitters;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.Yaml;
import dev.platformc.emit.contract.ExamplePlatforms;
import dev.platformc.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every series that a rule or a dashboard asks for exists, by the table of what exists.
class MetricsTest {
    /// What monitors and Prometheus put on every series.
    private static final Set<String> OF_TARGETS =
            Set.of(
                    "namespace",
                    "pod",
                    "container",
                    "service",
                    "job",
                    "instance",
                    "endpoint",
                    "pool");

    private static final Map<String, Set<String>> TABLE = table();

    private static Map<String, Set<String>> table() {
        try (var in = MetricsTest.class.getResourceAsStream("metrics.tsv")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var table = new HashMap<String, Set<String>>();
            for (var line : text.lines().filter(l -> !l.startsWith("#")).toList()) {
                var cells = line.split("\t", -1);
                assertEquals(4, cells.length, line);
                var labels = Set.copyOf(List.of(cells[2].split(" ")));
                if (cells[1].equals("histogram")) {
                    var withBound = new HashSet<>(labels);
                    withBound.add("le");
                    table.put(cells[0] + "_bucket", withBound);
                    table.put(cells[0] + "_count", labels);
                } else {
                    table.put(cells[0], labels);
                }
            }
            return table;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Named<Plan>> plans() {
        return ExamplePlatforms.plans().entrySet().stream()
                .filter(e -> !e.getValue().platform().data().monitorings().isEmpty())
                .map(e -> Named.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void every_series_that_is_asked_for_exists_with_the_labels_it_is_asked_by(Plan plan) {
        var documents = Emitters.emit(plan);
        var recorded = recorded(documents);
        var expressions = expressions(documents);
        assertTrue(expressions.size() > 5, expressions.size() + " expressions");
        for (var expression : expressions) {
            for (var series : PromQl.read(expression)) {
                var known = recorded.getOrDefault(series.metric(), TABLE.get(series.metric()));
                var labels =
                        Objects.requireNonNull(
                                known, () -> series.metric() + " does not exist: " + expression);
                for (var label : series.labels()) {
                    assertTrue(
                            labels.contains(label)
                                    || OF_TARGETS.contains(label)
                                    || label.startsWith("platformc_dev_"),
                            () -> series.metric() + " has no label " + label + ": " + expression);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void no_endpoint_is_watched_without_an_alert_and_a_dashboard(Plan plan) {
        var documents = Emitters.emit(plan);
        var ringing = new TreeSet<String>();
        var drawn = new TreeSet<String>();
        for (var document : documents) {
            var kind = Kubernetes.of(document.content()).kind();
            var of = document.of();
            if (of != null && kind.equals("PrometheusRule")) {
                var rules = Yaml.tree(document.content()).at("/spec/groups/0/rules");
                if (rules.valueStream().anyMatch(r -> r.has("alert"))) {
                    ringing.add(of.key());
                }
            } else if (of != null && kind.equals("GrafanaDashboard")) {
                drawn.add(of.key());
            }
        }
        for (var monitoring : plan.platform().data().monitorings()) {
            for (Endpoint endpoint : monitoring.watch().value()) {
                assertTrue(ringing.contains(endpoint.id().key()), endpoint.id().key());
                assertEquals(monitoring.dashboards().value(), drawn.contains(endpoint.id().key()));
            }
        }
    }

    /// Grafana takes one dashboard for another of the same address.
    @ParameterizedTest
    @MethodSource("plans")
    void dashboards_have_short_addresses_of_their_own(Plan plan) {
        var seen = new HashSet<String>();
        for (var dashboard : dashboards(Emitters.emit(plan))) {
            var uid = dashboard.path("uid").asString();
            assertTrue(uid.length() <= 40 && uid.matches("[a-z0-9-]+"), uid);
            assertTrue(seen.add(uid), uid);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(rate(up{a=\"b\"}[5m])",
                "sum(up{a=\"b\"}))",
                "rate(up{a=\"b\"})",
                "rate(up{a=\"b\"}[5x])",
                "sum(up{a=b})",
                "sum(up{a=\"b\"}) >",
                "twice(up{a=\"b\"})",
                "up{a=\"b\"} up{a=\"b\"}"
            })
    void a_query_that_prometheus_would_refuse_is_refused_here(String query) {
        assertThrows(AssertionError.class, () -> PromQl.read(query));
    }

    @Test
    void what_the_agent_shows_is_in_the_table() {
        assertTrue(TABLE.containsKey(AgentMetrics.GPU_HEALTHY));
        assertTrue(TABLE.containsKey(AgentMetrics.LEASE_OVERRUNS));
    }

    private static Map<String, Set<String>> recorded(List<Document> documents) {
        var recorded = new HashMap<String, Set<String>>();
        for (var rule : rules(documents)) {
            if (rule.has("record")) {
                recorded.put(
                        rule.path("record").asString(),
                        Set.copyOf(rule.path("labels").propertyNames()));
            }
        }
        return recorded;
    }

    private static List<String> expressions(List<Document> documents) {
        var expressions = new ArrayList<String>();
        rules(documents).forEach(rule -> expressions.add(rule.path("expr").asString()));
        for (var dashboard : dashboards(documents)) {
            for (var panel : dashboard.path("panels")) {
                panel.path("targets")
                        .forEach(target -> expressions.add(target.path("expr").asString()));
            }
        }
        return expressions;
    }

    private static List<JsonNode> rules(List<Document> documents) {
        return documents.stream()
                .filter(d -> Kubernetes.of(d.content()).kind().equals("PrometheusRule"))
                .flatMap(d -> Yaml.tree(d.content()).at("/spec/groups").valueStream())
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    private static List<JsonNode> dashboards(List<Document> documents) {
        var json = new JsonMapper();
        return documents.stream()
                .filter(d -> Kubernetes.of(d.content()).kind().equals("GrafanaDashboard"))
                .map(d -> Yaml.tree(d.content()).at("/spec/json").asString())
                .map(text -> json.readTree(text))
                .toList();
    }
}
