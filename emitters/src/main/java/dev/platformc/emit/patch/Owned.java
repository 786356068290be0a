package dev.platformc.emit.patch;

import dev.platformc.core.kind.Kinds;
import dev.platformc.core.model.Identity;
import dev.platformc.emit.Kubernetes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The fields that the proof rests on: another value there, and what was placed is not what runs.
///
/// @param field its name
/// @param what completes "it is "
/// @param said where the language says it, ``"`replicas` of endpoint `chat`"``; empty: nowhere
record Owned(String field, String what, String said) {
    private static final Set<String> IDENTITY =
            Set.of("apiVersion", "kind", "metadata/name", "metadata/namespace");
    private static final Set<String> AMOUNTS = Set.of("requests", "limits", "resourcesPerNode");
    private static final Set<String> KEYED = Set.of("labels", "annotations", "matchLabels");
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
        var path = String.join("/", steps);
        if (IDENTITY.contains(path)) {
            return Optional.of(new Owned(steps.getLast(), "what the object is found by", ""));
        }
        if (steps.getFirst().equals("status")) {
            return Optional.of(new Owned("status", "written by the cluster itself", ""));
        }
        for (int i = 0; i < steps.size(); i++) {
            var inside = steps.subList(i + 1, steps.size());
            var found = field(of, object, steps.get(i), i == 0 ? "" : steps.get(i - 1), inside);
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Owned field(
            Identity of, Kubernetes object, String name, String around, List<String> inside) {
        if (inside.isEmpty() && COUNTS.contains(name)) {
            return said(of, name, "how many were placed", "replicas", "run", "workers", "seats");
        }
        if (name.equals("schedulerName")) {
            return new Owned(name, "who places", "`scheduler` of the pool");
        }
        if (PLACES.contains(name)) {
            return said(
                    of, name, "where it was placed", "on", "spread", "place", "nodes", "labels");
        }
        if (name.equals("priorityClassName") || (name.equals("value") && isPriority(object))) {
            return said(of, name, "who has to give way", "priority", "over");
        }
        if (QUOTAS.contains(name) && object.group().equals("kueue.x-k8s.io")) {
            return said(
                    of, name, "what the queues were given", "share", "gpus", "slices", "parent");
        }
        if (CLAIMS.contains(name)) {
            return said(of, name, "which devices it was given", "gpus", "gpu", "devices");
        }
        if (AMOUNTS.contains(name)) {
            var amount = inside.stream().filter(key -> DEVICES.matcher(key).matches()).findFirst();
            return amount.map(resource -> counted(of, resource)).orElse(null);
        }
        boolean key = KEYED.contains(around) && KEYS.matcher(name).matches();
        return key ? keyed(of, name) : settled(of, object, name);
    }

    private static Owned counted(Identity of, String resource) {
        var what = "what was counted on the nodes";
        return resource.equals("cpu") || resource.equals("memory")
                ? said(of, resource, what, resource, "needs")
                : said(of, resource, what, "gpus", "gpu", "parallel", "devices", "workers");
    }

    private static Owned keyed(Identity of, String key) {
        var what = "what queues, schedulers and selectors go by";
        if (key.endsWith("queue-name") || key.endsWith("/queue")) {
            return said(of, key, what, "queue");
        }
        return key.contains("topology")
                ? said(of, key, what, "place")
                : key.contains("priority")
                        ? said(of, key, what, "priority")
                        : new Owned(key, what, "");
    }

    /// What belongs to one sort of object.
    private static @Nullable Owned settled(Identity of, Kubernetes object, String name) {
        boolean isPool = of.kind().equals("pool") || of.kind().equals("sharing");
        boolean cut =
                (object.kind().equals("ConfigMap") && name.equals("data"))
                        || name.equals("mig")
                        || name.equals("layouts");
        if (isPool && cut) {
            return new Owned(name, "how the cards are cut", "a `sharing` of the pool");
        }
        if (of.kind().equals("endpoint") && (name.equals("args") || name.equals("command"))) {
            return said(of, name, "what the memory was summed up for", "engine");
        }
        return null;
    }

    private static boolean isPriority(Kubernetes object) {
        return object.kind().endsWith("PriorityClass");
    }

    /// @param attributes that say it, as far as the kind has them
    private static Owned said(Identity of, String field, String what, String... attributes) {
        var words =
                Arrays.stream(attributes)
                        .filter(word ->
                                Kinds.find(of.kind())
                                        .flatMap(kind -> kind.attribute(word))
                                        .isPresent())
                        .limit(2)
                        .map(word -> "`" + word + "`")
                        .collect(Collectors.joining(" or "));
        return new Owned(field, what, words.isEmpty() ? "" : words + " of " + of.display());
    }
}
