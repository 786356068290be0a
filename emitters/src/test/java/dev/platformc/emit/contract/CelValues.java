package dev.platformc.emit.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Values of a document as rules see them. Field names are escaped as Kubernetes does it; fields
/// without a schema cannot be seen.
final class CelValues {
    private static final Set<String> RESERVED =
            Set.of(
                    "true",
                    "false",
                    "null",
                    "in",
                    "as",
                    "break",
                    "const",
                    "continue",
                    "else",
                    "for",
                    "function",
                    "if",
                    "import",
                    "let",
                    "loop",
                    "package",
                    "namespace",
                    "return",
                    "var",
                    "void",
                    "while");

    private CelValues() {}

    /// `value`, which has `schema`, for use in a rule.
    static @Nullable Object of(Schema schema, JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> object(schema, value);
            case ARRAY -> list(schema, value);
            default -> scalar(schema.type(), value);
        };
    }

    private static Map<String, @Nullable Object> object(Schema schema, JsonNode value) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var field : value.properties()) {
            Schema named = schema.properties().get(field.getKey());
            if (schema.type() == Schema.Type.ANY && schema.open()) {
                fields.put(field.getKey(), of(Schema.ANYTHING, field.getValue()));
            } else if (named != null) {
                fields.put(escaped(field.getKey()), of(named, field.getValue()));
            } else if (schema.values() != null) {
                fields.put(field.getKey(), of(schema.values(), field.getValue()));
            }
        }
        return fields;
    }

    private static List<@Nullable Object> list(Schema schema, JsonNode value) {
        Schema items = schema.items() == null ? Schema.ANYTHING : schema.items();
        var found = new ArrayList<@Nullable Object>();
        value.forEach(item -> found.add(of(items, item)));
        return found;
    }

    private static @Nullable Object scalar(Schema.Type type, JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.stringValue();
            case BOOLEAN -> value.booleanValue();
            case NUMBER ->
                    type == Schema.Type.NUMBER || !value.isIntegralNumber()
                            ? (Object) value.doubleValue()
                            : (Object) value.longValue();
            default -> null;
        };
    }

    /// What of `metadata` a rule of the whole object may read.
    static Map<String, Object> metadata(JsonNode metadata) {
        var fields = new LinkedHashMap<String, Object>();
        for (String name : List.of("name", "generateName")) {
            if (metadata.has(name)) {
                fields.put(name, metadata.get(name).asString(""));
            }
        }
        return fields;
    }

    /// A field's name as an identifier: `a-b` is `a__dash__b`, `namespace` is `__namespace__`.
    static String escaped(String name) {
        if (RESERVED.contains(name)) {
            return "__" + name + "__";
        }
        return name.replace("__", "__underscores__")
                .replace(".", "__dot__")
                .replace("-", "__dash__")
                .replace("/", "__slash__");
    }
}
