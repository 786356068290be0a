package dev.platformc.emit.vllm;

import dev.platformc.core.model.Endpoint;
import dev.platformc.emit.Document;
import dev.platformc.emit.Given;
import dev.platformc.emit.Metadata;
import dev.platformc.plan.WorkloadPlan;

/// Which line of the source each field of the Deployment comes from.
final class DeploymentOrigins {
    private static final String POD = "/spec/template/spec";
    private static final String CONTAINER = POD + "/containers/0";

    private DeploymentOrigins() {}

    static Document add(Document document, Endpoint endpoint, WorkloadPlan placed, Metadata meta) {
        var result =
                meta.labelOrigins(document, "/spec/template/metadata/labels")
                        .from("/spec/replicas", endpoint.replicas().origin())
                        .from(POD + "/affinity", endpoint.on().origin())
                        .from(
                                POD + "/securityContext",
                                endpoint.on().value().pool().cluster().podSecurity().origin());
        result = pod(result, endpoint);
        result = arguments(result, endpoint);
        return resources(result, endpoint, placed);
    }

    private static Document pod(Document document, Endpoint endpoint) {
        var result = document.from(POD + "/volumes/2", endpoint.sharedMemory().origin());
        var pool = endpoint.on().value().pool();
        if (!pool.taints().value().isEmpty()) {
            result = result.from(POD + "/tolerations", pool.taints().origin());
        }
        var priority = endpoint.priority();
        if (priority != null) {
            result = result.from(POD + "/priorityClassName", priority.origin());
        }
        if (endpoint.neverDisrupt().value()) {
            result =
                    result.from(
                            "/spec/template/metadata/annotations",
                            endpoint.neverDisrupt().origin());
        }
        var spread = endpoint.spread();
        if (spread != null) {
            result = result.from(POD + "/topologySpreadConstraints", spread.origin());
        }
        return result;
    }

    private static Document arguments(Document document, Endpoint endpoint) {
        var engine = endpoint.engine();
        var result =
                document.from(CONTAINER + "/image", engine.image().origin())
                        .from(CONTAINER + "/startupProbe", endpoint.model().origin());
        var arguments = EngineArguments.of(endpoint);
        for (int i = 0; i < arguments.size(); i++) {
            result = result.from(CONTAINER + "/args/" + i, arguments.get(i).origin());
        }
        int index = EndpointPod.env(endpoint).size() - engine.env().size();
        for (var value : engine.env().values()) {
            result = result.from(CONTAINER + "/env/" + index++, value.origin());
        }
        return result;
    }

    private static Document resources(
            Document document, Endpoint endpoint, WorkloadPlan placed) {
        var given = Given.of(endpoint, placed.each());
        var result =
                given.claims().isEmpty()
                        ? document
                        : document.from(POD + "/resourceClaims", endpoint.fit().origin());
        for (var side : new String[] {"requests", "limits"}) {
            var at = CONTAINER + "/resources/" + side;
            result =
                    result.from(at + "/cpu", endpoint.cpu().origin())
                            .from(at + "/memory", endpoint.memory().origin());
        }
        return given.origins(result, CONTAINER + "/resources");
    }
}
