package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Violation.under;

import dev.platformc.emit.contract.Schema.Combinations;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Structural validation, with fields that the schema does not know as errors: the API server would
/// drop them without a word.
final class SchemaCheck {
    /// What every object has, whether its schema says so or not.
    private static final Set<String> OBJECT_FIELDS = Set.of("apiVersion", "kind", "metadata");

    private final Findings found = new Findings();

    private SchemaCheck() {}

    /// All that is wrong with `value`, which stands at the pointer `at`.
    static List<Violation> of(Schema schema, JsonNode value, String at) {
        var check = new SchemaCheck();
        check.value(schema, value, at);
        return check.found.all();
    }

    private static boolean fulfils(Schema schema, JsonNode value) {
        return of(schema, value, "").isEmpty();
    }

    private void value(Schema schema, JsonNode value, String at) {
        if (value.isNull()) {
            if (!schema.nullable()) {
                found.say(at, "null, which is not allowed here");
            }
            return;
        }
        if (!isOf(schema.type(), value)) {
            found.say(at, value + " is not " + described(schema.type()));
            return;
        }
        for (Assertion assertion : schema.assertions()) {
            found.complain(at, assertion.complaint(value));
        }
        if (value.isObject()) {
            object(schema, value, at);
        } else if (value.isArray()) {
            list(schema, value, at);
        }
        combinations(schema.combinations(), value, at);
    }

    private void object(Schema schema, JsonNode value, String at) {
        for (String name : schema.required()) {
            if (!value.has(name)) {
                found.say(at, "`" + name + "` is missing");
            }
        }
        if (schema.embedded()) {
            embedded(value, at);
        }
        for (var field : value.properties()) {
            if (!isMetadata(field.getKey(), schema, at)) {
                field(schema, field.getKey(), field.getValue(), at);
            }
        }
    }

    private void field(Schema schema, String name, JsonNode value, String at) {
        Schema inner = schemaOf(name, schema);
        if (inner != null) {
            value(inner, value, under(at, name));
        } else if (!schema.open() && !isObjectField(name, schema, at)) {
            found.say(under(at, name), unknown(name, schema));
        }
    }

    private void embedded(JsonNode value, String at) {
        for (String name : List.of("apiVersion", "kind")) {
            if (!value.path(name).isString()) {
                found.say(at, "an object of its own, but has no `" + name + "`");
            }
        }
    }

    /// Definitions say `type: object` and no more; the API server knows what is in it, and so does
    /// [MetadataCheck].
    private static boolean isMetadata(String name, Schema schema, String at) {
        return name.equals("metadata") && isObjectField(name, schema, at);
    }

    private static boolean isObjectField(String name, Schema schema, String at) {
        return (schema.embedded() || at.isEmpty()) && OBJECT_FIELDS.contains(name);
    }

    private static @Nullable Schema schemaOf(String field, Schema schema) {
        Schema named = schema.properties().get(field);
        return named != null ? named : schema.values();
    }

    private static String unknown(String field, Schema schema) {
        var known = new TreeSet<>(schema.properties().keySet());
        return "unknown field `"
                + field
                + "`, would be dropped (known: "
                + String.join(", ", known)
                + ")";
    }

    private void list(Schema schema, JsonNode value, String at) {
        if (!schema.listKeys().isEmpty()) {
            keysAreUnique(schema.listKeys(), value, at);
        }
        if (schema.items() != null) {
            for (int i = 0; i < value.size(); i++) {
                value(schema.items(), value.get(i), under(at, i));
            }
        }
    }

    private void keysAreUnique(List<String> keys, JsonNode list, String at) {
        Map<List<JsonNode>, Integer> seen = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            List<JsonNode> key = keys.stream().map(item::path).toList();
            Integer before = seen.put(key, i);
            if (before != null) {
                found.say(under(at, i), "has the same " + keys + " as item " + before + ": " + key);
            }
        }
    }

    private void combinations(Combinations of, JsonNode value, String at) {
        if (of.isEmpty()) {
            return;
        }
        for (Schema each : of.all()) {
            value(each, value, at);
        }
        if (!of.any().isEmpty() && of.any().stream().noneMatch(s -> fulfils(s, value))) {
            found.say(at, value + " fulfils none of anyOf");
        }
        long fulfilled = of.one().stream().filter(s -> fulfils(s, value)).count();
        if (!of.one().isEmpty() && fulfilled != 1) {
            found.say(at, value + " fulfils " + fulfilled + " of oneOf");
        }
        if (of.not() != null && fulfils(of.not(), value)) {
            found.say(at, value + " is what must not be");
        }
    }

    private static boolean isOf(Schema.Type type, JsonNode value) {
        return switch (type) {
            case OBJECT -> value.isObject();
            case ARRAY -> value.isArray();
            case STRING -> value.isString();
            case INTEGER -> value.isIntegralNumber();
            case NUMBER -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case INT_OR_STRING -> value.isIntegralNumber() || value.isString();
            case ANY -> true;
        };
    }

    private static String described(Schema.Type type) {
        return switch (type) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "a string";
            case INTEGER -> "an integer";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case INT_OR_STRING -> "an integer or a string";
            case ANY -> "a value";
        };
    }
}
