package dev.platformc.emit;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What any object says of itself.
///
/// @param group empty for the core group
/// @param namespace absent: the object belongs to the whole cluster
public record Kubernetes(String group, String kind, String name, @Nullable String namespace) {
    /// Read from a document's content.
    ///
    /// @param content a model of fabric8 or a record of ours with the same four fields
    public static Kubernetes of(Object content) {
        return switch (content) {
            case HasMetadata object ->
                    of(object.getApiVersion(), object.getKind(), object.getMetadata());
            case CustomObject<?> object ->
                    of(object.apiVersion(), object.kind(), object.metadata());
            default -> of(Yaml.tree(content));
        };
    }

    private static Kubernetes of(String apiVersion, String kind, ObjectMeta meta) {
        return new Kubernetes(group(apiVersion), kind, meta.getName(), meta.getNamespace());
    }

    private static Kubernetes of(JsonNode tree) {
        var meta = tree.path("metadata");
        return new Kubernetes(
                group(tree.path("apiVersion").asString("")),
                tree.path("kind").asString(""),
                meta.path("name").asString(""),
                meta.has("namespace") ? meta.path("namespace").asString() : null);
    }

    private static String group(String apiVersion) {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }
}
