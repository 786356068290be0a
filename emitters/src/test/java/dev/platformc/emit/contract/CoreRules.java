package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What the API server asks of its own kinds beyond the types of their fields, for those kinds that
/// are emitted. Pods are elsewhere: [PodCheck].
final class CoreRules {
    private static final int HIGHEST_PRIORITY = 1_000_000_000;
    private static final int CONFIG_BYTES = 1 << 20;
    private static final Pattern CONFIG_KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");
    private static final Pattern COUNT_OR_PERCENT = Pattern.compile("[0-9]+%?");
    private static final Pattern CIDR =
            Pattern.compile("[0-9]+(\\.[0-9]+){3}/([0-9]|[12][0-9]|3[0-2])|[0-9a-f:]+/[0-9]{1,3}");
    private static final Set<String> ACCESS_MODES =
            Set.of("ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod");
    private static final Set<String> SECURITY_LEVELS =
            Set.of("privileged", "baseline", "restricted");
    private static final Set<String> VERBS =
            Set.of(
                    "get",
                    "list",
                    "watch",
                    "create",
                    "update",
                    "patch",
                    "delete",
                    "deletecollection",
                    "use",
                    "bind",
                    "escalate",
                    "impersonate",
                    "*");

    private final Emitted document;
    private final JsonNode object;
    private final Findings found = new Findings();

    private CoreRules(Emitted document) {
        this.document = document;
        this.object = document.read();
    }

    static List<Violation> of(Emitted document) {
        var rules = new CoreRules(document);
        switch (document.kind()) {
            case "Namespace" -> rules.namespace();
            case "Deployment", "DaemonSet" -> rules.workload();
            case "StatefulSet" -> rules.statefulSet();
            case "Service" -> rules.service();
            case "PodDisruptionBudget" -> rules.disruptionBudget();
            case "PriorityClass" -> rules.priorityClass();
            case "ConfigMap" -> rules.configMap();
            case "Role", "ClusterRole" -> rules.role();
            case "RoleBinding", "ClusterRoleBinding" -> rules.binding();
            case "NetworkPolicy" -> rules.networkPolicy();
            case "PersistentVolumeClaim" -> rules.claim(rules.object.path("spec"), "/spec");
            // What is asked of the two kinds of claims stands in DraRules.
            case "ServiceAccount", "DeviceClass", "ResourceClaimTemplate" -> {}
            default -> rules.found.say("/kind", "no rules for " + document.kind() + " yet");
        }
        return rules.found.all();
    }

    private void namespace() {
        for (String mode : List.of("enforce", "warn", "audit")) {
            JsonNode level =
                    object.at("/metadata/labels").path("pod-security.kubernetes.io/" + mode);
            found.must(
                    level.isMissingNode() || SECURITY_LEVELS.contains(level.asString("")),
                    "/metadata/labels",
                    level + " is not a pod security standard");
        }
    }

    private void workload() {
        JsonNode spec = object.path("spec");
        JsonNode selector = spec.path("selector");
        found.add(SelectorCheck.of(selector, "/spec/selector"));
        found.must(
                SelectorCheck.matches(selector, spec.at("/template/metadata/labels")),
                "/spec/selector",
                "does not match the labels of the pods");
        found.must(spec.path("replicas").asInt(1) >= 0, "/spec/replicas", "negative");
        String restart = spec.at("/template/spec/restartPolicy").asString("Always");
        found.must(restart.equals("Always"), "/spec/template/spec/restartPolicy", restart);
        String strategy = document.kind().equals("Deployment") ? "strategy" : "updateStrategy";
        JsonNode rolling = spec.path(strategy).path("rollingUpdate");
        found.must(
                rolling.isMissingNode()
                        || !(isZero(rolling, "maxSurge") && isZero(rolling, "maxUnavailable")),
                "/spec/" + strategy,
                "maxSurge and maxUnavailable are both 0");
        found.must(
                rolling.isMissingNode()
                        || !spec.path(strategy).path("type").asString("").equals("Recreate"),
                "/spec/" + strategy,
                "Recreate rolls nothing");
        int ready = spec.path("minReadySeconds").asInt(0);
        found.must(
                spec.path("progressDeadlineSeconds").asInt(600) > ready,
                "/spec/progressDeadlineSeconds",
                "not more than minReadySeconds");
    }

