package dev.platformc.emit.patch;

import dev.platformc.emit.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields in which two trees differ.
final class Changed {
    private Changed() {}

    /// JSON pointers, each of the outermost field that came, went or became another value. Lists of
    /// another length differ as a whole.
    static List<String> between(JsonNode before, JsonNode after) {
        var pointers = new ArrayList<String>();
        compare(before, after, "", pointers);
        return pointers;
    }

    /// Whether they say the same; a number is one number however wide it is kept.
    static boolean same(JsonNode a, JsonNode b) {
        return a.equals(
                (x, y) ->
                        x.isNumber() && y.isNumber()
                                ? x.decimalValue().compareTo(y.decimalValue())
                                : x.equals(y) ? 0 : 1,
                b);
    }

    private static void compare(
            @Nullable JsonNode before, @Nullable JsonNode after, String at, List<String> into) {
        if (before == null || after == null) {
            leaves(before == null ? after : before, at, into);
        } else if (before.isObject() && after.isObject()) {
            var names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            for (var name : names) {
                compare(before.get(name), after.get(name), at + Pointers.of(name), into);
            }
        } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                compare(before.get(i), after.get(i), at + "/" + i, into);
            }
        } else if (before.isArray() && after.isArray()) {
            elements(before, after, at, into);
        } else if (!same(before, after)) {
            into.add(at);
        }
    }

    /// Elements that are in only one of two lists.
    private static void elements(JsonNode before, JsonNode after, String at, List<String> into) {
        for (int i = 0; i < before.size(); i++) {
            if (!contains(after, before.get(i))) {
                leaves(before.get(i), at + "/" + i, into);
            }
        }
        for (int i = 0; i < after.size(); i++) {
            if (!contains(before, after.get(i))) {
                leaves(after.get(i), at + "/" + i, into);
            }
        }
        if (into.stream().noneMatch(pointer -> pointer.startsWith(at + "/"))) {
            into.add(at);
        }
    }

    private static boolean contains(JsonNode list, JsonNode element) {
        for (var one : list) {
            if (same(one, element)) {
                return true;
            }
        }
        return false;
    }

    /// What is in a field that came or went.
    private static void leaves(@Nullable JsonNode value, String at, List<String> into) {
        if (value == null || value.isEmpty()) {
            into.add(at);
        } else if (value.isObject()) {
            value.forEachEntry((name, inside) -> leaves(inside, at + Pointers.of(name), into));
        } else {
            for (int i = 0; i < value.size(); i++) {
                leaves(value.get(i), at + "/" + i, into);
            }
        }
    }
}
