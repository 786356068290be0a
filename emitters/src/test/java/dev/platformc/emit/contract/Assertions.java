package dev.platformc.emit.contract;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The keywords of a schema that judge one value by itself.
final class Assertions {
    static final Set<String> KEYWORDS =
            Set.of(
                    "enum",
                    "pattern",
                    "format",
                    "minLength",
                    "maxLength",
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "multipleOf",
                    "minItems",
                    "maxItems",
                    "uniqueItems",
                    "minProperties",
                    "maxProperties");

    private Assertions() {}

    /// All of them that stand in `schema`, in its order.
    static List<Assertion> in(JsonNode schema) {
        var found = new ArrayList<Assertion>();
        for (var word : schema.properties()) {
            if (KEYWORDS.contains(word.getKey())) {
                found.add(one(word.getKey(), word.getValue(), schema));
            }
        }
        return found;
    }

    private static Assertion one(String keyword, JsonNode says, JsonNode schema) {
        return switch (keyword) {
            case "enum" -> oneOf(says);
            case "pattern" -> pattern(says.stringValue());
            case "format" -> Formats.named(says.stringValue());
            case "minLength" -> lengthAtLeast(says.intValue());
            case "maxLength" -> lengthAtMost(says.intValue());
            case "minimum" ->
                    atLeast(says.decimalValue(), schema.path("exclusiveMinimum").asBoolean(false));
            case "maximum" ->
                    atMost(says.decimalValue(), schema.path("exclusiveMaximum").asBoolean(false));
            // They sharpen minimum and maximum, and say nothing by themselves.
            case "exclusiveMinimum", "exclusiveMaximum" -> _ -> null;
            case "multipleOf" -> multipleOf(says.decimalValue());
            case "minItems" -> itemsAtLeast(says.intValue());
            case "maxItems" -> itemsAtMost(says.intValue());
            case "uniqueItems" -> says.booleanValue() ? unique() : _ -> null;
            case "minProperties" -> fieldsAtLeast(says.intValue());
            case "maxProperties" -> fieldsAtMost(says.intValue());
            default -> throw new IllegalArgumentException(keyword);
        };
    }

    private static Assertion oneOf(JsonNode allowed) {
        return v -> {
            for (JsonNode one : allowed) {
                if (one.equals(v)) {
                    return null;
                }
            }
            return v + " is none of " + allowed;
        };
    }

    /// As in the API server: RE2, found anywhere unless anchored.
    private static Assertion pattern(String text) {
        Pattern pattern = Pattern.compile(text);
        return v ->
                !v.isString() || pattern.matcher(v.stringValue()).find()
                        ? null
                        : v + " does not match " + text;
    }

    private static Assertion lengthAtLeast(int n) {
        return v -> v.isString() && length(v) < n ? v + " is shorter than " + n : null;
    }

    private static Assertion lengthAtMost(int n) {
        return v -> v.isString() && length(v) > n ? v + " is longer than " + n : null;
    }

    private static int length(JsonNode v) {
        String s = v.stringValue();
        return s.codePointCount(0, s.length());
    }

    private static Assertion atLeast(BigDecimal n, boolean exclusive) {
        return v ->
                v.isNumber() && v.decimalValue().compareTo(n) < (exclusive ? 1 : 0)
                        ? v + " is less than " + n + (exclusive ? " or equal" : "")
                        : null;
    }

    private static Assertion atMost(BigDecimal n, boolean exclusive) {
        return v ->
                v.isNumber() && v.decimalValue().compareTo(n) > (exclusive ? -1 : 0)
                        ? v + " is more than " + n + (exclusive ? " or equal" : "")
                        : null;
    }

    private static Assertion multipleOf(BigDecimal n) {
        return v ->
                v.isNumber() && v.decimalValue().remainder(n).signum() != 0
                        ? v + " is no multiple of " + n
                        : null;
    }

    private static Assertion itemsAtLeast(int n) {
        return v -> v.isArray() && v.size() < n ? "has " + v.size() + " items of " + n : null;
    }

    private static Assertion itemsAtMost(int n) {
        return v -> v.isArray() && v.size() > n ? "has " + v.size() + " items, at most " + n : null;
    }

    private static Assertion fieldsAtLeast(int n) {
        return v -> v.isObject() && v.size() < n ? "has " + v.size() + " fields of " + n : null;
    }

    private static Assertion fieldsAtMost(int n) {
        return v ->
                v.isObject() && v.size() > n ? "has " + v.size() + " fields, at most " + n : null;
    }

    /// No element of a list twice (`uniqueItems`, and lists of type `set`).
    static Assertion unique() {
        return v -> {
            if (!v.isArray()) {
                return null;
            }
            Map<JsonNode, Integer> seen = new HashMap<>();
            for (int i = 0; i < v.size(); i++) {
                Integer before = seen.put(v.get(i), i);
                if (before != null) {
                    return "item " + i + " is item " + before + " again: " + v.get(i);
                }
            }
            return null;
        };
    }
}
