package dev.platformc.emit.convert;

import dev.platformc.core.text.Span;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.review.RawObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// An object that is being read, and which of its fields a declaration already says. What is left
/// in the end is told: nothing is lost in silence.
final class Taken {
    private static final long MOST = 1_000_000_000;

    private final RawObject object;
    private final Set<String> taken = new TreeSet<>();

    Taken(RawObject object) {
        this.object = object;
        take("/apiVersion");
        take("/kind");
    }

    RawObject object() {
        return object;
    }

    JsonNode peek(String pointer) {
        return object.tree().at(pointer);
    }

    boolean has(String pointer) {
        return !peek(pointer).isMissingNode();
    }

    /// The value, and all that is in it counts as said.
    JsonNode take(String pointer) {
        taken.add(pointer);
        return peek(pointer);
    }

    String text(String pointer) {
        return take(pointer).asString("");
    }

    /// Whether a whole number stands there that counts something.
    boolean counts(String pointer) {
        var value = peek(pointer);
        return value.isIntegralNumber() && value.asLong() >= 0 && value.asLong() < MOST;
    }

    /// Counts as said where it says just this: what the compiler writes by itself.
    boolean takeIf(String pointer, String value) {
        boolean same =
                has(pointer)
                        && peek(pointer).isValueNode()
                        && peek(pointer).asString().equals(value);
        if (same) {
            taken.add(pointer);
        }
        return same;
    }

    boolean isTaken(String pointer) {
        return taken.contains(pointer);
    }

    Span span(String pointer) {
        return object.span(pointer);
    }

    /// Names of the fields at a pointer.
    List<String> fields(String pointer) {
        return List.copyOf(peek(pointer).propertyNames());
    }

    /// Pointers of what nothing said, each as far out as none of it was said.
    List<String> left() {
        return left(object.tree(), "");
    }

    private List<String> left(JsonNode node, String at) {
        if (taken.contains(at)) {
            return List.of();
        }
        if (node.isValueNode()) {
            return List.of(at);
        }
        var left = new ArrayList<String>();
        var inside = new ArrayList<String>();
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                inside.add(at + "/" + i);
            }
        } else {
            node.propertyNames().forEach(name -> inside.add(at + Pointers.of(name)));
        }
        for (var one : inside) {
            left.addAll(left(object.tree().at(one), one));
        }
        return !inside.isEmpty() && left.equals(inside) && at.indexOf('/', 1) > 0
                ? List.of(at)
                : left;
    }
}
