package dev.platformc.emit.schema;

import dev.platformc.emit.schema.Schema.Limits;
import dev.platformc.emit.schema.Schema.Sort;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Schemas as CustomResourceDefinitions say them (OpenAPI v3, as far as CRDs may use it).
final class CrdSchemas {
    private CrdSchemas() {}

    /// The schema of a whole object.
    ///
    /// @param root `openAPIV3Schema` of a version
    static Schema ofObject(JsonNode root) {
        var structure =
                of(root, "") instanceof Schema.Structure known
                        ? known
                        : new Schema.Structure(
                                Collections.emptySortedSet(),
                                _ -> new Schema.Anything(),
                                Collections.emptySortedSet(),
                                true);
        var names = new TreeSet<>(structure.names());
        names.addAll(List.of("apiVersion", "kind", "metadata"));
        var text = Schema.Scalar.of(Sort.TEXT);
        return new Schema.Structure(
                Collections.unmodifiableSortedSet(names),
                name ->
                        switch (name) {
                            case "apiVersion", "kind" -> text;
                            case "metadata" -> ModelSchemas.of(ObjectMeta.class);
                            default -> structure.fields().apply(name);
                        },
                structure.required(),
                structure.open());
    }

    private static Schema of(JsonNode schema, String field) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean(false)) {
            boolean quantity = schema.path("pattern").asString("").startsWith("^(\\+|-)?(([0-9]+");
            return Schema.Scalar.of(quantity ? Sort.QUANTITY : Sort.WHOLE_OR_TEXT);
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema);
            case "array" -> new Schema.Items(of(schema.path("items"), ""), key(schema, field));
            case "string" -> new Schema.Scalar(Sort.TEXT, limits(schema));
            case "integer" -> new Schema.Scalar(Sort.WHOLE, limits(schema));
            case "number" -> new Schema.Scalar(Sort.DECIMAL, limits(schema));
            case "boolean" -> Schema.Scalar.of(Sort.TRUTH);
            default -> new Schema.Anything();
        };
    }

    private static Schema object(JsonNode schema) {
        var properties = schema.path("properties");
        var additional = schema.path("additionalProperties");
        if (properties.isEmpty() && additional.isObject()) {
            return new Schema.Entries(of(additional, ""));
        }
        if (properties.isEmpty()) {
            return new Schema.Anything();
        }
        return new Schema.Structure(
                names(properties.propertyNames()),
                name -> of(properties.path(name), name),
                names(texts(schema.path("required"))),
                schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(false)
                        || !additional.isMissingNode());
    }

    private static SortedSet<String> names(Iterable<String> all) {
        var names = new TreeSet<String>();
        all.forEach(names::add);
        return Collections.unmodifiableSortedSet(names);
    }

    /// What the schema says, else what pods call their lists.
    private static @Nullable String key(JsonNode schema, String field) {
        var said = texts(schema.path("x-kubernetes-list-map-keys"));
        if (!said.isEmpty()) {
            return said.getFirst();
        }
        var usual = MergeKeys.ofField(field);
        boolean fits = usual != null && schema.path("items").path("properties").has(usual);
        return fits ? usual : null;
    }

    private static Limits limits(JsonNode schema) {
        return new Limits(
                texts(schema.path("enum")),
                schema.has("minimum") ? Double.valueOf(schema.get("minimum").asDouble()) : null,
                schema.has("maximum") ? Double.valueOf(schema.get("maximum").asDouble()) : null,
                schema.has("pattern") ? schema.get("pattern").asString() : null);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        for (var element : array) {
            texts.add(element.asString());
        }
        return texts;
    }
}
