package dev.platformc.emit.patch;

import dev.platformc.core.model.FieldPath;
import dev.platformc.core.model.FieldPath.Step;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.schema.Schema;
import dev.platformc.hardware.quantity.Spelling;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A path through an object and its schema, down to the field that it leads to.
///
/// @param around what holds the field; absent: there is nothing yet
/// @param key name of the field, or index of the element; the size of the list for a new one
/// @param elementKey of a list whose elements have one: field and value of the element
record Walk(
        @Nullable JsonNode around,
        String key,
        @Nullable ElementKey elementKey,
        Schema schema,
        String pointer) {

    /// What tells an element apart: `name` and `engine`.
    record ElementKey(String field, String value) {}

    /// Where a path leads, or why it leads nowhere.
    sealed interface Result {
        record Found(Walk walk) implements Result {}

        /// @param nearest what may have been meant
        /// @param known what there is, for a note; empty: nothing to list
        record Lost(
                Step step, String headline, String label, List<String> nearest, List<String> known)
                implements Result {}
    }

    /// Whether the field is there.
    boolean isThere() {
        return value() != null;
    }

    @Nullable JsonNode value() {
        return switch (around) {
            case ObjectNode object -> object.get(key);
            case ArrayNode array -> array.get(Integer.parseInt(key));
            case null, default -> null;
        };
    }

    void remove() {
        switch (around) {
            case ObjectNode object -> object.remove(key);
            case ArrayNode array -> array.remove(Integer.parseInt(key));
            case null, default -> {}
        }
    }

    /// @param creating whether objects on the way are made where they lack
    static Result of(FieldPath path, JsonNode root, Schema schema, boolean creating) {
        @Nullable JsonNode node = root;
        var inside = schema;
        var pointer = "";
        var name = "";
        for (int i = 0; i < path.steps().size(); i++) {
            var step = path.steps().get(i);
            boolean last = i + 1 == path.steps().size();
            var result = step(step, node, inside, pointer, name, creating && last);
            if (!(result instanceof Result.Found(var walk)) || last) {
                return result;
            }
            node = walk.value();
            if (node == null && creating) {
                node = walk.make(path.steps().get(i + 1));
            }
            inside = walk.schema();
            pointer = walk.pointer();
            name = step.text();
        }
        throw new IllegalArgumentException("a path without steps");
    }

    /// An empty object or list on the way, as the next step wants.
    private @Nullable JsonNode make(Step next) {
        if (!(around instanceof ObjectNode object)) {
            return null;
        }
        boolean list =
                schema instanceof Schema.Items
                        || (schema instanceof Schema.Anything && next.bracketed() && isList());
        var made =
                list ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
        object.set(key, made);
        return made;
    }

    private boolean isList() {
        return Schema.Items.usualKey(key) != null;
    }

    private static Result step(
            Step step,
            @Nullable JsonNode node,
            Schema schema,
            String at,
            String name,
            boolean adding) {
        return switch (schema) {
            case Schema.Structure structure ->
                    structure
                            .field(step.text())
                            .<Result>map(field -> field(step, node, field, at))
                            .orElseGet(() -> unknown(step, name, structure));
            case Schema.Entries(var of) -> field(step, node, of, at);
            case Schema.Items(var of, var key) -> element(step, node, of, key, at, name, adding);
            case Schema.Scalar scalar ->
                    new Result.Lost(
                            step,
                            "there is nothing inside of `" + name + "`",
                            "`" + name + "` is " + scalar.sort().describe(),
                            List.of(),
                            List.of());
            case Schema.Anything _ ->
                    node != null && node.isArray()
                            ? element(step, node, schema, usual(name), at, name, adding)
                            : field(step, node, schema, at);
        };
    }

    private static String usual(String field) {
        var usual = Schema.Items.usualKey(field);
        return usual == null ? "name" : usual;
    }

    private static Result field(Step step, @Nullable JsonNode node, Schema schema, String at) {
        return new Result.Found(
                new Walk(node, step.text(), null, schema, at + Pointers.of(step.text())));
    }

    private static Result unknown(Step step, String around, Schema.Structure structure) {
        return new Result.Lost(
                step,
                "there is no field `"
                        + step.text()
                        + "`"
                        + (around.isEmpty() ? " here" : " in `" + around + "`"),
                "not in the schema",
                Spelling.nearest(step.text(), structure.names()),
                List.copyOf(structure.names()));
    }

    private static Result element(
            Step step,
            @Nullable JsonNode node,
            Schema schema,
            @Nullable String key,
            String at,
            String name,
            boolean adding) {
        if (key == null) {
            return new Result.Lost(
                    step,
                    "nothing tells the elements of `" + name + "` apart",
                    "set `" + name + "` as a whole",
                    List.of(),
                    List.of());
        }
        var known = new ArrayList<String>();
        int size = node == null ? 0 : node.size();
        for (int i = 0; i < size && node != null; i++) {
            var value = node.get(i).path(key).asString("");
            if (value.equals(step.text()) && step.bracketed()) {
                return found(node, i, key, step, schema, at);
            }
            known.add(value);
        }
        if (adding && step.bracketed()) {
            return found(node, size, key, step, schema, at);
        }
        return step.bracketed()
                ? new Result.Lost(
                        step,
                        "there is no `" + step.text() + "` in `" + name + "`",
                        "no element with this `" + key + "`",
                        Spelling.nearest(step.text(), known),
                        known)
                : new Result.Lost(
                        step,
                        "`" + name + "` is a list",
                        "an element goes in brackets, by its `" + key + "`: `" + name + "[…]`",
                        List.of(),
                        known);
    }

    private static Result found(
            @Nullable JsonNode node, int index, String key, Step step, Schema schema, String at) {
        return new Result.Found(
                new Walk(
                        node,
                        Integer.toString(index),
                        new ElementKey(key, step.text()),
                        schema,
                        at + "/" + index));
    }
}
