package dev.platformc.core.eval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What people who come from other systems write, and what it is called here.
final class Habits {
    private static final Map<String, String> KINDS =
            Map.ofEntries(
                    Map.entry("service", "endpoint"),
                    Map.entry("deployment", "endpoint"),
                    Map.entry("inference", "endpoint"),
                    Map.entry("inferenceservice", "endpoint"),
                    Map.entry("server", "endpoint"),
                    Map.entry("job", "gang"),
                    Map.entry("trainjob", "gang"),
                    Map.entry("training", "gang"),
                    Map.entry("pytorchjob", "gang"),
                    Map.entry("mpijob", "gang"),
                    Map.entry("nodepool", "pool"),
                    Map.entry("nodegroup", "pool"),
                    Map.entry("machines", "pool"),
                    Map.entry("namespace", "team"),
                    Map.entry("tenant", "team"),
                    Map.entry("quota", "queue"),
                    Map.entry("clusterqueue", "queue"),
                    Map.entry("notebook", "workspace"),
                    Map.entry("bucket", "storage"),
                    Map.entry("volume", "storage"),
                    Map.entry("ingress", "gateway"),
                    Map.entry("workflow", "pipeline"),
                    Map.entry("cronjob", "pipeline"),
                    Map.entry("dag", "pipeline"),
                    Map.entry("variable", "param"),
                    Map.entry("var", "let"),
                    Map.entry("const", "let"),
                    Map.entry("module", "template"));

    private static final Map<String, String> ATTRIBUTES =
            Map.ofEntries(
                    Map.entry("max-context", "context"),
                    Map.entry("context-length", "context"),
                    Map.entry("max-model-len", "context"),
                    Map.entry("max-num-seqs", "concurrency"),
                    Map.entry("max-concurrency", "concurrency"),
                    Map.entry("min-replicas", "replicas"),
                    Map.entry("max-replicas", "replicas"),
                    Map.entry("count", "replicas"),
                    Map.entry("tensor-parallel-size", "parallel"),
                    Map.entry("tensor-parallel", "parallel"),
                    Map.entry("gpu-count", "gpus"),
                    Map.entry("num-gpus", "gpus"),
                    Map.entry("cmd", "command"),
                    Map.entry("entrypoint", "command"),
                    Map.entry("environment", "env"),
                    Map.entry("ram", "memory"),
                    Map.entry("mem", "memory"),
                    Map.entry("cpus", "cpu"),
                    Map.entry("node-selector", "select"),
                    Map.entry("tolerations", "taints"),
                    Map.entry("topology", "place"),
                    Map.entry("placement", "place"),
                    Map.entry("priority-class", "priority"),
                    Map.entry("backoff-limit", "retries"),
                    Map.entry("namespace", "team"),
                    Map.entry("pool", "on"),
                    Map.entry("sharing", "on"),
                    Map.entry("quota", "share"),
                    Map.entry("volumes", "mounts"),
                    Map.entry("cost", "price"));

    private static final Map<String, String> WORDS =
            Map.of(
                    "null",
                    "none",
                    "nil",
                    "none",
                    "None",
                    "none",
                    "undefined",
                    "none",
                    "yes",
                    "true",
                    "on",
                    "true",
                    "True",
                    "true",
                    "no",
                    "false",
                    "off",
                    "false",
                    "False",
                    "false");

    private Habits() {}

    static Optional<String> kind(String word) {
        return Optional.ofNullable(KINDS.get(word.toLowerCase(Locale.ROOT).replace("-", "")));
    }

    /// One of the attributes that the block may hold.
    static Optional<String> attribute(String word, List<String> known) {
        var kebab = kebab(word);
        return known.contains(kebab)
                ? Optional.of(kebab)
                : Optional.ofNullable(ATTRIBUTES.get(kebab)).filter(known::contains);
    }

    /// `none`, `true` or `false`.
    static Optional<String> word(String word) {
        return Optional.ofNullable(WORDS.get(word));
    }

    /// `maxReplicas` and `max_replicas` as words are joined here.
    static String kebab(String word) {
        return word.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }
}
