package dev.platformc.core.explain;

import dev.platformc.core.eval.Declarations;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Kind;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All attributes of one declaration.
///
/// @param rows in the order of the table of kinds
/// @param unset attributes that are not written and for which nothing is assumed
public record AttributeSheet(Identity id, List<Row> rows, List<String> unset) {

    /// @param name of the attribute; of a field that was worked out, with a dot: `workers.cpu`
    /// @param source `written`, `default`, `inferred: …`
    /// @param at the text that says it; absent where none does
    public record Row(String name, String value, String source, @Nullable Span at) {}

    /// The declaration of this kind and full name.
    ///
    /// @param platform absent when it has errors
    public static Optional<AttributeSheet> of(
            Declarations declarations, @Nullable Platform platform, String kind, String name) {
        return of(declarations, platform, kind, name, Map.of());
    }

    /// The same, beside a lock.
    ///
    /// @param locked what the lock keeps, by attribute: `language`. It is the value that holds
    ///   where none is written, whatever the newest default may be
    public static Optional<AttributeSheet> of(
            Declarations declarations,
            @Nullable Platform platform,
            String kind,
            String name,
            Map<String, String> locked) {
        return declarations
                .of(kind)
                .filter(declared -> declared.id().name().equals(name))
                .findFirst()
                .map(declared -> of(declared, Parts.find(platform, declared.id())).keeping(locked));
    }

    /// @param built what the model made of it; absent when the platform has errors
    private static AttributeSheet of(Declared declared, @Nullable Record built) {
        var kind = Kinds.get(declared.id().kind());
        var parts = built == null ? Map.<String, Sourced<?>>of() : Parts.of(built, declared);
        var left = new TreeMap<>(parts);
        var rows = new ArrayList<Row>();
        var unset = new ArrayList<String>();
        for (var attribute : kind.attributes()) {
            var row = row(attribute, declared, parts.get(attribute.name()));
            if (row != null) {
                rows.add(row);
            } else if (!isReplaced(kind, attribute, declared)) {
                unset.add(attribute.name());
            }
            left.remove(attribute.name());
            fields(attribute.name(), left, rows);
        }
        return new AttributeSheet(declared.id(), List.copyOf(rows), List.copyOf(unset));
    }

    private AttributeSheet keeping(Map<String, String> locked) {
        var kept =
                rows.stream()
                        .map(row -> {
                            var value = locked.get(row.name());
                            return value != null && row.at() == null
                                    ? new Row(row.name(), value, LOCKED, null)
                                    : row;
                        })
                        .toList();
        return new AttributeSheet(id, kept, unset);
    }

    private static final String LOCKED = new Origin.Locked(new Span("", 0, 0)).word();

    private static @Nullable Row row(
            Attribute attribute, Declared declared, @Nullable Sourced<?> part) {
        var written = declared.attribute(attribute.name());
        if (written != null) {
            return row(attribute.name(), ValueText.of(written.value()), written.origin());
        }
        if (part != null && !(isNothing(part.value()) && attribute.preset() == null)) {
            return row(attribute.name(), PartText.of(attribute, part.value()), part.origin());
        }
        var base = declared.base();
        var known = base == null ? null : base.field(attribute.name());
        if (base != null && known != null && !(known instanceof Value.None)) {
            var source = "catalog: " + base.name();
            return new Row(attribute.name(), ValueText.of(known), source, null);
        }
        var preset = attribute.preset();
        return preset == null || part != null || !isLiteral(attribute, declared)
                ? null
                : new Row(attribute.name(), preset, "default", null);
    }

    /// Whether the default of the table is a value, and one that this kind takes; others are said
    /// in words, and what became of them stands in the model.
    private static boolean isLiteral(Attribute attribute, Declared declared) {
        var preset = attribute.preset();
        boolean isWorkload = Kinds.get(declared.id().kind()).attribute("typical").isPresent();
        return preset != null
                && attribute.isLiteral()
                && !(isWorkload && WORKERS.contains(attribute.name()));
    }

    /// Of workloads whose units are described elsewhere: by `workers`, or worked out.
    private static final Set<String> WORKERS = Set.of("gpus", "retries");

    private static boolean isNothing(Object value) {
        return value.equals(Parts.NONE) || (value instanceof List<?> list && list.isEmpty());
    }

    /// Fields of an attribute that were worked out; the others stand in its value.
    private static void fields(String name, Map<String, Sourced<?>> left, List<Row> rows) {
        left.entrySet()
                .removeIf(part -> {
                    if (!part.getKey().startsWith(name + ".")) {
                        return false;
                    }
                    if (!part.getValue().isWritten() && !isNothing(part.getValue().value())) {
                        var value = PartText.of(null, part.getValue().value());
                        rows.add(row(part.getKey(), value, part.getValue().origin()));
                    }
                    return true;
                });
    }

    /// Whether one that excludes it is written.
    private static boolean isReplaced(Kind kind, Attribute attribute, Declared declared) {
        return kind.alternatives().stream()
                .filter(group -> group.contains(attribute.name()))
                .flatMap(List::stream)
                .anyMatch(name -> declared.attribute(name) != null);
    }

    private static Row row(String name, String value, Origin origin) {
        return switch (origin) {
            case Origin.Written(var span) -> new Row(name, value, origin.word(), span);
            case Origin.Copied(_, var span) -> new Row(name, value, origin.word(), span);
            case Origin.Inferred(var reason, _) ->
                    new Row(name, value, origin.word() + ": " + reason, null);
            case Origin.Catalog(var entry, _) ->
                    new Row(name, value, origin.word() + ": " + entry, null);
            case Origin.Default _, Origin.Locked _, Origin.Patched _ ->
                    new Row(name, value, origin.word(), null);
        };
    }
}
