package dev.platformc.core.eval;

import dev.platformc.core.kind.Kind;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A declaration while its attributes are worked out, each once and when it is first asked for.
final class Node {
    final Kind kind;
    final String name;
    final Scope scope;
    final Item.Declaration source;
    final Written written;

    /// Declarations inside it, in the order written.
    final List<Node> nested = new ArrayList<>();

    private final Map<String, Sourced<Value>> values = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private @Nullable Declared declared;

    /// @param name full name
    Node(Kind kind, String name, Scope scope, Item.Declaration source, Written written) {
        this.kind = kind;
        this.name = name;
        this.scope = scope;
        this.source = source;
        this.written = written;
    }

    /// The name where it is written, or the keyword.
    Span span() {
        var path = source.name();
        return path == null ? source.kind().span() : path.span();
    }

    /// Where its name is written: of one without a name, at the use that gives it one.
    Span named() {
        return source.name() != null || scope.uses.isEmpty() ? span() : scope.uses.getLast();
    }

    /// ``pool `dgx` ``
    String display() {
        return kind.name() + " `" + name + "`";
    }

    /// Whether the attribute was worked out before.
    boolean remembers(String attribute) {
        return asked.contains(attribute);
    }

    /// What was worked out; absent when there is no such attribute.
    @Nullable Sourced<Value> remembered(String attribute) {
        return values.get(attribute);
    }

    void remember(String attribute, @Nullable Sourced<Value> value) {
        asked.add(attribute);
        if (value != null) {
            values.put(attribute, value);
        }
    }

    @Nullable Declared declared() {
        return declared;
    }

    void declared(Declared declared) {
        this.declared = declared;
    }
}
