package dev.platformc.core.eval;

import dev.platformc.core.kind.Kind;
import dev.platformc.core.kind.Type;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.text.Span;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The names of a platform: one space for each kind, and one for `let` and `param`.
final class Scope {
    private final SortedMap<String, SortedMap<String, Node>> nodes = new TreeMap<>();
    private final SortedMap<String, Named> named = new TreeMap<>();
    private final SortedMap<String, Span> hidden = new TreeMap<>();
    private final Set<String> unread = new HashSet<>();

    /// A name for a value.
    sealed interface Named {
        Span span();

        String word();

        record Let(Item.Let item) implements Named {
            @Override
            public Span span() {
                return item.name().span();
            }

            @Override
            public String word() {
                return "`let`";
            }
        }

        record Parameter(Item.Param item, Type type) implements Named {
            @Override
            public Span span() {
                return item.name().span();
            }

            @Override
            public String word() {
                return "parameter";
            }
        }
    }

    /// The one that had the name before, if any; it stays.
    @Nullable Node declare(Node node) {
        return nodes.computeIfAbsent(node.kind.name(), _ -> new TreeMap<>())
                .putIfAbsent(node.name, node);
    }

    /// The one that had the name before, if any; it stays.
    @Nullable Named name(String name, Named meaning) {
        return named.putIfAbsent(name, meaning);
    }

    /// Remembers a declaration that a false condition leaves out.
    void hide(String kind, String name, Span condition) {
        hidden.putIfAbsent(kind + " " + name, condition);
    }

    /// The condition that leaves it out, if one does.
    @Nullable Span hidden(String kind, String name) {
        return hidden.get(kind + " " + name);
    }

    /// Remembers the name of a scope whose declarations this version cannot read: what refers to it
    /// stays silent, since the scope itself was reported.
    void leaveUnread(String name) {
        unread.add(name);
    }

    /// Whether the name is that of such a scope or of something in it.
    boolean isUnread(String name) {
        int dot = name.indexOf('.');
        return unread.contains(dot < 0 ? name : name.substring(0, dot));
    }

    @Nullable Node find(String kind, String name) {
        var same = nodes.get(kind);
        return same == null ? null : same.get(name);
    }

    @Nullable Named named(String name) {
        return named.get(name);
    }

    Map<String, Named> named() {
        return named;
    }

    Collection<Node> of(String kind) {
        var same = nodes.get(kind);
        return same == null ? List.of() : same.values();
    }

    /// All declarations of this name, whatever their kind.
    List<Node> bearing(String name) {
        return nodes.values().stream()
                .map(same -> same.get(name))
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    /// By kind and full name.
    List<Node> all() {
        return nodes.values().stream()
                .flatMap(same -> same.values().stream())
                .sorted(
                        Comparator.comparing((Node n) -> n.kind.name())
                                .thenComparing(n -> n.name))
                .toList();
    }

    /// Every level word that a tree of this platform uses.
    boolean knowsLevel(String word) {
        return word.equals("node") || word.equals("domain") || Levels.used(this).contains(word);
    }

    Collection<Node> of(Kind kind) {
        return of(kind.name());
    }
}
