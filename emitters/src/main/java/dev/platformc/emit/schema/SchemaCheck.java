package dev.platformc.emit.schema;

import dev.platformc.emit.Pointers;
import dev.platformc.hardware.quantity.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What in an object is not as its schema says.
public final class SchemaCheck {
    private static final Pattern QUANTITY =
            Pattern.compile(
                    "[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+|[KMGTPE]i|[numkMGTPE])?");

    private final List<Problem> problems = new ArrayList<>();

    private SchemaCheck() {}

    /// @param pointer of the field
    /// @param headline lower case, no full stop
    /// @param label what stands there, or should
    /// @param nearest names that may have been meant
    /// @param ofName whether the field itself is unknown, and not its value
    public record Problem(
            String pointer, String headline, String label, List<String> nearest, boolean ofName) {}

    /// @param at pointer to the value
    public static List<Problem> of(JsonNode value, Schema schema, String at) {
        var check = new SchemaCheck();
        check.check(value, schema, at);
        return List.copyOf(check.problems);
    }

    private void check(JsonNode value, Schema schema, String at) {
        switch (schema) {
            case Schema.Anything _ -> {}
            case Schema.Structure structure -> structure(value, structure, at);
            case Schema.Entries(var of) -> {
                if (isOf(value.isObject(), value, schema, at)) {
                    value.forEachEntry((name, inside) -> check(inside, of, at + Pointers.of(name)));
                }
            }
            case Schema.Items(var of, _) -> {
                if (isOf(value.isArray(), value, schema, at)) {
                    for (int i = 0; i < value.size(); i++) {
                        check(value.get(i), of, at + "/" + i);
                    }
                }
            }
            case Schema.Scalar scalar -> {
                if (!value.isNull() && isOf(fits(value, scalar.sort()), value, schema, at)) {
                    limits(value, scalar.limits(), at);
                }
            }
        }
    }

    private void structure(JsonNode value, Schema.Structure structure, String at) {
        if (value.isNull() || !isOf(value.isObject(), value, structure, at)) {
            return;
        }
        value.forEachEntry((name, inside) -> {
            var field = structure.field(name);
            var pointer = at + Pointers.of(name);
            if (field.isPresent()) {
                check(inside, field.get(), pointer);
            } else {
                problems.add(unknown(name, structure.names(), pointer));
            }
        });
        for (var name : structure.required()) {
            if (!value.has(name)) {
                problems.add(
                        new Problem(
                                at,
                                "`" + name + "` is missing",
                                "needs `" + name + "`",
                                List.of(),
                                false));
            }
        }
    }

    static Problem unknown(String name, Set<String> known, String pointer) {
        return new Problem(
                pointer,
                "there is no field `" + name + "` here",
                "not in the schema",
                Spelling.nearest(name, known),
                true);
    }

    private boolean isOf(boolean fits, JsonNode value, Schema schema, String at) {
        if (!fits) {
            problems.add(
                    new Problem(
                            at,
                            shown(value) + " is not what the field takes",
                            "takes " + schema.describe(),
                            List.of(),
                            false));
        }
        return fits;
    }

    private static boolean fits(JsonNode value, Schema.Sort sort) {
        return switch (sort) {
            case TEXT -> value.isString();
            case WHOLE -> value.isIntegralNumber();
            case DECIMAL -> value.isNumber();
            case TRUTH -> value.isBoolean();
            case QUANTITY ->
                    value.isNumber()
                            || (value.isString() && QUANTITY.matcher(value.asString()).matches());
            case WHOLE_OR_TEXT -> value.isIntegralNumber() || value.isString();
        };
    }

    private void limits(JsonNode value, Schema.Limits limits, String at) {
        var text = value.asString();
        var least = limits.least();
        var most = limits.most();
        var pattern = limits.pattern();
        if (!limits.allowed().isEmpty() && !limits.allowed().contains(text)) {
            var allowed =
                    limits.allowed().stream()
                            .map(a -> "`" + a + "`")
                            .collect(Collectors.joining(", "));
            problems.add(
                    new Problem(
                            at,
                            "`" + text + "` is none of the values that the field takes",
                            "takes " + allowed,
                            Spelling.nearest(text, limits.allowed()),
                            false));
        } else if (value.isNumber() && least != null && value.asDouble() < least) {
            problems.add(beyond(at, text, "at least " + number(least)));
        } else if (value.isNumber() && most != null && value.asDouble() > most) {
            problems.add(beyond(at, text, "at most " + number(most)));
        } else if (value.isString() && pattern != null && !matches(text, pattern)) {
            problems.add(beyond(at, text, "text like `" + pattern + "`"));
        }
    }

    private static Problem beyond(String at, String text, String takes) {
        return new Problem(
                at,
                "`" + text + "` is not what the field takes",
                "takes " + takes,
                List.of(),
                false);
    }

    /// CRDs have the patterns of Go; the few that Java reads otherwise are left to the cluster.
    private static boolean matches(String text, String pattern) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return true;
        }
    }

    private static String number(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /// In a message.
    public static String shown(JsonNode value) {
        if (value.isObject()) {
            return "a record";
        }
        return value.isArray() ? "a list" : "`" + value + "`";
    }
}
