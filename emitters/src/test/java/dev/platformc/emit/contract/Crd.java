package dev.platformc.emit.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// One custom resource definition.
///
/// @param release name of the folder that it came from, one per upstream release
record Crd(
        String release,
        String group,
        String kind,
        String plural,
        boolean namespaced,
        Map<String, Version> versions) {

    record Version(String name, boolean served, boolean deprecated, Schema schema) {}

    static Crd read(String release, JsonNode definition) {
        JsonNode spec = definition.get("spec");
        var versions = new TreeMap<String, Version>();
        for (JsonNode v : spec.get("versions")) {
            String name = v.get("name").stringValue();
            versions.put(name, version(name, v));
        }
        return new Crd(
                release,
                spec.get("group").stringValue(),
                spec.at("/names/kind").stringValue(),
                spec.at("/names/plural").stringValue(),
                spec.get("scope").stringValue().equals("Namespaced"),
                versions);
    }

    private static Version version(String name, JsonNode v) {
        return new Version(
                name,
                v.get("served").booleanValue(),
                v.path("deprecated").asBoolean(false),
                SchemaReader.read(v.at("/schema/openAPIV3Schema")));
    }

    List<Version> all() {
        return List.copyOf(versions.values());
    }
}
