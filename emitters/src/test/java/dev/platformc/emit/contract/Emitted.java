package dev.platformc.emit.contract;

import tools.jackson.databind.JsonNode;

/// One emitted file as a cluster's tools would find it.
///
/// @param path relative to the output folder
/// @param text what is in the file
/// @param read the text as a reader of YAML 1.1 sees it
record Emitted(String path, String text, JsonNode read) {

    static Emitted of(String path, String text) {
        return new Emitted(path, text, Trees.yaml(text));
    }

    String apiVersion() {
        return read.path("apiVersion").asString("");
    }

    /// The API group, empty for the core.
    String group() {
        int slash = apiVersion().indexOf('/');
        return slash < 0 ? "" : apiVersion().substring(0, slash);
    }

    String version() {
        return apiVersion().substring(apiVersion().indexOf('/') + 1);
    }

    String kind() {
        return read.path("kind").asString("");
    }

    String name() {
        return read.at("/metadata/name").asString("");
    }

    /// Empty outside of any namespace.
    String namespace() {
        return read.at("/metadata/namespace").asString("");
    }

    boolean is(String group, String kind) {
        return group().equals(group) && kind().equals(kind);
    }

    /// As in `kubectl get`: `Kind.group/namespace/name`.
    String id() {
        return kind() + (group().isEmpty() ? "" : "." + group()) + "/" + namespace() + "/" + name();
    }
}