    private static boolean isZero(JsonNode rolling, String field) {
        String value = rolling.path(field).asString("");
        return value.equals("0") || value.equals("0%");
    }

    private void service() {
        JsonNode ports = object.at("/spec/ports");
        Set<String> seen = new HashSet<>();
        Set<String> names = new HashSet<>();
        found.must(!ports.isEmpty(), "/spec/ports", "no ports");
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String at = under("/spec/ports", i);
            int number = port.path("port").asInt(0);
            String name = port.path("name").asString("");
            found.must(ContainerCheck.isPort(number), at + "/port", number + " is not a port");
            found.must(
                    seen.add(number + port.path("protocol").asString("TCP")), at, "the port twice");
            found.must(ports.size() == 1 || !name.isEmpty(), at, "one of several needs a name");
            found.must(names.add(name), at + "/name", "the name twice");
            found.complain(at + "/name", name.isEmpty() ? null : Names.dnsLabel(name));
            JsonNode target = port.path("targetPort");
            found.complain(
                    at + "/targetPort",
                    target.isString() ? Names.portName(target.stringValue()) : null);
        }
        for (var label : object.at("/spec/selector").properties()) {
            found.complain("/spec/selector", Names.qualified(label.getKey()));
            found.complain("/spec/selector", Names.labelValue(label.getValue().asString("")));
        }
    }

    private void disruptionBudget() {
        JsonNode spec = object.path("spec");
        found.must(
                spec.has("minAvailable") != spec.has("maxUnavailable"),
                "/spec",
                "needs either minAvailable or maxUnavailable");
        for (String field : List.of("minAvailable", "maxUnavailable")) {
            found.must(
                    !spec.has(field) || COUNT_OR_PERCENT.matches(spec.get(field).asString("")),
                    "/spec/" + field,
                    spec.path(field) + " is neither a count nor a percentage");
        }
        found.add(SelectorCheck.of(spec.path("selector"), "/spec/selector"));
    }

    private void priorityClass() {
        int value = object.path("value").asInt(Integer.MAX_VALUE);
        found.must(
                object.path("value").isInt() && value <= HIGHEST_PRIORITY,
                "/value",
                object.path("value") + " is above what users may have");
        String preempts = object.path("preemptionPolicy").asString("Never");
        found.must(
                Set.of("Never", "PreemptLowerPriority").contains(preempts),
                "/preemptionPolicy",
                "`" + preempts + "` is no policy");
        found.must(!document.name().startsWith("system-"), "/metadata/name", "system- is reserved");
    }

    private void configMap() {
        long bytes = 0;
        for (var entry : object.path("data").properties()) {
            found.must(
                    CONFIG_KEY.matches(entry.getKey()),
                    under("/data", entry.getKey()),
                    "not a key of a ConfigMap");
            bytes += entry.getValue().asString("").length();
        }
        found.must(bytes <= CONFIG_BYTES, "/data", bytes + " bytes, at most " + CONFIG_BYTES);
    }

    private void networkPolicy() {
        JsonNode spec = object.path("spec");
        JsonNode selector = spec.path("podSelector");
        if (!selector.isEmpty()) {
            found.add(SelectorCheck.of(selector, "/spec/podSelector"));
        }
        found.must(!spec.path("policyTypes").isEmpty(), "/spec/policyTypes", "says nothing");
        for (String rules : List.of("ingress", "egress")) {
            String type = rules.equals("ingress") ? "Ingress" : "Egress";
            boolean isMeant =
                    spec.path("policyTypes")
                            .valueStream()
                            .anyMatch(t -> t.asString("").equals(type));
            found.must(isMeant || spec.path(rules).isEmpty(), "/spec/" + rules, "has no effect");
            for (int i = 0; i < spec.path(rules).size(); i++) {
                networkRule(spec.path(rules).get(i), under("/spec/" + rules, i));
            }
        }
    }

    private void networkRule(JsonNode rule, String at) {
        for (JsonNode port : rule.path("ports")) {
            int number = port.path("port").asInt(0);
            found.must(ContainerCheck.isPort(number), at + "/ports", number + " is not a port");
        }
        JsonNode peers = rule.has("to") ? rule.path("to") : rule.path("from");
        found.must(!peers.isEmpty(), at, "lets everybody through");
        for (JsonNode peer : peers) {
            String block = peer.at("/ipBlock/cidr").asString("");
            found.must(
                    peer.has("ipBlock")
                            != (peer.has("podSelector") || peer.has("namespaceSelector")),
                    at,
                    "either addresses or pods");
            found.must(
                    !peer.has("ipBlock") || CIDR.matches(block), at, "`" + block + "` is no range");
            for (JsonNode except : peer.at("/ipBlock/except")) {
                String part = except.asString("");
                found.must(CIDR.matches(part), at, "`" + part + "` is no range");
            }
        }
    }

    private void statefulSet() {
        workload();
        found.must(object.at("/spec/serviceName").isString(), "/spec/serviceName", "no service");
        JsonNode claims = object.at("/spec/volumeClaimTemplates");
        for (int i = 0; i < claims.size(); i++) {
            claim(claims.get(i).path("spec"), under("/spec/volumeClaimTemplates", i) + "/spec");
        }
    }

    private void claim(JsonNode spec, String at) {
        found.must(!spec.path("accessModes").isEmpty(), at + "/accessModes", "no access mode");
        for (JsonNode mode : spec.path("accessModes")) {
            found.must(
                    ACCESS_MODES.contains(mode.asString("")),
                    at + "/accessModes",
                    mode + " is no access mode");
        }
        JsonNode size = spec.at("/resources/requests/storage");
        found.must(
                Amount.of(size).filter(amount -> amount.signum() > 0).isPresent(),
                at + "/resources/requests/storage",
                size + " is no size");
    }

    private void role() {
        JsonNode rules = object.path("rules");
        for (int i = 0; i < rules.size(); i++) {
            JsonNode rule = rules.get(i);
            String at = under("/rules", i);
            found.must(!rule.path("verbs").isEmpty(), at + "/verbs", "no verbs");
            for (JsonNode verb : rule.path("verbs")) {
                found.must(VERBS.contains(verb.asString("")), at + "/verbs", verb + " is no verb");
            }
            boolean resources =
                    !rule.path("resources").isEmpty() && !rule.path("apiGroups").isEmpty();
            found.must(
                    resources != !rule.path("nonResourceURLs").isEmpty(),
                    at,
                    "needs either apiGroups with resources or nonResourceURLs");
        }
    }

    private void binding() {
        JsonNode role = object.path("roleRef");
        found.must(
                role.path("apiGroup").asString("").equals("rbac.authorization.k8s.io")
                        && Set.of("Role", "ClusterRole").contains(role.path("kind").asString("")),
                "/roleRef",
                role + " is no role");
        found.must(
                document.kind().equals("RoleBinding")
                        || role.path("kind").asString("").equals("ClusterRole"),
                "/roleRef/kind",
                "a ClusterRoleBinding needs a ClusterRole");
        for (JsonNode subject : object.path("subjects")) {
            found.must(
                    !subject.path("kind").asString("").equals("ServiceAccount")
                            || subject.has("namespace"),
                    "/subjects",
                    "a service account needs its namespace");
        }
    }
}
