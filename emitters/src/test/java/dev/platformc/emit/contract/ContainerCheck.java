package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Ports, environment, probes and privileges of one container.
final class ContainerCheck {
    private static final Set<String> HANDLERS = Set.of("httpGet", "tcpSocket", "exec", "grpc");

    private final Pod.Container container;
    private final JsonNode node;
    private final Findings found = new Findings();

    private ContainerCheck(Pod.Container container) {
        this.container = container;
        this.node = container.node();
    }

    static List<Violation> of(Pod.Container container) {
        var check = new ContainerCheck(container);
        check.ports();
        check.env();
        check.probe("startupProbe");
        check.probe("livenessProbe");
        check.probe("readinessProbe");
        check.privileges();
        return check.found.all();
    }

    private void ports() {
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        JsonNode ports = node.path("ports");
        for (int i = 0; i < ports.size(); i++) {
            JsonNode port = ports.get(i);
            String at = under(container.at() + "/ports", i);
            int number = port.path("containerPort").asInt(0);
            found.must(isPort(number), at + "/containerPort", number + " is not a port");
            found.must(
                    numbers.add(number + port.path("protocol").asString("TCP")),
                    at,
                    "port " + number + " twice");
            if (port.has("name")) {
                String name = port.get("name").asString("");
                found.complain(at + "/name", Names.portName(name));
                found.must(names.add(name), at + "/name", "a second port `" + name + "`");
            }
        }
    }

    private void env() {
        Set<String> seen = new HashSet<>();
        JsonNode env = node.path("env");
        for (int i = 0; i < env.size(); i++) {
            JsonNode variable = env.get(i);
            String at = under(container.at() + "/env", i);
            String name = variable.path("name").asString("");
            found.complain(at + "/name", Names.envName(name));
            found.must(seen.add(name), at + "/name", "`" + name + "` is set twice");
            found.must(
                    !(variable.has("value") && variable.has("valueFrom")),
                    at,
                    "both value and valueFrom");
        }
    }

    private void probe(String which) {
        JsonNode probe = node.path(which);
        if (probe.isMissingNode()) {
            return;
        }
        String at = container.at() + "/" + which;
        long handlers = HANDLERS.stream().filter(probe::has).count();
        found.must(handlers == 1, at, handlers + " ways to probe, must be one");
        for (String field : List.of("periodSeconds", "timeoutSeconds", "failureThreshold")) {
            found.must(probe.path(field).asInt(1) >= 1, at + "/" + field, "less than 1");
        }
        found.must(probe.path("initialDelaySeconds").asInt(0) >= 0, at, "a negative delay");
        int successes = probe.path("successThreshold").asInt(1);
        found.must(
                successes == 1 || (which.equals("readinessProbe") && successes > 1),
                at + "/successThreshold",
                "must be 1");
        found.must(!container.init(), at, "init containers have no probes");
        for (String handler : List.of("httpGet", "tcpSocket")) {
            if (probe.has(handler)) {
                probedPort(probe.get(handler).path("port"), at + "/" + handler + "/port");
            }
        }
    }

    private void probedPort(JsonNode port, String at) {
        if (port.isString()) {
            String name = port.stringValue();
            boolean known = false;
            for (JsonNode p : node.path("ports")) {
                known |= p.path("name").asString("").equals(name);
            }
            found.must(known, at, "no port is called `" + name + "`");
        } else {
            found.must(isPort(port.asInt(0)), at, port + " is not a port");
        }
    }

    private void privileges() {
        JsonNode context = node.path("securityContext");
        String at = container.at() + "/securityContext";
        found.must(
                !context.path("privileged").asBoolean(false)
                        || context.path("allowPrivilegeEscalation").asBoolean(true),
                at,
                "privileged, and may not gain privileges");
        found.must(
                !context.path("runAsNonRoot").asBoolean(false)
                        || context.path("runAsUser").asLong(1) != 0,
                at,
                "runs as root, and must not");
    }

    static boolean isPort(int number) {
        return number >= 1 && number <= 65535;
    }
}
