package dev.platformc.emit.contract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A custom resource before its definition, in the order of the API server: version, metadata,
/// defaults, structure, rules.
final class CustomResourceCheck {
    private CustomResourceCheck() {}

    static List<Violation> of(Crd crd, JsonNode object) {
        String apiVersion = object.path("apiVersion").asString("");
        Crd.Version version = crd.versions().get(apiVersion.substring(apiVersion.indexOf('/') + 1));
        String wrong = wrongVersion(crd, version, apiVersion);
        if (wrong != null || version == null) {
            return List.of(new Violation("/apiVersion", String.valueOf(wrong)));
        }
        var found = new ArrayList<>(MetadataCheck.of(object, crd.namespaced()));
        JsonNode complete = Defaults.applied(version.schema(), object);
        List<Violation> structure = SchemaCheck.of(version.schema(), complete, "");
        found.addAll(structure);
        if (structure.isEmpty()) {
            found.addAll(CelRules.broken(version.schema(), complete));
        }
        return List.copyOf(found);
    }

    private static @Nullable String wrongVersion(
            Crd crd, Crd.@Nullable Version version, String apiVersion) {
        if (!apiVersion.startsWith(crd.group() + "/") || version == null) {
            return "`"
                    + apiVersion
                    + "` has no "
                    + crd.kind()
                    + "; there is "
                    + crd.group()
                    + " "
                    + crd.versions().keySet();
        }
        if (!version.served()) {
            return "`" + apiVersion + "` of " + crd.kind() + " is not served";
        }
        return version.deprecated()
                ? "`" + apiVersion + "` of " + crd.kind() + " is deprecated"
                : null;
    }
}
