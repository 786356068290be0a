package dev.platformc.core.eval;

import dev.platformc.core.kind.Attribute;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Works out declarations: what they copy, their attributes, and what they lack.
final class Nodes {
    private final Evaluation evaluation;
    private final Map<Node, Base> bases = new HashMap<>();

    Nodes(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /// What a declaration starts from.
    private sealed interface Base {
        record Nothing() implements Base {}

        record Other(Node node) implements Base {}

        record Entry(Value.CatalogEntry entry) implements Base {}

        /// Names nothing; reported.
        record Unknown() implements Base {}
    }

    /// The declaration with all its attributes. In a cycle it comes back without any.
    Declared declared(Node node) {
        var known = node.declared();
        if (known != null) {
            return known;
        }
        return evaluation.trail.within(
                new Trail.Frame(key(node), node.display(), node.span()),
                () -> {
                    var declared = workOut(node);
                    node.declared(declared);
                    return declared;
                },
                () -> declared(node, identity(node, Map.of(), null), Map.of(), null));
    }

    private static String key(Node node) {
        return node.kind.name() + " " + node.name + (node.scope.isSample() ? " of a template" : "");
    }

    private Declared workOut(Node node) {
        var attributes = new LinkedHashMap<String, Sourced<Value>>();
        for (var row : node.kind.attributes()) {
            var value = attribute(node, row);
            if (value != null) {
                attributes.put(row.name(), value);
            } else if (row.required() && isBroken(node)) {
                attributes.put(row.name(), Reports.silent(node.span()));
            }
        }
        evaluation.reports.in(
                node.scope,
                () -> {
                    require(node, attributes);
                    alternatives(node);
                });
        var labels = attributes.remove("labels");
        return declared(
                node,
                identity(
                        node,
                        labels == null ? Map.of() : labels(labels.value()),
                        was(node, attributes)),
                Collections.unmodifiableMap(attributes),
                entry(node));
    }

    private Declared declared(
            Node node,
            Identity id,
            Map<String, Sourced<Value>> attributes,
            Value.@Nullable CatalogEntry base) {
        return new Declared(
                id,
                attributes,
                base,
                node.nested.stream().map(this::declared).toList(),
                node.scope.prefix,
                node.scope.uses);
    }

    private static String scope(Node node) {
        return node.name.substring(0, node.name.lastIndexOf('.') + 1);
    }

    /// The former name, of the declaration itself only: a copy never had it.
    private static @Nullable Sourced<String> was(
            Node node, Map<String, Sourced<Value>> attributes) {
        var written = node.written.find("was") == null ? null : attributes.get("was");
        return written != null && written.value() instanceof Value.Word(var word)
                ? written.map(_ -> scope(node) + word)
                : null;
    }

    private static Identity identity(
            Node node, Map<String, Sourced<String>> labels, @Nullable Sourced<String> was) {
        var own = node.source.doc();
        var doc = own != null || node.source.name() != null ? own : node.scope.doc();
        return new Identity(
                node.kind.name(),
                node.name,
                node.named(),
                node.source.span(),
                doc == null ? null : doc.text(),
                labels,
                was);
    }

    private static Map<String, Sourced<String>> labels(Value value) {
        var labels = new LinkedHashMap<String, Sourced<String>>();
        if (value instanceof Value.Fields(var fields)) {
            fields.forEach((key, field) -> {
                if (field.value() instanceof Value.Text(var text)) {
                    labels.put(key, field.map(_ -> text));
                }
            });
        }
        return Collections.unmodifiableMap(labels);
    }

    /// One attribute, as written or copied; null when neither.
    @Nullable Sourced<Value> attribute(Node node, Attribute row) {
        if (node.remembers(row.name())) {
            return node.remembered(row.name());
        }
        var value =
                evaluation.trail.within(
                        new Trail.Frame(
                                key(node) + " " + row.name(),
                                "`" + row.name() + "` of " + node.display(),
                                keySpan(node, row)),
                        () ->
                                evaluation.reports.within(
                                        node.scope, () -> Optional.ofNullable(find(node, row))),
                        () -> Optional.of(Reports.silent(node.span())));
        node.remember(row.name(), value.orElse(null));
        return value.orElse(null);
    }

    private static Span keySpan(Node node, Attribute row) {
        var entry = node.written.find(row.name());
        return entry == null ? node.span() : entry.key();
    }

    private @Nullable Sourced<Value> find(Node node, Attribute row) {
        var entry = node.written.find(row.name());
        if (entry != null) {
            return evaluation.expressions.value(entry.value(), Place.of(row), Env.of(node.scope));
        }
        if (node.written.lost().contains(row.name())) {
            return Reports.silent(node.span());
        }
        if (!(base(node) instanceof Base.Other(var other)) || replaced(node, row.name())) {
            return null;
        }
        var value = attribute(other, row);
        return value == null ? null : Origins.copied(value, other.name);
    }

    /// Whether the declaration writes another way to say the same, which replaces the copied one.
    private static boolean replaced(Node node, String attribute) {
        return node.kind.alternatives().stream()
                .filter(group -> group.contains(attribute))
                .flatMap(List::stream)
                .anyMatch(other -> node.written.find(other) != null);
    }

    private Base base(Node node) {
        var known = bases.get(node);
        if (known == null) {
            known = evaluation.reports.within(node.scope, () -> findBase(node));
            bases.put(node, known);
        }
        return known;
    }

    private Base findBase(Node node) {
        var path = node.source.copyOf();
        if (path == null) {
            return new Base.Nothing();
        }
        var name = path.text();
        var other = node.scope.find(node.kind.name(), name);
        if (other != null) {
            return isCopyCycle(node, other) ? new Base.Unknown() : new Base.Other(other);
        }
        var entry = evaluation.offers.entry(node.kind.name(), name);
        if (entry != null) {
            return new Base.Entry(entry);
        }
        if (!name.isEmpty() && !node.scope.isUnread(name)) {
            evaluation.reports.add(NameMessages.noBase(node, path, evaluation));
        }
        return new Base.Unknown();
    }

    /// Whether the copies lead back to where they started; reported.
    private boolean isCopyCycle(Node node, Node first) {
        var walked = new ArrayList<Trail.Frame>();
        walked.add(new Trail.Frame(key(node), node.display(), node.span()));
        for (var at = first; at != null && at != node; ) {
            if (walked.size() > Trail.DEEPEST) {
                evaluation.reports.add(TypeMessages.tooMuch(true, node.span()));
                return true;
            }
            walked.add(new Trail.Frame(key(at), at.display(), at.span()));
            var path = at.source.copyOf();
            at = path == null ? null : at.scope.find(at.kind.name(), path.text());
            if (at == null) {
                return false;
            }
            if (at != node && walked.stream().anyMatch(isFrame(at))) {
                return true;
            }
        }
        evaluation.reports.add(NameMessages.cycle(walked));
        return true;
    }

    private static Predicate<Trail.Frame> isFrame(Node node) {
        return frame -> frame.key().equals(key(node));
    }

    /// The catalog entry at the bottom of the copies.
    Value.@Nullable CatalogEntry entry(Node node) {
        return switch (base(node)) {
            case Base.Entry(var entry) -> entry;
            case Base.Other(var other) -> entry(other);
            case Base.Nothing _, Base.Unknown _ -> null;
        };
    }

    /// Of the platform, as its declaration says.
    String currency() {
        for (var platform : evaluation.census.of("platform")) {
            var row = platform.kind.attribute("currency");
            var value = row.isEmpty() ? null : attribute(platform, row.get());
            if (value != null && value.value() instanceof Value.Word(var word)) {
                return word;
            }
        }
        return "USD";
    }

    /// Whether nothing can be missing, or what is missing was reported.
    private boolean isComplete(Node node) {
        return switch (base(node)) {
            case Base.Entry _, Base.Unknown _ -> true;
            case Base.Other(var other) -> other.written.broken() || isComplete(other);
            case Base.Nothing _ -> false;
        };
    }

    /// Whether something in it, or in what it copies, could not be read: then nothing is missed.
    private boolean isBroken(Node node) {
        return node.written.broken()
                || switch (base(node)) {
                    case Base.Other(var other) -> isBroken(other);
                    case Base.Unknown _ -> true;
                    case Base.Entry _, Base.Nothing _ -> false;
                };
    }

    private void require(Node node, Map<String, Sourced<Value>> attributes) {
        if (node.written.broken() || isComplete(node)) {
            return;
        }
        for (var row : node.kind.attributes()) {
            if (row.required() && !attributes.containsKey(row.name())) {
                evaluation.reports.add(TypeMessages.missing(row, node.display(), node.span()));
            }
        }
    }

    private void alternatives(Node node) {
        for (var group : node.kind.alternatives()) {
            var entries =
                    node.written.entries().stream()
                            .filter(entry -> group.contains(entry.row().name()))
                            .toList();
            if (entries.size() > 1) {
                evaluation.reports.add(
                        DeclarationMessages.twoWays(entries.getFirst(), entries.get(1), group));
            }
        }
    }
}
