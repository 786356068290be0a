package dev.platformc.emit.contract;

import dev.platformc.emit.contract.Schema.Combinations;
import dev.platformc.emit.contract.Schema.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads schemas out of custom resource definitions. A word that it does not know stops it: what is
/// not understood must not pass for fulfilled.
final class SchemaReader {
    private static final Set<String> STRUCTURE =
            Set.of(
                    "type",
                    "properties",
                    "additionalProperties",
                    "items",
                    "required",
                    "nullable",
                    "default",
                    "allOf",
                    "anyOf",
                    "oneOf",
                    "not",
                    "x-kubernetes-preserve-unknown-fields",
                    "x-kubernetes-embedded-resource",
                    "x-kubernetes-int-or-string",
                    "x-kubernetes-list-type",
                    "x-kubernetes-list-map-keys",
                    "x-kubernetes-map-type",
                    "x-kubernetes-validations");

    /// Words that judge nothing.
    private static final Set<String> PROSE =
            Set.of("description", "title", "example", "externalDocs");

    private static final Set<String> RULE =
            Set.of(
                    "rule",
                    "message",
                    "messageExpression",
                    "reason",
                    "fieldPath",
                    "optionalOldSelf");

    private SchemaReader() {}

    static Schema read(JsonNode schema) {
        return read(schema, false, "");
    }

    /// @param judging inside of `allOf` and its kin, where no field becomes known
    private static Schema read(JsonNode from, boolean judging, String at) {
        refuseUnknown(from, at);
        return new Schema(
                type(from, at),
                properties(from, judging, at),
                values(from, judging, at),
                from.has("items") ? read(from.get("items"), judging, at + "/items") : null,
                strings(from.path("required")),
                from.path("nullable").asBoolean(false) || judging,
                from.path("x-kubernetes-preserve-unknown-fields").asBoolean(false) || judging,
                from.path("x-kubernetes-embedded-resource").asBoolean(false),
                assertions(from),
                combinations(from, at),
                List.copyOf(strings(from.path("x-kubernetes-list-map-keys"))),
                from.get("default"),
                rules(from, at));
    }

    private static void refuseUnknown(JsonNode from, String at) {
        for (String word : from.propertyNames()) {
            if (!STRUCTURE.contains(word)
                    && !PROSE.contains(word)
                    && !Assertions.KEYWORDS.contains(word)) {
                throw new IllegalArgumentException("unknown word `" + word + "` at " + at);
            }
        }
    }

    private static Schema.Type type(JsonNode from, String at) {
        if (from.path("x-kubernetes-int-or-string").asBoolean(false)) {
            return Schema.Type.INT_OR_STRING;
        }
        return switch (from.path("type").asString("")) {
            case "object" -> Schema.Type.OBJECT;
            case "array" -> Schema.Type.ARRAY;
            case "string" -> Schema.Type.STRING;
            case "integer" -> Schema.Type.INTEGER;
            case "number" -> Schema.Type.NUMBER;
            case "boolean" -> Schema.Type.BOOLEAN;
            case "" -> Schema.Type.ANY;
            case String other ->
                    throw new IllegalArgumentException("unknown type `" + other + "` at " + at);
        };
    }

    private static Map<String, Schema> properties(JsonNode from, boolean judging, String at) {
        var found = new TreeMap<String, Schema>();
        from.path("properties")
                .properties()
                .forEach(p -> found.put(p.getKey(), field(p, judging, at)));
        return found;
    }

    private static Schema field(Map.Entry<String, JsonNode> p, boolean judging, String at) {
        return read(p.getValue(), judging, Violation.under(at, p.getKey()));
    }

    private static @Nullable Schema values(JsonNode from, boolean judging, String at) {
        JsonNode additional = from.path("additionalProperties");
        if (additional.isBoolean()) {
            return additional.booleanValue() ? Schema.ANYTHING : null;
        }
        return additional.isObject() ? read(additional, judging, at + "/*") : null;
    }

    private static List<Assertion> assertions(JsonNode from) {
        List<Assertion> found = Assertions.in(from);
        if (from.path("x-kubernetes-list-type").asString("").equals("set")) {
            found.add(Assertions.unique());
        }
        return List.copyOf(found);
    }

    private static Combinations combinations(JsonNode from, String at) {
        return new Combinations(
                judges(from.path("allOf"), at),
                judges(from.path("anyOf"), at),
                judges(from.path("oneOf"), at),
                from.has("not") ? read(from.get("not"), true, at) : null);
    }

    private static List<Schema> judges(JsonNode schemas, String at) {
        var found = new ArrayList<Schema>();
        schemas.forEach(s -> found.add(read(s, true, at)));
        return List.copyOf(found);
    }

    private static List<Rule> rules(JsonNode from, String at) {
        var found = new ArrayList<Rule>();
        for (JsonNode rule : from.path("x-kubernetes-validations")) {
            for (String word : rule.propertyNames()) {
                if (!RULE.contains(word)) {
                    throw new IllegalArgumentException("unknown word `" + word + "` at " + at);
                }
            }
            found.add(
                    new Rule(
                            rule.get("rule").stringValue(),
                            textOrNull(rule, "message"),
                            textOrNull(rule, "messageExpression"),
                            rule.path("fieldPath").asString(""),
                            rule.path("optionalOldSelf").asBoolean(false)));
        }
        return List.copyOf(found);
    }

    private static @Nullable String textOrNull(JsonNode from, String field) {
        return from.has(field) ? from.get(field).stringValue() : null;
    }

    private static Set<String> strings(JsonNode list) {
        var found = new LinkedHashSet<String>();
        list.forEach(s -> found.add(s.stringValue()));
        return found;
    }
}
