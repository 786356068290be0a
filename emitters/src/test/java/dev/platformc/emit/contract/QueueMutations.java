package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Mutation.at;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Mistakes in what Kueue and the trainer read.
final class QueueMutations {
    private static final String QUOTAS = "/spec/resourceGroups/0/flavors/0/resources";
    private static final String POD_IN_RUNTIME =
            "/spec/template/spec/replicatedJobs/0/template/spec/template";

    private QueueMutations() {}

    static Stream<Mutation> all() {
        return Stream.of(
                Mutation.ofObject(
                        "a field has the name of an older version",
                        "clusterqueue-language.yaml",
                        d -> rename(at(d, "/spec"), "cohortName", "cohort"),
                        "unknown field `cohort`"),
                Mutation.ofObject(
                        "a count is a string",
                        "trainjob-pretrain.yaml",
                        d -> at(d, "/spec/trainer").put("numNodes", "16"),
                        "is not an integer"),
                Mutation.ofObject(
                        "a word that is not one of those allowed",
                        "clusterqueue-language.yaml",
                        d -> at(d, "/spec").put("queueingStrategy", "Fifo"),
                        "is none of"),
                Mutation.ofObject(
                        "a negative quota",
                        "clusterqueue-robotics.yaml",
                        d -> quota(d, 2).put("nominalQuota", "-74"),
                        "is no quota"),
                Mutation.ofObject(
                        "a quota in no unit",
                        "clusterqueue-robotics.yaml",
                        d -> quota(d, 1).put("nominalQuota", "18944GiB"),
                        "does not match"),
                Mutation.ofObject(
                        "borrowing outside of a cohort",
                        "clusterqueue-robotics.yaml",
                        d -> at(d, "/spec").remove("cohortName"),
                        "borrowingLimit must be nil"),
                Mutation.ofObject(
                        "quotas in another order than the resources",
                        "clusterqueue-language.yaml",
                        d -> swap((ArrayNode) d.at(QUOTAS)),
                        "is not in the order of"),
                Mutation.ofObject(
                        "a queue that serves no namespace",
                        "clusterqueue-language.yaml",
                        d -> at(d, "/spec").remove("namespaceSelector"),
                        "serves no namespace"),
                Mutation.ofObject(
                        "a deprecated version",
                        "localqueue-language.yaml",
                        d -> d.put("apiVersion", "kueue.x-k8s.io/v1beta1"),
                        "is deprecated"),
                Mutation.ofObject(
                        "a version that never was",
                        "topology-dgx.yaml",
                        d -> d.put("apiVersion", "kueue.x-k8s.io/v1"),
                        "has no Topology"),
                Mutation.ofObject(
                        "levels in the wrong order",
                        "topology-dgx.yaml",
                        d -> swapEnds((ArrayNode) d.at("/spec/levels")),
                        "lowest level"),
                Mutation.ofObject(
                        "a flavor with a topology and no labels",
                        "resourceflavor-dgx.yaml",
                        d -> at(d, "/spec").putObject("nodeLabels"),
                        "at least one nodeLabel"),
                Mutation.ofObject(
                        "a job on a runtime that is not there",
                        "trainjob-grasp.yaml",
                        d -> at(d, "/spec/runtimeRef").put("name", "torch"),
                        "no TrainingRuntime"),
                Mutation.ofObject(
                        "a queue's name on the wrong job",
                        "trainjob-grasp.yaml",
                        d -> at(d, "/metadata/labels").put("kueue.x-k8s.io/queue-name", "language"),
                        "no LocalQueue"),
                Mutation.ofObject(
                        "a placement by a label that is no level",
                        "trainingruntime-finetune.yaml",
                        d ->
                                at(d, POD_IN_RUNTIME + "/metadata/annotations")
                                        .put("kueue.x-k8s.io/podset-required-topology", "rack"),
                        "is no level of a topology"),
                Mutation.ofObject(
                        "a runtime whose container has another name",
                        "trainingruntime-grasp.yaml",
                        d -> at(d, POD_IN_RUNTIME + "/spec/containers/0").put("name", "worker"),
                        "has no container `node`"));
    }

    private static ObjectNode quota(JsonNode clusterQueue, int index) {
        return at(clusterQueue, QUOTAS + "/" + index);
    }

    private static void rename(ObjectNode object, String from, String to) {
        object.set(to, object.remove(from));
    }

    private static void swap(ArrayNode list) {
        list.insert(1, list.remove(0));
    }

    private static void swapEnds(ArrayNode list) {
        JsonNode first = list.remove(0);
        list.insert(0, list.remove(list.size() - 1));
        list.add(first);
    }
}
