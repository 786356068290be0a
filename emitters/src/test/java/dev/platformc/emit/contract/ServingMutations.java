package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Mutation.at;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Mistakes in what serves: deployments, their pods, services and budgets.
final class ServingMutations {
    private static final String LEADER = "/spec/leaderWorkerTemplate/leaderTemplate";

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

    /// Mistakes in the objects of KServe, KEDA, gateways and pickers.
    static Stream<Mutation> ofSystems() {
        return Stream.concat(scaling(), access());
    }

    private static Stream<Mutation> scaling() {
        return Stream.of(
                Mutation.ofObject(
                        "a threshold as a number",
                        "scaledobject-chat.yaml",
                        d -> at(d, "/spec/triggers/0/metadata").put("threshold", 20),
                        "`threshold` is not a text"),
                Mutation.ofObject(
                        "more at least than at most",
                        "scaledobject-chat.yaml",
                        d -> at(d, "/spec").put("minReplicaCount", 99),
                        "minReplicaCount"),
                Mutation.ofObject(
                        "a scaler of nothing",
                        "scaledobject-chat.yaml",
                        d -> at(d, "/spec/scaleTargetRef").put("name", "nobody"),
                        "nothing of this name"),
                Mutation.ofObject(
                        "a number beside a scaler",
                        "deployment-chat.yaml",
                        d -> {
                            if (!d.at("/spec").has("replicas")) {
                                at(d, "/spec").put("replicas", 2);
                            }
                        },
                        "replicas are written as well"),
                Mutation.ofObject(
                        "a runtime that is not there",
                        "inferenceservice-chat.yaml",
                        d -> at(d, "/spec/predictor/model").put("runtime", "other"),
                        "no runtime `other`"),
                Mutation.ofObject(
                        "a scaler that KServe does not use",
                        "inferenceservice-chat.yaml",
                        d ->
                                at(d, "/metadata/annotations")
                                        .put("serving.kserve.io/autoscalerClass", "none"),
                        "does not scale so"),
                Mutation.ofObject(
                        "replicas and scaling",
                        "llminferenceservice-reader.yaml",
                        d -> at(d, "/spec").put("replicas", 2),
                        "mutually exclusive"),
                Mutation.ofObject(
                        "an adapter by the model's name",
                        "llminferenceservice-reader.yaml",
                        d -> at(d, "/spec/model/lora/adapters/0").put("name", "mixer"),
                        "a name twice"),
                Mutation.ofObject(
                        "a plug-in that the picker lacks",
                        "llminferenceservice-reader.yaml",
                        d ->
                                at(d, "/spec/router/scheduler/config/inline/plugins/0")
                                        .put("type", "crystal-ball"),
                        "no plug-in `crystal-ball`"),
                Mutation.ofObject(
                        "leaders without the label of the service",
                        "leaderworkerset-oracle.yaml",
                        d -> at(d, LEADER + "/metadata/labels").remove("platformc.dev/part"),
                        "selects no pod"));
    }

    private static Stream<Mutation> access() {
        return Stream.of(
                Mutation.ofObject(
                        "HTTPS without a certificate",
                        "gateway-public.yaml",
                        d -> at(d, "/spec/listeners/0/tls").remove("certificateRefs"),
                        "certificateRefs"),
                Mutation.ofObject(
                        "a certificate that nobody signs",
                        "certificate-public.yaml",
                        d -> at(d, "/spec").remove("issuerRef"),
                        "issuerRef"),
                Mutation.ofObject(
                        "a route to nobody",
                        "httproute-public.yaml",
                        d -> at(d, "/spec/rules/0/backendRefs/0").put("name", "nobody"),
                        "`nobody`"),
                Mutation.ofObject(
                        "a service without its port",
                        "httproute-public.yaml",
                        d -> at(d, "/spec/rules/1/backendRefs/0").remove("port"),
                        "port"),
                Mutation.ofObject(
                        "a namespace that is not opened",
                        "referencegrant-public-desk.yaml",
                        d -> at(d, "/spec/to/0").put("name", "other"),
                        "nothing lets it reach"),
                Mutation.ofObject(
                        "a pool that asks nobody",
                        "inferencepool-chat.yaml",
                        d -> at(d, "/spec/endpointPickerRef").put("name", "other"),
                        "no service `other`"),
                Mutation.ofObject(
                        "a picker without its port",
                        "inferencepool-chat.yaml",
                        d -> at(d, "/spec/endpointPickerRef").remove("port"),
                        "port"),
                Mutation.ofObject(
                        "an urgency in words",
                        "inferenceobjective-chat.yaml",
                        d -> at(d, "/spec").put("priority", "high"),
                        "/spec/priority"),
                Mutation.ofObject(
                        "keys of nowhere",
                        "securitypolicy-public.yaml",
                        d -> at(d, "/spec/apiKeyAuth").remove("credentialRefs"),
                        "credentialRefs"),
                Mutation.ofObject(
                        "a limit for no time",
                        "backendtrafficpolicy-public.yaml",
                        d -> at(d, "/spec/rateLimit/global/rules/0/limit").put("unit", "Blink"),
                        "/unit"),
                Mutation.ofObject(
                        "tokens of an issuer without a name",
                        "requestauthentication-internal.yaml",
                        d -> at(d, "/spec/jwtRules/0").put("issuer", ""),
                        "/issuer"),
                Mutation.ofObject(
                        "an action that Istio lacks",
                        "authorizationpolicy-internal.yaml",
                        d -> at(d, "/spec").put("action", "REFUSE"),
                        "/action"),
                Mutation.ofObject(
                        "a role for no account",
                        "rolebinding-chat-picker.yaml",
                        d -> at(d, "/subjects/0").put("name", "nobody"),
                        "no service account `nobody`"));
    }

    private static ObjectNode container(JsonNode deployment) {
        return at(deployment, "/spec/template/spec/containers/0");
    }
}
