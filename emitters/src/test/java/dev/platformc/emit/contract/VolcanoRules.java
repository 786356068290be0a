package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// What Volcano's webhooks refuse, and what its scheduler overlooks, although the definitions take
/// it.
final class VolcanoRules {
    private static final String SCHEDULING = "scheduling.volcano.sh";
    private static final String TOPOLOGY = "topology.volcano.sh";
    private static final String GROUP_NAME = SCHEDULING + "/group-name";
    private static final String QUEUE_NAME = SCHEDULING + "/queue-name";

    private final Emitted document;
    private final JsonNode spec;
    private final DocumentSet set;
    private final Findings found = new Findings();

    private VolcanoRules(Emitted document, DocumentSet set) {
        this.document = document;
        this.spec = document.read().path("spec");
        this.set = set;
    }

    static List<Violation> of(Emitted document, DocumentSet set) {
        var rules = new VolcanoRules(document, set);
        if (document.is(SCHEDULING, "Queue")) {
            rules.queue();
        } else if (document.is("batch.volcano.sh", "Job")) {
            rules.job();
            rules.queueIs(rules.spec.path("queue"), "/spec/queue");
        } else if (document.is(SCHEDULING, "PodGroup")) {
            rules.queueIs(rules.spec.path("queue"), "/spec/queue");
        } else if (document.is(TOPOLOGY, "HyperNode")) {
            rules.hyperNode();
        }
        String policy = "/spec/runPolicy/schedulingPolicy/queue";
        rules.queueIs(document.read().at(policy), policy);
        JsonNode template = document.read().at("/spec/template/metadata/annotations");
        rules.queueIs(template.path(QUEUE_NAME), "/spec/template/metadata/annotations");
        Pod.in(document.read()).forEach(rules::pod);
        return rules.found.all();
    }

    /// guarantee <= deserved <= capability, of each resource.
    private void queue() {
        JsonNode deserved = spec.path("deserved");
        for (var kept : spec.at("/guarantee/resource").properties()) {
            found.must(
                    !exceeds(kept.getValue(), deserved.path(kept.getKey())),
                    "/spec/guarantee/resource",
                    "keeps more than it deserves: " + kept.getKey());
        }
        for (var most : spec.path("capability").properties()) {
            found.must(
                    !exceeds(deserved.path(most.getKey()), most.getValue()),
                    "/spec/capability",
                    "deserves more than it may have: " + most.getKey());
        }
        found.must(
                !document.name().equals("root") && !document.name().equals("default"),
                "/metadata/name",
                "is Volcano's own");
    }

    private static boolean exceeds(JsonNode one, JsonNode other) {
        return Amount.of(one)
                .flatMap(a -> Amount.of(other).map(b -> a.compareTo(b) > 0))
                .orElse(true);
    }

    private void job() {
        int all = 0;
        for (JsonNode task : spec.path("tasks")) {
            int replicas = task.path("replicas").asInt(1);
            int least = task.path("minAvailable").asInt(replicas);
            all += replicas;
            found.must(least <= replicas, "/spec/tasks", "fewer replicas than must be there");
            JsonNode parts = task.path("partitionPolicy");
            int size = parts.path("partitionSize").asInt(1);
            found.must(
                    parts.isMissingNode()
                            || parts.path("totalPartitions").asInt(0) * size == replicas
                                    && parts.path("minPartitions").asInt(0) * size == least,
                    "/spec/tasks",
                    "partitions do not add up to the replicas");
        }
        found.must(
                spec.path("minAvailable").asInt(0) <= all,
                "/spec/minAvailable",
                "more than there are replicas");
    }

    private void hyperNode() {
        int tier = spec.path("tier").asInt(0);
        JsonNode members = spec.path("members");
        found.must(!members.isEmpty(), "/spec/members", "holds nothing");
        for (int i = 0; i < members.size(); i++) {
            String inner = members.get(i).at("/selector/exactMatch/name").asString("");
            boolean isInner = members.get(i).path("type").asString("").equals("HyperNode");
            found.must(
                    isInner == tier > 1
                            && (!isInner
                                    || set.find(TOPOLOGY, "HyperNode", "", inner)
                                            .map(h -> h.read().at("/spec/tier").asInt(0))
                                            .filter(t -> t == tier - 1)
                                            .isPresent()),
                    under("/spec/members", i),
                    "is not of the tier below");
        }
    }

    private void queueIs(JsonNode name, String at) {
        found.must(
                name.isMissingNode() || set.has("Queue." + SCHEDULING, "", name.asString("")),
                at,
                "no queue `" + name.asString("") + "`");
    }

    /// Who names a queue or a group of Volcano's is scheduled by it, and the group is there.
    private void pod(Pod pod) {
        JsonNode annotations = pod.metadata().path("annotations");
        boolean isVolcanos = pod.spec().path("schedulerName").asString("").equals("volcano");
        queueIs(annotations.path(QUEUE_NAME), pod.at());
        for (String key : List.of(QUEUE_NAME, GROUP_NAME)) {
            found.must(
                    !annotations.has(key) || isVolcanos, pod.at(), "schedulerName is not volcano");
        }
        JsonNode group = annotations.path(GROUP_NAME);
        found.must(
                group.isMissingNode()
                        || set.has(
                                "PodGroup." + SCHEDULING, document.namespace(), group.asString("")),
                pod.at(),
                "no group `" + group.asString("") + "`");
    }
}
