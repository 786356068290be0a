package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Prometheus Operator's webhook and Grafana refuse although the definitions take it, and
/// monitors that find nobody.
final class MonitoringRules {
    private static final int LONGEST_UID = 40;
    private static final JsonMapper JSON = new JsonMapper();

    private final Emitted document;
    private final DocumentSet set;
    private final Findings found = new Findings();

    private MonitoringRules(Emitted document, DocumentSet set) {
        this.document = document;
        this.set = set;
    }

    static List<Violation> of(Emitted document, DocumentSet set) {
        var rules = new MonitoringRules(document, set);
        JsonNode spec = document.read().path("spec");
        switch (document.kind()) {
            case "PrometheusRule" -> rules.groups(spec.path("groups"));
            case "ServiceMonitor" -> rules.service(spec);
            case "GrafanaDashboard" -> rules.dashboard(spec);
            default -> {}
        }
        return rules.found.all();
    }

    private void groups(JsonNode groups) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < groups.size(); i++) {
            JsonNode group = groups.get(i);
            String at = under("/spec/groups", i);
            found.must(names.add(group.path("name").asString("")), at + "/name", "the name twice");
            found.must(!group.path("rules").isEmpty(), at + "/rules", "no rules");
            for (int k = 0; k < group.path("rules").size(); k++) {
                rule(group.path("rules").get(k), under(at + "/rules", k));
            }
        }
    }

    private void rule(JsonNode rule, String at) {
        found.must(rule.has("record") != rule.has("alert"), at, "either records or alerts");
        found.must(
                rule.has("alert") || !(rule.has("for") || rule.has("annotations")),
                at,
                "only alerts wait and explain");
        found.must(
                !rule.has("alert") || rule.at("/labels/severity").isString(),
                at + "/labels",
                "an alert of no severity calls nobody");
        found.must(
                !rule.has("record")
                        || rule.path("record").asString("").matches("[a-zA-Z_:][a-zA-Z0-9_:]*"),
                at + "/record",
                "not the name of a series");
    }

    /// Of services that we write.
    private void service(JsonNode spec) {
        if (spec.has("namespaceSelector")) {
            return;
        }
        List<Emitted> services =
                set.of("", "Service")
                        .filter(s -> s.namespace().equals(document.namespace()))
                        .filter(s ->
                                SelectorCheck.matches(
                                        spec.path("selector"), s.read().at("/metadata/labels")))
                        .toList();
        found.must(
                services.size() == 1, "/spec/selector", "finds " + services.size() + " services");
        for (JsonNode endpoint : spec.path("endpoints")) {
            String port = endpoint.path("port").asString("");
            found.must(
                    services.stream()
                            .flatMap(s -> s.read().at("/spec/ports").valueStream())
                            .anyMatch(p -> p.path("name").asString("").equals(port)),
                    "/spec/endpoints",
                    "its services have no port `" + port + "`");
        }
    }

    private void dashboard(JsonNode spec) {
        try {
            JsonNode board = JSON.readTree(spec.path("json").asString(""));
            String uid = board.path("uid").asString("");
            found.must(
                    !uid.isEmpty() && uid.length() <= LONGEST_UID,
                    "/spec/json",
                    "`" + uid + "` is no uid of a dashboard");
            found.must(board.path("title").isString(), "/spec/json", "no title");
            for (JsonNode panel : board.path("panels")) {
                JsonNode place = panel.path("gridPos");
                found.must(
                        place.path("x").asInt(-1) >= 0
                                && place.path("x").asInt() + place.path("w").asInt(99) <= 24,
                        "/spec/json",
                        "panel " + panel.path("title") + " does not fit");
                found.must(
                        !panel.path("targets").isEmpty(),
                        "/spec/json",
                        "panel " + panel.path("title") + " asks nothing");
            }
        } catch (JacksonException e) {
            found.say("/spec/json", "no JSON: " + e.getOriginalMessage());
        }
    }
}
