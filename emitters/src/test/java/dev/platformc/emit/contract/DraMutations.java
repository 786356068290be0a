package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Mutation.at;

import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;

/// Mistakes around claims of devices.
final class DraMutations {
    private static final String TEMPLATE = "resourceclaimtemplate-endpoint-fraud.yaml";
    private static final String RUNTIME = "trainingruntime-experts.yaml";
    private static final String POD =
            "/spec/template/spec/replicatedJobs/0/template/spec/template/spec";

    private DraMutations() {}

    static Stream<Mutation> all() {
        return Stream.of(
                Mutation.ofObject(
                        "a claim in the shape of an older API",
                        TEMPLATE,
                        d ->
                                at(d, "/spec/spec/devices/requests/0")
                                        .put("deviceClassName", "gpu.nvidia.com"),
                        "deviceClassName"),
                Mutation.ofObject(
                        "a class that nobody makes",
                        TEMPLATE,
                        d ->
                                at(d, "/spec/spec/devices/requests/0/exactly")
                                        .put("deviceClassName", "mig-9g.platformc.dev"),
                        "no class"),
                Mutation.ofObject(
                        "a count as text",
                        TEMPLATE,
                        d -> at(d, "/spec/spec/devices/requests/0/exactly").put("count", "one"),
                        "count"),
                Mutation.ofObject(
                        "a selector that is no CEL",
                        "deviceclass-mig-1g.20gb.platformc.dev.yaml",
                        d -> at(d, "/spec/selectors/0/cel").put("expression", "profile = '1g'"),
                        "is no CEL"),
                Mutation.ofObject(
                        "a GPUCluster of another name",
                        "gpucluster-gpu-cluster.yaml",
                        d -> at(d, "/metadata").put("name", "gpus"),
                        "gpu-cluster"),
                Mutation.ofObject(
                        "a gate that is a word",
                        "gpucluster-gpu-cluster.yaml",
                        d -> at(d, "/spec/draDriver/featureGates").put("DynamicMIG", "on"),
                        "DynamicMIG"),
                Mutation.ofObject(
                        "a driver without a release",
                        "nvidiadriver-dgx.yaml",
                        d -> at(d, "/spec").put("version", 580),
                        "version"),
                Mutation.ofObject(
                        "a channel that no domain makes",
                        "computedomain-gang-experts.yaml",
                        d ->
                                at(d, "/spec/channel/resourceClaimTemplate")
                                        .put("name", "gang-others-channel"),
                        "no template of claims"),
                Mutation.ofObject(
                        "a domain without a channel",
                        "computedomain-gang-experts.yaml",
                        d -> at(d, "/spec").remove("channel"),
                        "`channel` is missing"),
                Mutation.ofObject(
                        "a container that uses what the pod does not claim",
                        RUNTIME,
                        d -> {
                            if (d.at(POD + "/resourceClaims") instanceof ArrayNode claims) {
                                claims.remove(1);
                            }
                        },
                        "the pod claims no `channel`"),
                Mutation.ofObject(
                        "a card asked for of a device plugin",
                        RUNTIME,
                        d ->
                                at(d, POD + "/containers/0/resources/limits")
                                        .put("nvidia.com/gpu", "4"),
                        "is handed out by nobody"));
    }
}
