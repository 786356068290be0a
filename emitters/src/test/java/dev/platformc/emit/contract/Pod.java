package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// A pod, or what pods are made from, wherever it stands in an object.
///
/// @param metadata of the template
/// @param at pointer to `spec`
/// @param claims volumes that the object around makes for each pod
record Pod(JsonNode metadata, JsonNode spec, String at, Set<String> claims) {

    /// @param init whether it runs before the others
    record Container(JsonNode node, boolean init, String at) {
        String name() {
            return node.path("name").asString("");
        }
    }

    /// Every pod in `object`: what has a list of containers. Patches of pods that stand elsewhere
    /// (`runtimePatches` of a TrainJob) are no pods.
    static List<Pod> in(JsonNode object) {
        var found = new ArrayList<Pod>();
        collect(object, "", Set.of(), found);
        return List.copyOf(found);
    }

    private static void collect(JsonNode node, String at, Set<String> around, List<Pod> into) {
        var claims = new TreeSet<>(around);
        node.path("volumeClaimTemplates")
                .forEach(claim -> claims.add(claim.at("/metadata/name").asString("")));
        if (node.path("spec").path("containers").isArray()) {
            into.add(new Pod(node.path("metadata"), node.get("spec"), at + "/spec", claims));
            return;
        }
        for (var field : node.properties()) {
            if (!field.getKey().equals("runtimePatches")) {
                collect(field.getValue(), under(at, field.getKey()), claims, into);
            }
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), under(at, i), claims, into);
            }
        }
    }

    List<Container> containers() {
        var found = new ArrayList<Container>();
        for (String list : List.of("initContainers", "containers")) {
            JsonNode containers = spec.path(list);
            for (int i = 0; i < containers.size(); i++) {
                String here = under(at + "/" + list, i);
                found.add(new Container(containers.get(i), list.startsWith("init"), here));
            }
        }
        return found;
    }
}
