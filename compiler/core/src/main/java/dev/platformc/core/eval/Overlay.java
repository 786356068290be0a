package dev.platformc.core.eval;

import dev.platformc.core.kind.Kind;
import dev.platformc.core.syntax.Block;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a test adds to the platform or changes in it.
///
/// A declaration of the same kind and full name is changed, attribute by attribute, wherever it
/// stands, also inside a condition or an instance of a template; what matches nothing is added.
final class Overlay {
    private final Map<String, Item.Declaration> declarations = new LinkedHashMap<>();
    private final List<Item> others = new ArrayList<>();
    private final Set<String> used = new HashSet<>();

    Overlay(List<Item> changes) {
        for (var item : changes) {
            if (item instanceof Item.Declaration declaration) {
                declarations.put(key(declaration.kind().text(), name(declaration)), declaration);
            } else {
                others.add(item);
            }
        }
    }

    /// The declaration with the changes of the test. One that names what it copies takes the
    /// other's place as a whole.
    Item.Declaration over(Kind kind, String name, Item.Declaration base) {
        var change = declarations.get(key(kind.name(), name));
        if (change == null || change == base) {
            return base;
        }
        used.add(key(kind.name(), name));
        boolean replaced = change.copyOf() != null;
        return new Item.Declaration(
                base.kind(),
                base.name(),
                replaced ? change.copyOf() : base.copyOf(),
                replaced ? change.body() : merged(kind, base.body(), change.body()),
                base.doc(),
                base.span());
    }

    /// What is added, in the order of the text.
    List<Item> additions() {
        var added = new ArrayList<>(others);
        declarations.forEach((key, declaration) -> {
            if (!used.contains(key)) {
                added.add(declaration);
            }
        });
        return added;
    }

    private static String name(Item.Declaration declaration) {
        var path = declaration.name();
        return path == null || path.words().isEmpty() ? "main" : path.text();
    }

    private static String key(String kind, String name) {
        return kind + " " + name;
    }

    private static @org.jspecify.annotations.Nullable Block merged(
            Kind kind,
            @org.jspecify.annotations.Nullable Block base,
            @org.jspecify.annotations.Nullable Block change) {
        if (base == null || change == null) {
            return base == null ? change : base;
        }
        var written = attributes(change);
        var members = new ArrayList<Member>();
        for (var member : base.members()) {
            if (!(member instanceof Member.Attribute attribute)
                    || !isReplaced(kind, attribute.key().text(), written)) {
                members.add(member);
            }
        }
        members.addAll(change.members());
        return new Block(List.copyOf(members), base.span());
    }

    private static Set<String> attributes(Block block) {
        var names = new HashSet<String>();
        for (var member : block.members()) {
            if (member instanceof Member.Attribute attribute) {
                names.add(attribute.key().text());
            }
        }
        return names;
    }

    /// Whether the change writes it, or another way to say the same.
    private static boolean isReplaced(Kind kind, String attribute, Set<String> written) {
        return written.contains(attribute)
                || kind.alternatives().stream()
                        .anyMatch(group ->
                                group.contains(attribute)
                                        && group.stream().anyMatch(written::contains));
    }
}
