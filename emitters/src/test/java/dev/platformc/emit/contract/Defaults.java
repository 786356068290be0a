package dev.platformc.emit.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Fills in what a schema sets where the document is silent, as the API server does before it
/// validates.
final class Defaults {
    private Defaults() {}

    /// A copy of `value` with every default in it. A default inside of an object appears only if
    /// that object does.
    static JsonNode applied(Schema schema, JsonNode value) {
        JsonNode copy = value.deepCopy();
        fill(schema, copy);
        return copy;
    }

    private static void fill(Schema schema, JsonNode value) {
        switch (value) {
            case ObjectNode object -> {
                schema.properties().forEach((name, field) -> fillField(object, name, field));
                fillValues(schema, object);
            }
            case JsonNode list when list.isArray() && schema.items() != null ->
                    list.forEach(item -> fill(schema.items(), item));
            default -> {}
        }
    }

    private static void fillField(ObjectNode object, String name, Schema field) {
        JsonNode present = object.get(name);
        if (field.defaultValue() != null && isSilent(present, field)) {
            object.set(name, field.defaultValue().deepCopy());
        }
        JsonNode now = object.get(name);
        if (now != null) {
            fill(field, now);
        }
    }

    private static boolean isSilent(@Nullable JsonNode present, Schema field) {
        return present == null || (present.isNull() && !field.nullable());
    }

    private static void fillValues(Schema schema, ObjectNode object) {
        if (schema.values() == null) {
            return;
        }
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (!schema.properties().containsKey(entry.getKey())) {
                fill(schema.values(), entry.getValue());
            }
        }
    }
}
