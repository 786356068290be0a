package dev.platformc.emit.serving;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Platform;

/// Where an endpoint answers inside of its cluster.
///
/// @param isPool whether `name` is an InferencePool, whose picker chooses the replica; else it is a
///   Service
/// @param port of the Service
public record Address(String name, String namespace, boolean isPool, int port) {
    private static final int ENGINE_PORT = 8000;

    public static Address of(Platform platform, Endpoint endpoint) {
        var name = endpoint.id().objectName();
        var namespace = platform.namespaceOf(endpoint);
        boolean isPicked = endpoint.details().route().value() != Endpoint.Route.ROUND_ROBIN;
        return switch (endpoint.form()) {
            case DEPLOYMENT, LEADER_WORKER_SET, PAGED, NONE ->
                    new Address(name, namespace, hasOwnPool(endpoint), 80);
            case INFERENCE_SERVICE -> new Address(name + "-predictor", namespace, false, 80);
            case LLM_INFERENCE_SERVICE ->
                    isPicked || endpoint.details().prefill() != null
                            ? new Address(name + "-inference-pool", namespace, true, ENGINE_PORT)
                            : service(name + "-kserve-workload-svc", namespace);
            case RAY_SERVICE -> service(name + "-serve-svc", namespace);
        };
    }

    private static Address service(String name, String namespace) {
        return new Address(name, namespace, false, ENGINE_PORT);
    }

    /// Whether we put a pool and a picker before it; KServe makes its own.
    public static boolean hasOwnPool(Endpoint endpoint) {
        return endpoint.details().route().value() != Endpoint.Route.ROUND_ROBIN
                && (endpoint.form() == Endpoint.Form.DEPLOYMENT
                        || endpoint.form() == Endpoint.Form.LEADER_WORKER_SET);
    }

    /// For who asks without a gateway: of the Service that stands before the replicas in any case.
    public static String url(Platform platform, Endpoint endpoint) {
        var address = of(platform, endpoint);
        var name =
                !address.isPool()
                        ? address.name()
                        : hasOwnPool(endpoint)
                                ? endpoint.id().objectName()
                                : endpoint.id().objectName() + "-kserve-workload-svc";
        var port = address.port() == 80 ? "" : ":" + address.port();
        return "http://" + name + "." + address.namespace() + ".svc" + port + "/v1";
    }
}
