package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What Kueue's webhooks refuse although its definitions take it.
final class QueueRules {
    private static final String TOPOLOGY = "kueue.x-k8s.io/podset-";
    private static final List<String> PLACEMENTS =
            List.of(
                    TOPOLOGY + "required-topology",
                    TOPOLOGY + "preferred-topology",
                    TOPOLOGY + "unconstrained-topology");
    private static final String SLICE = TOPOLOGY + "slice-required-topology";
    private static final String SLICE_SIZE = TOPOLOGY + "slice-size";
    private static final int AT_MOST_OF_ALL = 256;

    private final Findings found = new Findings();

    private QueueRules() {}

    static List<Violation> ofClusterQueue(Emitted document) {
        var rules = new QueueRules();
        JsonNode spec = document.read().path("spec");
        rules.found.must(
                spec.has("namespaceSelector"),
                "/spec",
                "without namespaceSelector it serves no namespace");
        rules.groups(spec.path("resourceGroups"), spec.has("cohortName"));
        return rules.found.all();
    }

    private void groups(JsonNode groups, boolean inCohort) {
        Set<String> resources = new HashSet<>();
        Set<String> flavors = new HashSet<>();
        for (int g = 0; g < groups.size(); g++) {
            String at = under("/spec/resourceGroups", g);
            var covered = new ArrayList<String>();
            groups.get(g).path("coveredResources").forEach(r -> covered.add(r.asString("")));
            for (String resource : covered) {
                found.must(resources.add(resource), at, "`" + resource + "` in a second group");
                found.complain(at + "/coveredResources", Names.qualified(resource));
            }
            JsonNode list = groups.get(g).path("flavors");
            for (int f = 0; f < list.size(); f++) {
                String here = under(at + "/flavors", f);
                String name = list.get(f).path("name").asString("");
                found.must(flavors.add(name), here, "flavor `" + name + "` a second time");
                quotas(list.get(f).path("resources"), covered, here + "/resources", inCohort);
            }
        }
        found.must(flavors.size() <= AT_MOST_OF_ALL, "/spec/resourceGroups", "too many flavors");
        found.must(
                resources.size() <= AT_MOST_OF_ALL, "/spec/resourceGroups", "too many resources");
    }

    private void quotas(JsonNode quotas, List<String> covered, String at, boolean inCohort) {
        var names = new ArrayList<String>();
        quotas.forEach(q -> names.add(q.path("name").asString("")));
        found.must(names.equals(covered), at, names + " is not in the order of " + covered);
        for (int i = 0; i < quotas.size(); i++) {
            JsonNode quota = quotas.get(i);
            BigDecimal nominal = amount(quota, "nominalQuota", under(at, i));
            amount(quota, "borrowingLimit", under(at, i));
            BigDecimal lent = amount(quota, "lendingLimit", under(at, i));
            if (quota.has("lendingLimit")) {
                found.must(inCohort, under(at, i), "lends, but has no cohort");
                found.must(lent.compareTo(nominal) <= 0, under(at, i), "lends more than it has");
            }
        }
    }

    private BigDecimal amount(JsonNode quota, String field, String at) {
        if (!quota.has(field)) {
            return BigDecimal.ZERO;
        }
        BigDecimal amount = Amount.of(quota.get(field)).orElse(BigDecimal.ONE.negate());
        String here = at + "/" + field;
        found.must(amount.signum() >= 0, here, quota.get(field) + " is no quota");
        return amount;
    }

    static List<Violation> ofFlavor(Emitted document) {
        var rules = new QueueRules();
        for (var label : document.read().at("/spec/nodeLabels").properties()) {
            String at = under("/spec/nodeLabels", label.getKey());
            rules.found.complain(at, Names.qualified(label.getKey()));
            rules.found.complain(at, Names.labelValue(label.getValue().asString("")));
        }
        return rules.found.all();
    }

    /// Requests for placement: on the pods and not on the job, at most one of its kind, and by a
    /// label that is a level of a topology.
    static List<Violation> ofPlacement(Emitted document, DocumentSet set) {
        var rules = new QueueRules();
        for (String field : document.read().at("/metadata/annotations").propertyNames()) {
            rules.found.must(
                    !field.startsWith(TOPOLOGY),
                    under("/metadata/annotations", field),
                    "is read from the pods, not from the job");
        }
        Set<String> levels = levels(set);
        for (Pod pod : Pod.in(document.read())) {
            JsonNode annotations = pod.metadata().path("annotations");
            rules.placement(annotations, pod.at().replaceFirst("spec$", "metadata"), levels);
            rules.found.must(
                    !pod.metadata().path("labels").has("kueue.x-k8s.io/queue-name"),
                    pod.at(),
                    "the queue's name stands on the job, not on its pods");
        }
        return rules.found.all();
    }

    private void placement(JsonNode annotations, String at, Set<String> levels) {
        long placements = PLACEMENTS.stream().filter(annotations::has).count();
        found.must(placements <= 1, at, placements + " placements, at most one");
        for (String key : List.of(PLACEMENTS.get(0), PLACEMENTS.get(1), SLICE)) {
            String level = annotations.path(key).asString("");
            found.must(
                    !annotations.has(key) || levels.contains(level),
                    under(at + "/annotations", key),
                    "`" + level + "` is no level of a topology");
        }
        found.must(
                annotations.has(SLICE) == annotations.has(SLICE_SIZE),
                at,
                "a slice needs a level and a size");
        found.must(
                annotations.path(SLICE_SIZE).asString("1").matches("[1-9][0-9]*"),
                at,
                "a slice's size is a count");
    }

    private static Set<String> levels(DocumentSet set) {
        var levels = new HashSet<String>();
        set.of("kueue.x-k8s.io", "Topology")
                .map(topology -> topology.read().at("/spec/levels"))
                .forEach(all -> all.forEach(l -> levels.add(l.path("nodeLabel").asString(""))));
        return levels;
    }
}
