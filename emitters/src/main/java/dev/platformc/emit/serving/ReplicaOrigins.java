package dev.platformc.emit.serving;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.Document;
import dev.platformc.emit.Pods;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.PoolNodes;
import java.util.List;

/// Which line of the source each field of a replica's pod comes from.
public final class ReplicaOrigins {
    private ReplicaOrigins() {}

    /// Of what [ReplicaPod#of] gives.
    ///
    /// @param pod pointer to the pod's spec
    public static Document whole(Document document, Served served, String pod) {
        return answering(working(document, served, pod), served, pod);
    }

    /// Of what only a pod that answers has.
    public static Document answering(Document document, Served served, String pod) {
        var model = served.endpoint().model();
        return spread(
                document.from(pod + "/containers/0/startupProbe", model.origin()),
                served.endpoint(),
                pod);
    }

    public static Document spread(Document document, Endpoint endpoint, String pod) {
        var spread = endpoint.spread();
        return spread == null
                ? document
                : document.from(pod + "/topologySpreadConstraints", spread.origin());
    }

    /// Of what the further pods of a replica have as well.
    public static Document working(Document document, Served served, String pod) {
        var endpoint = served.endpoint();
        var files = served.files();
        var result = placed(document, served, pod);
        if (Pods.hasOwnShm(endpoint)) {
            result = result.from(pod + "/volumes/2", endpoint.sharedMemory().origin());
        }
        var copied = files.copied();
        for (int i = 0; i < copied.size(); i++) {
            result = result.from(pod + "/initContainers/" + i, copied.get(i).origin());
        }
        return container(
                result, served, pod + "/containers/0", EngineArguments.of(endpoint, files));
    }

    /// Of what [ReplicaPod#placed] gives.
    public static Document placed(Document document, Served served, String pod) {
        var endpoint = served.endpoint();
        var pool = endpoint.on().value().pool();
        var result =
                document.from(pod + "/affinity", endpoint.on().origin())
                        .from(pod + "/securityContext", pool.cluster().podSecurity().origin());
        if (!PoolNodes.tolerations(pool).isEmpty()) {
            result = result.from(pod + "/tolerations", pool.taints().origin());
        }
        if (Pods.schedulerName(pool) != null) {
            result = result.from(pod + "/schedulerName", pool.scheduler().origin());
        }
        var priority = endpoint.priority();
        if (priority != null) {
            result = result.from(pod + "/priorityClassName", priority.origin());
        }
        return ReplicaPod.given(served).claims().isEmpty()
                ? result
                : result.from(pod + "/resourceClaims", endpoint.fit().origin());
    }

    /// Of what [ReplicaPod#annotations] gives.
    public static Document annotations(Document document, Endpoint endpoint, String at) {
        var result =
                endpoint.neverDisrupt().value()
                        ? document.from(at, endpoint.neverDisrupt().origin())
                        : document;
        for (var share : Pods.shareAnnotations(endpoint, endpoint.fit().origin()).entrySet()) {
            result = result.from(at + Pointers.of(share.getKey()), share.getValue().origin());
        }
        return result;
    }

    /// Of what [ReplicaPod#container] gives, its probe aside.
    public static Document container(
            Document document, Served served, String at, List<Sourced<String>> arguments) {
        var endpoint = served.endpoint();
        var result = document.from(at + "/image", endpoint.engine().image().origin());
        result = arguments(result, at, arguments);
        result =
                env(
                        result,
                        endpoint,
                        at,
                        ReplicaPod.env(endpoint).size() - endpoint.engine().env().size());
        return resources(result, served, at + "/resources");
    }

    public static Document arguments(
            Document document, String container, List<Sourced<String>> arguments) {
        var result = document;
        for (int i = 0; i < arguments.size(); i++) {
            result = result.from(container + "/args/" + i, arguments.get(i).origin());
        }
        return result;
    }

    /// @param before how many variables come before the author's
    public static Document env(Document document, Endpoint endpoint, String container, int before) {
        var result = document;
        int index = before;
        for (var value : endpoint.engine().env().values()) {
            result = result.from(container + "/env/" + index++, value.origin());
        }
        return result;
    }

    public static Document resources(Document document, Served served, String resources) {
        var endpoint = served.endpoint();
        var result = document;
        for (var side : List.of("/requests", "/limits")) {
            var at = resources + side;
            result =
                    result.from(at + "/cpu", endpoint.cpu().origin())
                            .from(at + "/memory", endpoint.memory().origin());
        }
        return ReplicaPod.given(served).origins(result, resources);
    }
}
