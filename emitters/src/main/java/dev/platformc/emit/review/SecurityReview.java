package dev.platformc.emit.review;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.emit.review.RawPod.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Rights that pods have, and those that they could do without: what the standard `restricted` of
/// Pod Security asks.
final class SecurityReview {
    private static final Pattern SECRET =
            Pattern.compile("(^|.*_)(TOKEN|PASSWORD|PASSWD|SECRET|API_?KEY|ACCESS_KEY|SECRET_KEY)");

    private final List<Diagnostic> said = new ArrayList<>();

    private SecurityReview() {}

    static List<Diagnostic> of(RawPod pod) {
        var review = new SecurityReview();
        review.machine(pod);
        for (var container : pod.all()) {
            review.container(container);
        }
        return review.said;
    }

    private void machine(RawPod pod) {
        for (var field : List.of("hostNetwork", "hostPID", "hostIPC")) {
            if (pod.spec().path(field).asBoolean(false)) {
                said.add(ReviewMessages.hostNamespace(pod, field, pod.span("/" + field)));
            }
        }
        var volumes = pod.spec().path("volumes");
        for (int i = 0; i < volumes.size(); i++) {
            var path = volumes.path(i).path("hostPath");
            if (!path.isMissingNode()) {
                var at = pod.span("/volumes/" + i + "/hostPath/path");
                said.add(ReviewMessages.hostPath(pod, path.path("path").asString(""), at));
            }
        }
    }

    private void container(Container container) {
        var context = container.node().path("securityContext");
        boolean privileged = context.path("privileged").asBoolean(false);
        if (privileged) {
            said.add(
                    ReviewMessages.privileged(
                            container, container.span("/securityContext/privileged")));
        }
        var added = context.path("capabilities").path("add");
        for (int i = 0; i < added.size(); i++) {
            var name = added.path(i).asString("");
            if (!name.equals("NET_BIND_SERVICE")) {
                var at = container.span("/securityContext/capabilities/add/" + i);
                said.add(ReviewMessages.capability(container, name, at));
            }
        }
        var lacks = lacks(container.pod().spec().path("securityContext"), context);
        if (!privileged && !lacks.isEmpty()) {
            said.add(ReviewMessages.noSecurityContext(container, lacks));
        }
        environment(container);
    }

    private static List<String> lacks(JsonNode pod, JsonNode container) {
        var lacks = new ArrayList<String>();
        if (!both(pod, container, "runAsNonRoot").asBoolean(false)) {
            lacks.add("runAsNonRoot: true");
        }
        if (container.path("allowPrivilegeEscalation").asBoolean(true)) {
            lacks.add("allowPrivilegeEscalation: false");
        }
        boolean drops = false;
        for (var name : container.path("capabilities").path("drop")) {
            drops |= name.asString("").equals("ALL");
        }
        if (!drops) {
            lacks.add("capabilities: {drop: [ALL]}");
        }
        if (both(pod, container, "seccompProfile").isMissingNode()) {
            lacks.add("seccompProfile: {type: RuntimeDefault}");
        }
        return lacks;
    }

    /// The container's own, else the pod's.
    private static JsonNode both(JsonNode pod, JsonNode container, String field) {
        return container.has(field) ? container.path(field) : pod.path(field);
    }

    private void environment(Container container) {
        var variables = container.node().path("env");
        boolean asks = RawDevices.names(container).stream().anyMatch(RawDevices::isGpu);
        for (int i = 0; i < variables.size(); i++) {
            var name = variables.path(i).path("name").asString("");
            var value = variables.path(i).path("value").asString("");
            var at = container.span("/env/" + i + "/value");
            if (name.equals("NVIDIA_VISIBLE_DEVICES") && !isHarmless(value)) {
                said.add(ReviewMessages.devicesUnasked(container, value, asks, at));
            }
            if (!value.isEmpty() && SECRET.matcher(name).matches()) {
                said.add(ReviewMessages.secret(name, at));
            }
        }
    }

    private static boolean isHarmless(String devices) {
        return devices.isEmpty() || devices.equals("void") || devices.equals("none");
    }
}
