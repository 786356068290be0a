package dev.platformc.emit.review;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.review.RawPod.Container;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What containers ask for.
final class ResourceReview {
    private final List<Diagnostic> said = new ArrayList<>();

    private ResourceReview() {}

    static List<Diagnostic> of(RawPod pod) {
        var review = new ResourceReview();
        pod.all().forEach(review::container);
        return review.said;
    }

    private void container(Container container) {
        var resources = container.node().path("resources");
        natives(container, resources);
        for (var name : RawDevices.names(container)) {
            device(container, name, resources);
        }
        if (several(container)
                && !hasSharedMemory(container)
                && !container.pod().object().isCompletedByItsOperator()) {
            said.add(ReviewMessages.noSharedMemory(container));
        }
    }

    private void natives(Container container, JsonNode resources) {
        var lacks = new ArrayList<String>();
        for (var name : List.of("cpu", "memory")) {
            var limit = resources.path("limits").path(name);
            var request = resources.path("requests").path(name);
            if (limit.isMissingNode() && request.isMissingNode()) {
                lacks.add(name);
            }
            above(container, name, request, limit);
        }
        if (!lacks.isEmpty()) {
            said.add(ReviewMessages.noRequests(container, lacks));
        } else if (resources.path("limits").path("memory").isMissingNode()) {
            said.add(ReviewMessages.noMemoryLimit(container));
        }
    }

    private void above(Container container, String name, JsonNode request, JsonNode limit) {
        var asked = RawDevices.amount(request);
        var most = RawDevices.amount(limit);
        if (asked != null && most != null && asked.compareTo(most) > 0) {
            said.add(
                    ReviewMessages.requestAboveLimit(
                            container,
                            name,
                            container.span("/resources/requests/" + name),
                            container.span("/resources/limits/" + name)));
        }
    }

    private void device(Container container, String name, JsonNode resources) {
        var step = Pointers.of(name);
        var limit = resources.path("limits").path(name);
        var request = resources.path("requests").path(name);
        var limitAt = container.span("/resources/limits" + step);
        var requestAt = container.span("/resources/requests" + step);
        var most = RawDevices.amount(limit);
        var asked = RawDevices.amount(request);
        if (most != null && !most.isWhole()) {
            said.add(ReviewMessages.fraction(name, limit.asString(), limitAt));
        } else if (asked != null && !asked.isWhole()) {
            said.add(ReviewMessages.fraction(name, request.asString(), requestAt));
        } else if (limit.isMissingNode()) {
            said.add(ReviewMessages.requestWithoutLimit(name, requestAt));
        } else if (asked != null && most != null && asked.compareTo(most) != 0) {
            said.add(ReviewMessages.requestDiffers(name, requestAt, limitAt, limit.asString()));
        }
    }

    private static boolean several(Container container) {
        return RawDevices.names(container).stream()
                .anyMatch(n -> RawDevices.isGpu(n) && RawDevices.count(container, n) > 1);
    }

    private static boolean hasSharedMemory(Container container) {
        var volumes = container.pod().spec().path("volumes");
        for (var mount : container.node().path("volumeMounts")) {
            if (!mount.path("mountPath").asString("").equals("/dev/shm")) {
                continue;
            }
            for (var volume : volumes) {
                if (volume.path("name").equals(mount.path("name"))) {
                    return volume.path("emptyDir").path("medium").asString("").equals("Memory");
                }
            }
        }
        return false;
    }
}
