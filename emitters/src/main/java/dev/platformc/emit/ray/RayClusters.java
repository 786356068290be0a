package dev.platformc.emit.ray;

import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Storage;
import dev.platformc.emit.Document;
import dev.platformc.emit.Given;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.Quantities;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The cluster itself: alone, or inside of a job or a service.
final class RayClusters {
    private static final String STORE = "object-store-memory";
    private static final int FIRST_WITH_TOKENS = 52;

    private RayClusters() {}

    /// @param base of the object around
    /// @param upgrade of a cluster by itself; absent inside of others
    static Specs.RayCluster of(RayShape shape, Metadata base, Specs.@Nullable Upgrade upgrade) {
        return new Specs.RayCluster(
                shape.version().value(),
                shape.isScaled() ? true : null,
                shape.isScaled() ? autoscaler(shape) : null,
                tokens(shape),
                faultTolerance(shape),
                upgrade,
                new Specs.Head(headParameters(shape), RayPods.head(shape, base)),
                shape.groups().stream().map(group -> workers(shape, group, base)).toList());
    }

    private static Specs.Autoscaler autoscaler(RayShape shape) {
        return new Specs.Autoscaler(
                "v2",
                shape.idleSeconds().value(),
                Pods.resources(Ray.AUTOSCALER_CPU, Ray.AUTOSCALER_MEMORY, Given.NOTHING),
                Pods.containerSecurity(false));
    }

    /// Whoever reaches an open dashboard runs what he likes on all machines of the cluster. KubeRay
    /// makes the token and hands it to all pods.
    private static Specs.@Nullable Auth tokens(RayShape shape) {
        var minor = Ray.minor(shape.version().value());
        return minor != null && minor >= FIRST_WITH_TOKENS ? new Specs.Auth("token") : null;
    }

    /// KubeRay makes the volume in the namespace of the ray, where one of the storage's own could
    /// not be seen.
    private static Specs.@Nullable FaultTolerance faultTolerance(RayShape shape) {
        var state = shape.state();
        if (state == null || state.value().kind().value() != Storage.Kind.PVC) {
            return null;
        }
        if (shape.keeper() != null) {
            return new Specs.FaultTolerance("redis", Keeper.address(shape), null);
        }
        var size = state.value().size();
        var storageClass = state.value().storageClass();
        return new Specs.FaultTolerance(
                "rocksdb",
                null,
                new Specs.Volume(
                        size == null ? null : Quantities.bytes(size.value()),
                        storageClass == null ? null : storageClass.value(),
                        "Retain"));
    }

    /// A head without cores of Ray's runs no tasks: one that computes answers late, and takes the
    /// cluster along when it runs out of memory.
    private static Map<String, String> headParameters(RayShape shape) {
        var parameters = new TreeMap<String, String>();
        if (!shape.headRunsTasks().value()) {
            parameters.put("num-cpus", "0");
        }
        parameters.put(STORE, Long.toString(shape.headStore().count()));
        return parameters;
    }

    private static Specs.Workers workers(RayShape shape, RayShape.Group group, Metadata base) {
        var count = group.count().value();
        return new Specs.Workers(
                group.name(),
                count.least(),
                count.least(),
                count.most(),
                Map.of(STORE, Long.toString(group.store().value().count())),
                Devices.logical(group),
                RayPods.worker(shape, group, base));
    }

    /// @param at pointer to the cluster's spec
    static Document origins(Document document, RayShape shape, Metadata base, String at) {
        var head = at + "/headGroupSpec";
        var result =
                document.from(at + "/rayVersion", shape.version().origin())
                        .from(head + "/rayStartParams", shape.headRunsTasks().origin())
                        .from(head + "/rayStartParams/" + STORE, shape.size().memory().origin());
        if (shape.isScaled()) {
            var idle = at + "/autoscalerOptions/idleTimeoutSeconds";
            result = result.from(idle, shape.idleSeconds().origin());
        }
        var state = shape.state();
        if (state != null && faultTolerance(shape) != null) {
            result = result.from(at + "/gcsFaultToleranceOptions", state.origin());
        }
        result = RayPods.headOrigins(result, shape, base, head + "/template");
        for (int i = 0; i < shape.groups().size(); i++) {
            var group = shape.groups().get(i);
            result = workerOrigins(result, shape, group, base, at + "/workerGroupSpecs/" + i);
        }
        return result;
    }

    private static Document workerOrigins(
            Document document, RayShape shape, RayShape.Group group, Metadata base, String at) {
        var result = document.from(at, group.count().origin());
        for (var name : Devices.logical(group).keySet()) {
            var from =
                    switch (name) {
                        case "CPU" -> group.cpu().origin();
                        case "memory" -> group.memory().origin();
                        default -> group.devices();
                    };
            result = result.from(at + "/resources" + Pointers.of(name), from);
        }
        result = result.from(at + "/rayStartParams/" + STORE, group.store().origin());
        return RayPods.workerOrigins(result, shape, group, base, at + "/template");
    }
}
