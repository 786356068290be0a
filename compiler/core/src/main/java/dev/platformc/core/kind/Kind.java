package dev.platformc.core.kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A kind of declaration: `pool`, `endpoint`.
///
/// @param plural name of the collection of all of them
/// @param meaning one sentence
/// @param attributes in the order of the reference, those that every kind has last
/// @param built whether this version can do it
/// @param dotted whether names may hold dots, because no object is named after it
/// @param catalog whether the catalog has entries of this kind, to be copied or used by name
/// @param nests kinds that may be declared inside it
/// @param alternatives groups of attributes of which at most one is written
public record Kind(
        String name,
        String plural,
        String meaning,
        List<Attribute> attributes,
        boolean built,
        boolean dotted,
        boolean catalog,
        List<String> nests,
        List<List<String>> alternatives) {

    public Kind {
        attributes = List.copyOf(attributes);
        nests = List.copyOf(nests);
        alternatives = List.copyOf(alternatives);
    }

    static Kind kind(String name, String plural, String meaning, List<Attribute> attributes) {
        var all = new ArrayList<>(attributes);
        all.addAll(SharedRows.ALL_KINDS);
        return new Kind(name, plural, meaning, all, true, false, false, List.of(), List.of());
    }

    /// This kind, not built yet.
    Kind later() {
        return new Kind(
                name, plural, meaning, attributes, false, dotted, catalog, nests, alternatives);
    }

    Kind withDottedNames() {
        return new Kind(
                name, plural, meaning, attributes, built, true, catalog, nests, alternatives);
    }

    Kind inCatalog() {
        return new Kind(name, plural, meaning, attributes, built, true, true, nests, alternatives);
    }

    Kind nesting(String... kinds) {
        return new Kind(
                name,
                plural,
                meaning,
                attributes,
                built,
                dotted,
                catalog,
                List.of(kinds),
                alternatives);
    }

    Kind withOneOf(String... names) {
        var groups = new ArrayList<>(alternatives);
        groups.add(List.of(names));
        return new Kind(name, plural, meaning, attributes, built, dotted, catalog, nests, groups);
    }

    public Optional<Attribute> attribute(String name) {
        return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
    }
}
