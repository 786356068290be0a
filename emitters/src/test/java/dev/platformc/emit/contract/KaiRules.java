package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What KAI's webhooks refuse, and what its scheduler overlooks, although the definitions take it.
final class KaiRules {
    private static final String QUEUES = "scheduling.run.ai";
    private static final String KAI = "kai.scheduler";
    private static final String TOPOLOGY = KAI + "/topology";

    private final DocumentSet set;
    private final Findings found = new Findings();

    private KaiRules(DocumentSet set) {
        this.set = set;
    }

    static List<Violation> of(Emitted document, DocumentSet set) {
        var rules = new KaiRules(set);
        if (document.is(QUEUES, "Queue")) {
            rules.queue(document.read().path("spec"));
        }
        rules.workload(document);
        return rules.found.all();
    }

    private void queue(JsonNode spec) {
        for (String resource : List.of("gpu", "cpu", "memory")) {
            JsonNode amounts = spec.path("resources").path(resource);
            String at = "/spec/resources/" + resource;
            found.must(
                    amounts.has("quota") && amounts.has("limit"),
                    at,
                    "what is not written is 0, that is nothing");
            double quota = amounts.path("quota").asDouble(0);
            double limit = amounts.path("limit").asDouble(0);
            found.must(quota >= -1 && limit >= -1, at, "less than -1");
            found.must(limit == -1 || quota <= limit, at, "a quota above the limit");
        }
        JsonNode parent = spec.path("parentQueue");
        found.must(
                parent.isMissingNode() || set.has("Queue." + QUEUES, "", parent.asString("")),
                "/spec/parentQueue",
                "no queue `" + parent.asString("") + "`");
    }

    /// A part of a card is asked for by annotations, and by nothing else.
    private void fractions(Pod pod) {
        JsonNode annotations = pod.metadata().path("annotations");
        boolean isKai = pod.spec().path("schedulerName").asString("").equals("kai-scheduler");
        if (!isKai) {
            return;
        }
        JsonNode fraction = annotations.path("gpu-fraction");
        found.must(
                fraction.isMissingNode() || isBelowOne(fraction.asString("")),
                pod.at(),
                "gpu-fraction is not between 0 and 1");
        found.must(
                !annotations.has("mps") || annotations.has("gpu-fraction"),
                pod.at(),
                "mps without a fraction");
        for (var container : pod.containers()) {
            boolean whole = container.node().at("/resources/limits").has("nvidia.com/gpu");
            found.must(
                    fraction.isMissingNode() || !whole,
                    container.at(),
                    "whole GPUs beside a fraction");
        }
    }

    private static boolean isBelowOne(String text) {
        return text.matches("0\\.[0-9]*[1-9][0-9]*");
    }

    private void workload(Emitted document) {
        Pod.in(document.read()).forEach(this::fractions);
        JsonNode queue = document.read().at("/metadata/labels").path(KAI + "/queue");
        if (!queue.isMissingNode()) {
            found.must(
                    isLeaf(queue.asString("")),
                    "/metadata/labels",
                    "no leaf queue `" + queue.asString("") + "`");
            for (Pod pod : Pod.in(document.read())) {
                found.must(
                        pod.spec().path("schedulerName").asString("").equals("kai-scheduler"),
                        pod.at(),
                        "schedulerName is not kai-scheduler");
            }
        }
        JsonNode annotations = document.read().at("/metadata/annotations");
        Set<String> levels = levels(annotations.path(TOPOLOGY).asString(""));
        for (String key : annotations.propertyNames()) {
            found.must(
                    !key.startsWith(TOPOLOGY + "-")
                            || levels.contains(annotations.path(key).asString("")),
                    under("/metadata/annotations", key),
                    "is no level of the topology");
        }
    }

    private boolean isLeaf(String queue) {
        return set.has("Queue." + QUEUES, "", queue)
                && set.of(QUEUES, "Queue")
                        .noneMatch(
                                q -> q.read().at("/spec/parentQueue").asString("").equals(queue));
    }

    private Set<String> levels(String topology) {
        var levels = new HashSet<String>();
        set.find(KAI, "Topology", "", topology)
                .map(t -> t.read().at("/spec/levels"))
                .ifPresent(all -> all.forEach(l -> levels.add(l.path("nodeLabel").asString(""))));
        return levels;
    }
}
