package dev.platformc.emit.review;

import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The specification of pods inside an object.
///
/// @param spec with its `containers`
/// @param at pointer to it
/// @param copies how many there are at once, as far as the object says
record RawPod(RawObject object, JsonNode spec, String at, long copies) {

    /// One container.
    ///
    /// @param node its tree
    /// @param at pointer to it
    record Container(RawPod pod, JsonNode node, String at) {
        String name() {
            return node.path("name").asString("");
        }

        String image() {
            return node.path("image").asString("");
        }

        String display() {
            return name().isEmpty() ? "a container" : "container `" + name() + "`";
        }

        /// Where it says what it is called.
        Span span() {
            return pod.object().span(at + "/name");
        }

        Span span(String below) {
            return pod.object().span(at + below);
        }
    }

    /// Those that run, then those that prepare.
    List<Container> all() {
        var all = new ArrayList<>(containers());
        all.addAll(in("initContainers"));
        return all;
    }

    List<Container> containers() {
        return in("containers");
    }

    private List<Container> in(String list) {
        var found = new ArrayList<Container>();
        var nodes = spec.path(list);
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.path(i).isObject()) {
                found.add(new Container(this, nodes.get(i), at + "/" + list + "/" + i));
            }
        }
        return found;
    }

    Span span(String below) {
        return object.span(at + below);
    }

    /// The template's metadata: labels and annotations of the pods; those of the object for a pod.
    JsonNode metadata() {
        int last = at.lastIndexOf('/');
        return last < 0
                ? object.tree().path("metadata")
                : object.tree().at(at.substring(0, last)).path("metadata");
    }

    /// Devices of one pod: the sum over what runs at once.
    long devices(String resource) {
        long sum = 0;
        for (var container : containers()) {
            sum += RawDevices.count(container, resource);
        }
        return sum;
    }

    /// Whether a container of it asks for a device of NVIDIA, AMD or Intel.
    boolean asksForGpus() {
        return all().stream()
                .anyMatch(c -> RawDevices.names(c).stream().anyMatch(RawDevices::isGpu));
    }

    long gpus() {
        long sum = 0;
        for (var container : containers()) {
            for (var name : RawDevices.names(container)) {
                sum += RawDevices.isGpu(name) ? RawDevices.count(container, name) : 0;
            }
        }
        return sum;
    }
}
