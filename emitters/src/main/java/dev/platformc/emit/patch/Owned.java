package dev.platformc.emit.patch;

import dev.platformc.core.model.Identity;
import dev.platformc.emit.Kubernetes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The fields that the proof rests on: another value there, and what was placed is not what runs.
///
/// @param what completes "is "
/// @param attribute of the declaration, which says it in the language; absent: nothing else may
record Owned(String what, @Nullable String attribute) {
    private static final Set<String> COUNTS =
            Set.of(
                    "replicas",
                    "minReplicas",
                    "maxReplicas",
                    "minReplicaCount",
                    "maxReplicaCount",
                    "numNodes",
                    "numProcPerNode",
                    "parallelism",
                    "completions",
                    "numOfHosts",
                    "size");
    private static final Set<String> PLACES =
            Set.of(
                    "affinity",
                    "nodeSelector",
                    "nodeName",
                    "tolerations",
                    "topologySpreadConstraints",
                    "nodeLabels",
                    "topologyName",
                    "levels");
    private static final Set<String> QUOTAS =
            Set.of("resourceGroups", "cohort", "cohortName", "parentName", "clusterQueue");
    private static final Set<String> CLAIMS =
            Set.of("resourceClaims", "resourceClaimTemplateName", "claims");
    private static final Pattern DEVICES =
            Pattern.compile("cpu|memory|nvidia\\.com/.*|amd\\.com/gpu|.*platformc\\.dev/.*");
    private static final Pattern KEYS =
            Pattern.compile(
                    "(.*\\.)?(kueue\\.x-k8s\\.io|kai\\.scheduler|volcano\\.sh|nvidia\\.com"
                            + "|platformc\\.dev|ray\\.io|leaderworkerset\\.sigs\\.k8s\\.io)/.*");

    /// Of a field, if it is one of them.
    ///
    /// @param of the declaration that the object is written for
    /// @param steps of the pointer to the field
    static Optional<Owned> of(Identity of, Kubernetes object, List<String> steps) {
        var found = identity(steps);
        for (int i = 0; found == null && i < steps.size(); i++) {
            var inside = steps.subList(i + 1, steps.size());
            found = field(of, object, steps.get(i), i == 0 ? "" : steps.get(i - 1), inside);
        }
        return Optional.ofNullable(found);
    }

    private static @Nullable Owned identity(List<String> steps) {
        var path = String.join("/", steps);
        if (path.equals("apiVersion")
                || path.equals("kind")
                || path.equals("metadata/name")
                || path.equals("metadata/namespace")) {
            return new Owned("what the object is found by", null);
        }
        return steps.getFirst().equals("status")
                ? new Owned("written by the cluster itself", null)
                : null;
    }

    private static @Nullable Owned field(
            Identity of, Kubernetes object, String name, String around, List<String> inside) {
        boolean atEnd = inside.isEmpty();
        if (atEnd && COUNTS.contains(name)) {
            return new Owned("how many were placed", countOf(of));
        }
        if (name.equals("schedulerName")) {
            return new Owned("who places", "scheduler");
        }
        if (PLACES.contains(name)) {
            return new Owned("where it was placed", placeOf(of));
        }
        if (name.equals("priorityClassName") || (name.equals("value") && isPriority(object))) {
            return new Owned("who has to give way", "priority");
        }
        if (QUOTAS.contains(name) && object.group().equals("kueue.x-k8s.io")) {
            return new Owned("what the queues were given", "share");
        }
        if (CLAIMS.contains(name)) {
            return new Owned("which devices it was given", "gpus");
        }
        if ((name.equals("requests") || name.equals("limits") || name.equals("resourcesPerNode"))
                && inside.stream().anyMatch(key -> DEVICES.matcher(key).matches())) {
            return new Owned("what was counted on the nodes", amountOf(inside.getLast()));
        }
        if ((around.equals("labels") || around.equals("annotations") || around.equals("matchLabels"))
                && KEYS.matcher(name).matches()) {
            return new Owned("what queues, schedulers and selectors go by", keyOf(name));
        }
        return settled(of, object, name);
    }

    /// What belongs to one sort of object.
    private static @Nullable Owned settled(Identity of, Kubernetes object, String name) {
        boolean isPool = of.kind().equals("pool") || of.kind().equals("sharing");
        if (isPool && object.kind().equals("ConfigMap") && name.equals("data")) {
            return new Owned("how the cards are cut", "sharing");
        }
        if (isPool && (name.equals("mig") || name.equals("layouts"))) {
            return new Owned("how the cards are cut", "sharing");
        }
        if (of.kind().equals("endpoint") && (name.equals("args") || name.equals("command"))) {
            return new Owned("what the memory was summed up for", "engine");
        }
        return null;
    }

    private static boolean isPriority(Kubernetes object) {
        return object.kind().endsWith("PriorityClass");
    }

    private static @Nullable String countOf(Identity of) {
        return switch (of.kind()) {
            case "endpoint", "app" -> "replicas";
            case "gang" -> "run";
            case "ray" -> "workers";
            case "workspace" -> "seats";
            case "pipeline" -> "run";
            default -> null;
        };
    }

    private static @Nullable String placeOf(Identity of) {
        return switch (of.kind()) {
            case "endpoint" -> "on, spread";
            case "gang" -> "on, place";
            case "queue", "ray", "workspace", "pipeline" -> "on";
            case "pool" -> "nodes, labels";
            default -> null;
        };
    }

    private static String amountOf(String resource) {
        return resource.equals("cpu") || resource.equals("memory") ? resource : "gpus";
    }

    private static @Nullable String keyOf(String key) {
        return key.endsWith("queue-name") || key.endsWith("/queue")
                ? "queue"
                : key.contains("topology") ? "place" : key.contains("priority") ? "priority" : null;
    }
}
