package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Mutation.at;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Mistakes in what serves: deployments, their pods, services and budgets.
final class ServingMutations {
    private ServingMutations() {}

    static Stream<Mutation> all() {
        return Stream.of(
                Mutation.ofObject(
                        "a selector that matches other pods",
                        "deployment-fraud.yaml",
                        d -> at(d, "/spec/selector/matchLabels").put("platformc.dev/endpoint", "x"),
                        "does not match the labels of the pods"),
                Mutation.ofObject(
                        "no security context",
                        "deployment-fraud.yaml",
                        d -> container(d).remove("securityContext"),
                        "restricted: must drop ALL"),
                Mutation.ofObject(
                        "root where root may not be",
                        "deployment-fraud.yaml",
                        d -> at(d, "/spec/template/spec/securityContext").put("runAsUser", 0),
                        "restricted: not root"),
                Mutation.ofObject(
                        "a volume is missing",
                        "deployment-fraud.yaml",
                        d -> ((ArrayNode) d.at("/spec/template/spec/volumes")).remove(0),
                        "no volume `cache`"),
                Mutation.ofObject(
                        "requests above limits",
                        "deployment-fraud.yaml",
                        d -> at(container(d), "/resources/requests").put("cpu", "70"),
                        "more than its limit"),
                Mutation.ofObject(
                        "half a GPU slice",
                        "deployment-fraud.yaml",
                        d ->
                                at(container(d), "/resources/limits")
                                        .put("nvidia.com/mig-1g.20gb", "500m"),
                        "is not a whole number"),
                Mutation.ofObject(
                        "an image that changes under our feet",
                        "deployment-fraud.yaml",
                        d -> container(d).put("image", "docker.io/vllm/vllm-openai:latest"),
                        "neither a digest nor a tag"),
                Mutation.ofObject(
                        "a port as text",
                        "service-fraud.yaml",
                        d -> at(d, "/spec/ports/0").put("port", "80"),
                        "/spec/ports/0/port"),
                Mutation.ofObject(
                        "a service for a port that nobody opens",
                        "service-fraud.yaml",
                        d -> at(d, "/spec/ports/0").put("targetPort", "web"),
                        "its pods have no port"),
                Mutation.ofObject(
                        "both bounds of a disruption budget",
                        "poddisruptionbudget-fraud.yaml",
                        d -> at(d, "/spec").put("minAvailable", 1),
                        "either minAvailable or"),
                Mutation.ofObject(
                        "no namespace on what lives in one",
                        "deployment-fraud.yaml",
                        d -> at(d, "/metadata").remove("namespace"),
                        "lives in a namespace"));
    }

    private static ObjectNode container(JsonNode deployment) {
        return at(deployment, "/spec/template/spec/containers/0");
    }
}
