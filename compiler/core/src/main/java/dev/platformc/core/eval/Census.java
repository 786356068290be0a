package dev.platformc.core.eval;

import dev.platformc.core.kind.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All that a platform declares, in whatever scope, by kind and full name.
final class Census {
    static final int MOST = 100_000;

    private final SortedMap<String, SortedMap<String, Node>> nodes = new TreeMap<>();
    private final List<Node> samples = new ArrayList<>();
    private final List<Scope> scopes = new ArrayList<>();
    private int counted;

    /// Counts a scope; false when there are too many to go on.
    boolean open(Scope scope) {
        scopes.add(scope);
        return ++counted <= MOST;
    }

    /// Counts a declaration.
    ///
    /// @param local its name in its scope, empty when it has that of the scope
    /// @return the one that had the name before, if any; it stays
    @Nullable Node declare(Node node, String local) {
        counted++;
        if (node.scope.isSample()) {
            samples.add(node);
            return node.scope.declare(node, local);
        }
        var before =
                nodes.computeIfAbsent(node.kind.name(), _ -> new TreeMap<>())
                        .putIfAbsent(node.name, node);
        if (before == null) {
            node.scope.declare(node, local);
        }
        return before;
    }

    /// What exists under a full name.
    @Nullable Node find(String kind, String name) {
        var same = nodes.get(kind);
        return same == null ? null : same.get(name);
    }

    /// What exists, by full name.
    Collection<Node> of(String kind) {
        var same = nodes.get(kind);
        return same == null ? List.of() : same.values();
    }

    /// What a scope may speak of: templates see themselves as they are written.
    Collection<Node> seen(String kind, Scope scope) {
        return scope.isSample()
                ? samples.stream().filter(node -> node.kind.name().equals(kind)).toList()
                : of(kind);
    }

    Collection<Node> of(Kind kind) {
        return of(kind.name());
    }

    /// By kind and full name.
    List<Node> all() {
        return nodes.values().stream()
                .flatMap(same -> same.values().stream())
                .sorted(Comparator.comparing((Node n) -> n.kind.name()).thenComparing(n -> n.name))
                .toList();
    }

    /// The declarations of templates, as they are written.
    List<Node> samples() {
        return samples;
    }

    List<Scope> scopes() {
        return scopes;
    }

    boolean isFull() {
        return counted > MOST;
    }

    /// Every level word that a tree of this platform uses.
    boolean knowsLevel(String word) {
        return word.equals("node") || word.equals("domain") || Levels.used(this).contains(word);
    }
}
