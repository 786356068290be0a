package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Mutation.at;

import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Mistakes in what KAI reads.
final class KaiMutations {
    private static final String ROOT = "kaiqueue-scheduled-lab.all.yaml";
    private static final String FRACTION = "deployment-draft.yaml";
    private static final String TEMPLATE = "/spec/template";
    private static final String SHARD = "schedulingshard-default.yaml";

    private KaiMutations() {}

    static Stream<Mutation> all() {
        return Stream.of(
                Mutation.ofObject(
                        "a number as a string",
                        ROOT,
                        d -> at(d, "/spec/resources/gpu").put("quota", "32"),
                        "is not a number"),
                Mutation.ofObject(
                        "a limit that is not written",
                        ROOT,
                        d -> at(d, "/spec/resources/gpu").remove("limit"),
                        "that is nothing"),
                Mutation.ofObject(
                        "a parent that is not there",
                        ROOT,
                        d -> at(d, "/spec").put("parentQueue", "company"),
                        "no queue `company`"),
                Mutation.ofObject(
                        "the root under another name",
                        ROOT,
                        d -> at(d, "/metadata").put("name", "root"),
                        "no queue `scheduled-lab.all`"),
                Mutation.ofObject(
                        "a fraction that is a whole card",
                        FRACTION,
                        d -> at(d, TEMPLATE + "/metadata/annotations").put("gpu-fraction", "1"),
                        "between 0 and 1"),
                Mutation.ofObject(
                        "a GPU beside its fraction",
                        FRACTION,
                        d ->
                                at(d, TEMPLATE + "/spec/containers/0/resources/limits")
                                        .put("nvidia.com/gpu", "1"),
                        "whole GPUs beside a fraction"),
                Mutation.ofObject(
                        "MPS without a fraction",
                        FRACTION,
                        d -> {
                            ObjectNode all = at(d, TEMPLATE + "/metadata/annotations");
                            all.remove("gpu-fraction");
                            all.put("mps", "true");
                        },
                        "mps without a fraction"),
                Mutation.ofObject(
                        "an action under another name",
                        SHARD,
                        d -> {
                            ObjectNode action = at(d, "/spec/actions/preempt");
                            action.set("enable", action.remove("enabled"));
                        },
                        "unknown field `enable`"));
    }
}
