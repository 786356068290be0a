package dev.platformc.emit.contract;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// The Pod Security Standards, as admission enforces them in a namespace that is labelled
/// `pod-security.kubernetes.io/enforce`.
///
/// Not checked, because nothing emitted could set them but by a new field: AppArmor, SELinux,
/// procMount, sysctls, Windows.
final class PodSecurity {
    enum Level {
        PRIVILEGED,
        BASELINE,
        RESTRICTED;

        /// Admission takes a label that it does not know for the strictest.
        static Level of(String label) {
            return switch (label) {
                case "privileged" -> PRIVILEGED;
                case "baseline" -> BASELINE;
                default -> RESTRICTED;
            };
        }
    }

    private static final Set<String> BASELINE_CAPABILITIES =
            Set.of(
                    "AUDIT_WRITE",
                    "CHOWN",
                    "DAC_OVERRIDE",
                    "FOWNER",
                    "FSETID",
                    "KILL",
                    "MKNOD",
                    "NET_BIND_SERVICE",
                    "SETFCAP",
                    "SETGID",
                    "SETPCAP",
                    "SETUID",
                    "SYS_CHROOT");
    private static final Set<String> RESTRICTED_CAPABILITIES = Set.of("NET_BIND_SERVICE");
    private static final Set<String> RESTRICTED_VOLUMES =
            Set.of(
                    "configMap",
                    "csi",
                    "downwardAPI",
                    "emptyDir",
                    "ephemeral",
                    "persistentVolumeClaim",
                    "projected",
                    "secret");
    private static final Set<String> SECCOMP = Set.of("RuntimeDefault", "Localhost");

    private final Pod pod;
    private final JsonNode ofPod;
    private final Findings found = new Findings();

    private PodSecurity(Pod pod) {
        this.pod = pod;
        this.ofPod = pod.spec().path("securityContext");
    }

    /// What a namespace enforces; one that is not ours may be any.
    static Level enforced(DocumentSet set, String namespace) {
        return set.find("", "Namespace", "", namespace)
                .map(d -> d.read().at("/metadata/labels"))
                .map(l -> l.path("pod-security.kubernetes.io/enforce").asString("privileged"))
                .map(Level::of)
                .orElse(Level.PRIVILEGED);
    }

    static List<Violation> of(Pod pod, Level level) {
        var check = new PodSecurity(pod);
        switch (level) {
            case PRIVILEGED -> {}
            case BASELINE -> check.baseline();
            case RESTRICTED -> {
                check.baseline();
                check.restricted();
            }
        }
        return check.found.all();
    }

    private void baseline() {
        for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
            found.must(!pod.spec().path(host).asBoolean(false), pod.at() + "/" + host, "baseline");
        }
        for (JsonNode volume : pod.spec().path("volumes")) {
            found.must(!volume.has("hostPath"), pod.at() + "/volumes", "baseline: no hostPath");
        }
        found.must(
                !seccomp(ofPod).equals("Unconfined"),
                pod.at() + "/securityContext/seccompProfile",
                "baseline: not Unconfined");
        for (Pod.Container container : pod.containers()) {
            JsonNode context = container.node().path("securityContext");
            String at = container.at() + "/securityContext";
            found.must(!context.path("privileged").asBoolean(false), at, "baseline: privileged");
            found.must(!seccomp(context).equals("Unconfined"), at, "baseline: not Unconfined");
            capabilitiesWithin(BASELINE_CAPABILITIES, context, at, "baseline");
            for (JsonNode port : container.node().path("ports")) {
                found.must(
                        port.path("hostPort").asInt(0) == 0,
                        container.at() + "/ports",
                        "baseline: no hostPort");
            }
        }
    }

    private void restricted() {
        for (JsonNode volume : pod.spec().path("volumes")) {
            for (String field : volume.propertyNames()) {
                found.must(
                        field.equals("name") || RESTRICTED_VOLUMES.contains(field),
                        pod.at() + "/volumes",
                        "restricted: no volume of type " + field);
            }
        }
        found.must(
                ofPod.path("runAsUser").asLong(1) != 0,
                pod.at() + "/securityContext/runAsUser",
                "restricted: not root");
        pod.containers().forEach(this::restricted);
    }

    private void restricted(Pod.Container container) {
        JsonNode context = container.node().path("securityContext");
        String at = container.at() + "/securityContext";
        found.must(
                !context.path("allowPrivilegeEscalation").asBoolean(true),
                at + "/allowPrivilegeEscalation",
                "restricted: must be false");
        found.must(
                fromPodUnlessSaid(context, "runAsNonRoot", v -> v.asBoolean(false)),
                at + "/runAsNonRoot",
                "restricted: must be true here or for the pod");
        found.must(
                context.path("runAsUser").asLong(1) != 0,
                at + "/runAsUser",
                "restricted: not root");
        found.must(
                fromPodUnlessSaid(
                        context,
                        "seccompProfile",
                        v -> SECCOMP.contains(v.path("type").asString(""))),
                at + "/seccompProfile",
                "restricted: must be RuntimeDefault or Localhost, here or for the pod");
        boolean all = false;
        for (JsonNode dropped : context.at("/capabilities/drop")) {
            all |= dropped.asString("").equals("ALL");
        }
        found.must(all, at + "/capabilities/drop", "restricted: must drop ALL");
        capabilitiesWithin(RESTRICTED_CAPABILITIES, context, at, "restricted");
    }

    /// A container's own word goes before the pod's.
    private boolean fromPodUnlessSaid(JsonNode context, String field, Predicate<JsonNode> holds) {
        return holds.test(context.has(field) ? context.get(field) : ofPod.path(field));
    }

    private void capabilitiesWithin(
            Set<String> allowed, JsonNode context, String at, String standard) {
        for (JsonNode added : context.at("/capabilities/add")) {
            found.must(
                    allowed.contains(added.asString("")),
                    at + "/capabilities/add",
                    standard + ": " + added + " may not be added");
        }
    }

    private static String seccomp(JsonNode context) {
        return context.at("/seccompProfile/type").asString("");
    }
}
