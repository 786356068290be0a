package dev.platformc.emit.schema;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import dev.platformc.emit.YamlReader;
import dev.platformc.emit.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Every kind of object that somebody describes: Kubernetes its own, the author others by their
/// CRDs in `schemas/`.
public final class Schemas {
    private final SortedMap<String, Known> custom = new TreeMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private Schemas() {}

    /// @param namespaced whether its objects belong to a namespace
    public record Known(Schema schema, boolean namespaced) {}

    /// Those of a platform.
    public static Schemas of(SourceSet sources) {
        var schemas = new Schemas();
        sources.schemas().forEach(schemas::add);
        return schemas;
    }

    /// What is wrong with the files.
    public List<Diagnostic> diagnostics() {
        return List.copyOf(diagnostics);
    }

    public Optional<Known> find(String apiVersion, String kind) {
        return ModelSchemas.find(apiVersion, kind)
                .or(() -> Optional.ofNullable(custom.get(apiVersion + "/" + kind)));
    }

    /// What is known of a kind that nobody describes.
    public static Schema unknown() {
        return CrdSchemas.ofObject(JsonNodeFactory.instance.objectNode());
    }

    private void add(Source source) {
        var answer = YamlReader.read(source.text());
        var problem = answer.problem();
        if (problem != null) {
            diagnostics.add(
                    Diagnostic.of(
                            Code.SCHEMA_UNREADABLE,
                            "`" + source.path() + "` cannot be read",
                            YamlText.ofFile(source).span(problem.at()),
                            problem.text()));
            return;
        }
        answer.documents().forEach(document -> add(document.tree()));
    }

    /// What else lies there is nobody's schema.
    private void add(JsonNode tree) {
        if (!tree.path("kind").asString("").equals("CustomResourceDefinition")) {
            return;
        }
        var spec = tree.path("spec");
        var group = spec.path("group").asString("");
        var kind = spec.path("names").path("kind").asString("");
        boolean namespaced = spec.path("scope").asString("").equals("Namespaced");
        for (var version : spec.path("versions")) {
            custom.put(
                    group + "/" + version.path("name").asString("") + "/" + kind,
                    new Known(
                            CrdSchemas.ofObject(version.path("schema").path("openAPIV3Schema")),
                            namespaced));
        }
    }
}
