package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Label selectors and node affinity: their syntax, and whom they select.
final class SelectorCheck {
    private final Findings found = new Findings();

    private SelectorCheck() {}

    /// Whether `labels` satisfy a label selector. One that is absent selects nothing.
    static boolean matches(JsonNode selector, JsonNode labels) {
        if (selector.isMissingNode()) {
            return false;
        }
        for (var label : selector.path("matchLabels").properties()) {
            if (!label.getValue().equals(labels.path(label.getKey()))) {
                return false;
            }
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            if (!satisfied(expression, labels)) {
                return false;
            }
        }
        return true;
    }

    static boolean satisfied(JsonNode expression, JsonNode labels) {
        JsonNode value = labels.path(expression.path("key").asString(""));
        boolean listed = false;
        for (JsonNode one : expression.path("values")) {
            listed |= one.equals(value);
        }
        return switch (expression.path("operator").asString("")) {
            case "In" -> listed;
            case "NotIn" -> !listed;
            case "Exists" -> !value.isMissingNode();
            case "DoesNotExist" -> value.isMissingNode();
            default -> false;
        };
    }

    static List<Violation> of(JsonNode selector, String at) {
        var check = new SelectorCheck();
        for (var label : selector.path("matchLabels").properties()) {
            String here = under(at + "/matchLabels", label.getKey());
            check.found.complain(here, Names.qualified(label.getKey()));
            check.found.complain(here, Names.labelValue(label.getValue().asString("")));
        }
        check.expressions(selector.path("matchExpressions"), at + "/matchExpressions", false);
        check.found.must(!selector.isEmpty(), at, "selects everything");
        return check.found.all();
    }

    static List<Violation> ofNodeAffinity(Pod pod) {
        var check = new SelectorCheck();
        JsonNode affinity = pod.spec().at("/affinity/nodeAffinity");
        String at = pod.at() + "/affinity/nodeAffinity";
        String required = "requiredDuringSchedulingIgnoredDuringExecution";
        check.terms(
                affinity.path(required).path("nodeSelectorTerms"),
                at + "/" + required + "/nodeSelectorTerms");
        JsonNode preferred = affinity.path("preferredDuringSchedulingIgnoredDuringExecution");
        for (int i = 0; i < preferred.size(); i++) {
            String here = under(at + "/preferredDuringSchedulingIgnoredDuringExecution", i);
            int weight = preferred.get(i).path("weight").asInt(0);
            check.found.must(weight >= 1 && weight <= 100, here + "/weight", "not in 1..100");
            check.expressions(
                    preferred.get(i).at("/preference/matchExpressions"),
                    here + "/preference/matchExpressions",
                    true);
        }
        return check.found.all();
    }

    private void terms(JsonNode terms, String at) {
        for (int i = 0; i < terms.size(); i++) {
            String here = under(at, i) + "/matchExpressions";
            expressions(terms.get(i).path("matchExpressions"), here, true);
        }
    }

    private void expressions(JsonNode expressions, String at, boolean ofNodes) {
        for (int i = 0; i < expressions.size(); i++) {
            JsonNode e = expressions.get(i);
            String here = under(at, i);
            String operator = e.path("operator").asString("");
            int values = e.path("values").size();
            found.complain(here + "/key", Names.qualified(e.path("key").asString("")));
            for (JsonNode value : e.path("values")) {
                found.complain(here + "/values", Names.labelValue(value.asString("")));
            }
            switch (operator) {
                case "In", "NotIn" -> found.must(values > 0, here, operator + " needs values");
                case "Exists", "DoesNotExist" ->
                        found.must(values == 0, here, operator + " takes no values");
                default ->
                        found.must(
                                ofNodes && Set.of("Gt", "Lt").contains(operator) && values == 1,
                                here,
                                "`" + operator + "` with " + values + " values");
            }
        }
    }
}
