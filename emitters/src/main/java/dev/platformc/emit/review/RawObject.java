package dev.platformc.emit.review;

import dev.platformc.core.text.Span;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.YamlReader.Read;
import dev.platformc.emit.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// One object of a file.
///
/// @param read its tree, with the place of every field
/// @param text of the file
/// @param base pointer to it in the document: not empty for an item of a `List`
public record RawObject(Read read, YamlText text, String base) {
    private static final Set<String> STARTED_AGAIN =
            Set.of("Deployment", "StatefulSet", "ReplicaSet", "DaemonSet", "ReplicationController");

    /// The objects of a document: itself, or the items of a `List`.
    public static List<RawObject> of(Read read, YamlText text) {
        var items = read.tree().path("items");
        if (!read.tree().path("kind").asString("").equals("List") || !items.isArray()) {
            return List.of(new RawObject(read, text, ""));
        }
        var objects = new ArrayList<RawObject>();
        for (int i = 0; i < items.size(); i++) {
            objects.add(new RawObject(read, text, "/items/" + i));
        }
        return objects;
    }

    public JsonNode tree() {
        return read.tree().at(base);
    }

    public String apiVersion() {
        return tree().path("apiVersion").asString("");
    }

    public String kind() {
        return tree().path("kind").asString("");
    }

    public String name() {
        var metadata = tree().path("metadata");
        return metadata.path("name").asString(metadata.path("generateName").asString(""));
    }

    /// ``Deployment `chat` ``
    public String display() {
        return name().isEmpty() ? "this " + kind() : kind() + " `" + name() + "`";
    }

    /// The value at the pointer where it is a single one, else the name of the field, else that of
    /// the nearest around it.
    public Span span(String pointer) {
        return text.span(read.valuePlace(base + pointer));
    }

    /// The name of the field.
    public Span nameSpan(String pointer) {
        return text.span(read.place(base + pointer));
    }

    /// Whether Kubernetes keeps so many of them running.
    boolean isService() {
        return STARTED_AGAIN.contains(kind());
    }

    /// Whether an operator adds to its pods what is not written here: KubeRay probes, KServe the
    /// rest of a preset, and of a runtime where it stands.
    boolean isCompletedByItsOperator() {
        return kind().startsWith("Ray")
                || kind().equals("LLMInferenceService")
                || kind().endsWith("ServingRuntime");
    }

    /// Every specification of pods in it, whatever kind it stands in: what has containers.
    List<RawPod> pods() {
        var pods = new ArrayList<RawPod>();
        collect(tree(), "", 1, pods);
        return pods;
    }

    private void collect(JsonNode node, String at, long copies, List<RawPod> found) {
        if (node.path("containers").isArray()) {
            found.add(new RawPod(this, node, at, copies));
            return;
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), at + "/" + i, copies, found);
            }
        }
        long here = Math.multiplyHigh(copies, own(node)) == 0 ? copies * own(node) : copies;
        node.forEachEntry((name, inside) -> collect(inside, at + Pointers.of(name), here, found));
    }

    /// How many times what is inside is there at once.
    private static long own(JsonNode node) {
        for (var name : List.of("replicas", "parallelism", "numNodes")) {
            var count = node.path(name);
            if (count.isIntegralNumber() && count.asLong() >= 0) {
                return count.asLong();
            }
        }
        return 1;
    }
}
