package dev.platformc.emit.contract;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// What one document says of others by their labels: it selects somebody, and somebody who has what
/// it needs.
final class SelectionCheck {
    private static final String KUEUE = "kueue.x-k8s.io";

    private SelectionCheck() {}

    static List<Violation> of(Emitted document, DocumentSet set) {
        return switch (document.kind()) {
            case "Service" -> service(document, set);
            case "PodDisruptionBudget" -> budget(document, set);
            case "LocalQueue" -> localQueue(document, set);
            default -> queuedJob(document, set);
        };
    }

    private static List<Violation> service(Emitted document, DocumentSet set) {
        var found = new Findings();
        JsonNode spec = document.read().path("spec");
        List<Pod> pods = selected(document, set, l -> containsAll(l, spec.path("selector")));
        found.must(!pods.isEmpty(), "/spec/selector", "selects no pod");
        Set<String> ports = new TreeSet<>();
        for (Pod pod : pods) {
            for (Pod.Container container : pod.containers()) {
                container.node().path("ports").forEach(p -> ports.add(p.path("name").asString("")));
            }
        }
        for (JsonNode port : spec.path("ports")) {
            JsonNode target = port.path("targetPort");
            found.must(
                    !target.isString() || ports.contains(target.stringValue()),
                    "/spec/ports",
                    "its pods have no port " + target);
        }
        return found.all();
    }

    private static List<Violation> budget(Emitted document, DocumentSet set) {
        var found = new Findings();
        JsonNode selector = document.read().at("/spec/selector");
        found.must(
                !selected(document, set, l -> SelectorCheck.matches(selector, l)).isEmpty(),
                "/spec/selector",
                "selects no pod");
        return found.all();
    }

    private static List<Pod> selected(
            Emitted document, DocumentSet set, Predicate<JsonNode> labels) {
        return set.podsIn(document.namespace())
                .filter(pod -> labels.test(pod.metadata().path("labels")))
                .toList();
    }

    private static boolean containsAll(JsonNode labels, JsonNode selector) {
        return selector.properties().stream()
                .allMatch(s -> s.getValue().equals(labels.path(s.getKey())));
    }

    /// A cluster queue that does not select the namespace leaves its workloads waiting for ever.
    private static List<Violation> localQueue(Emitted document, DocumentSet set) {
        var found = new Findings();
        String name = document.read().at("/spec/clusterQueue").asString("");
        JsonNode labels = set.labelsOfNamespace(document.namespace());
        set.find(KUEUE, "ClusterQueue", "", name)
                .map(queue -> queue.read().at("/spec/namespaceSelector"))
                .ifPresent(selector ->
                        found.must(
                                SelectorCheck.matches(selector, labels),
                                "/spec/clusterQueue",
                                "`" + name + "` does not serve " + document.namespace()));
        return found.all();
    }

    /// A job that asks for a resource that its queue does not cover is never admitted.
    private static List<Violation> queuedJob(Emitted document, DocumentSet set) {
        var found = new Findings();
        String queue =
                document.read().at("/metadata/labels").path(KUEUE + "/queue-name").asString("");
        Set<String> covered = new TreeSet<>();
        set.find(KUEUE, "LocalQueue", document.namespace(), queue)
                .map(local -> local.read().at("/spec/clusterQueue").asString(""))
                .flatMap(name -> set.find(KUEUE, "ClusterQueue", "", name))
                .ifPresent(q -> covered.addAll(covered(q)));
        if (!queue.isEmpty()) {
            String trainer = "/spec/trainer/resourcesPerNode/requests";
            uncovered(document.read().at(trainer), trainer, queue, covered, found);
            for (Pod pod : Pod.in(document.read())) {
                for (Pod.Container container : pod.containers()) {
                    JsonNode requests = container.node().at("/resources/requests");
                    uncovered(requests, container.at(), queue, covered, found);
                }
            }
        }
        return found.all();
    }

    private static void uncovered(
            JsonNode requests, String at, String queue, Set<String> covered, Findings found) {
        for (String resource : requests.propertyNames()) {
            found.must(
                    covered.contains(resource),
                    at,
                    "queue `" + queue + "` does not cover " + resource);
        }
    }

    private static Set<String> covered(Emitted clusterQueue) {
        Set<String> covered = new TreeSet<>();
        for (JsonNode group : clusterQueue.read().at("/spec/resourceGroups")) {
            group.path("coveredResources").forEach(r -> covered.add(r.asString("")));
        }
        return covered;
    }
}
