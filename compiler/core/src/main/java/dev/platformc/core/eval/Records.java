package dev.platformc.core.eval;

import dev.platformc.core.kind.Attribute;
import dev.platformc.core.kind.Kind;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.kind.Type;
import dev.platformc.core.model.FieldPath;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Block;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.syntax.Item;
import dev.platformc.core.syntax.Member;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records, maps, and things with changes in a block.
final class Records {
    private final Evaluation evaluation;

    Records(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /// `{ … }`: a record where the place knows its fields, else a map.
    Sourced<Value> braced(Block block, Place place, Env env) {
        var structure = place.type().find(Type.Structure.class);
        if (structure.isPresent()) {
            var rows = structure.get().fields();
            var written = evaluation.blocks.read(block, rows, place.subject(), List.of());
            var fields = new LinkedHashMap<>(fields(written, env));
            silence(written, rows, fields, block.span());
            require(rows, fields, place.subject(), block.span());
            return Sourced.written(
                    new Value.Fields(Collections.unmodifiableMap(fields)), block.span());
        }
        if (place.type().find(Type.Settings.class).isPresent()) {
            return Sourced.written(new Value.Settings(settings(block, env)), block.span());
        }
        var map = place.type().find(Type.MapOf.class);
        if (map.isPresent() || place.untyped()) {
            var element = map.map(m -> place.inside(m.of())).orElse(Place.ANYWHERE);
            return Sourced.written(new Value.Fields(entries(block, element, env)), block.span());
        }
        return evaluation.reports.missing(
                TypeMessages.mismatch(place, "a record", block.span()), block.span());
    }

    /// The entries of a map, by word or text.
    private Map<String, Sourced<Value>> entries(Block block, Place element, Env env) {
        var entries = new LinkedHashMap<String, Sourced<Value>>();
        var keys = new LinkedHashMap<String, Span>();
        for (var member : block.members()) {
            switch (member) {
                case Member.Attribute(var key, var value, _, _) -> {
                    var before = keys.putIfAbsent(key.text(), key.span());
                    if (before != null) {
                        evaluation.reports.add(
                                DeclarationMessages.duplicateAttribute(
                                        key.text(), before, key.span()));
                    } else {
                        entries.put(key.text(), evaluation.expressions.value(value, element, env));
                    }
                }
                case Item.Broken broken ->
                        broken.words()
                                .forEach(word ->
                                        entries.putIfAbsent(word, Reports.silent(broken.span())));
                default -> evaluation.reports.add(DeclarationMessages.notInMap(member.span()));
            }
        }
        return Collections.unmodifiableMap(entries);
    }

    /// Paths and what to set there: the schema that types them is known later.
    private List<Value.Setting> settings(Block block, Env env) {
        var settings = new ArrayList<Value.Setting>();
        var seen = new LinkedHashMap<String, Span>();
        for (var member : block.members()) {
            switch (member) {
                case Member.Attribute(var key, var value, _, _) -> {
                    var path = path(key);
                    if (path == null) {
                        evaluation.reports.add(TypeMessages.notAPath(key.text(), key.span()));
                        continue;
                    }
                    var before = seen.putIfAbsent(path.text(), key.span());
                    if (before != null) {
                        evaluation.reports.add(
                                DeclarationMessages.duplicateAttribute(
                                        path.text(), before, key.span()));
                    } else {
                        settings.add(
                                new Value.Setting(
                                        path,
                                        evaluation.expressions.value(value, Place.ANYWHERE, env)));
                    }
                }
                case Item.Broken _ -> {}
                default -> evaluation.reports.add(DeclarationMessages.notInMap(member.span()));
            }
        }
        return List.copyOf(settings);
    }

    private static @Nullable FieldPath path(Member.Key key) {
        var first = key.parts().getFirst();
        if (key.parts().size() == 1 && first.quoted()) {
            return FieldPath.read(first.text(), key.span()).orElse(null);
        }
        var steps =
                key.parts().stream()
                        .map(part -> new FieldPath.Step(part.text(), part.bracketed(), part.span()))
                        .toList();
        return new FieldPath(steps, key.span());
    }

    /// The attributes of a block that was read against the table.
    Map<String, Sourced<Value>> fields(Written written, Env env) {
        var fields = new LinkedHashMap<String, Sourced<Value>>();
        for (var entry : written.entries()) {
            fields.put(
                    entry.row().name(),
                    evaluation.expressions.value(entry.value(), Place.of(entry.row()), env));
        }
        return Collections.unmodifiableMap(fields);
    }

    /// `thing { what differs }`
    Sourced<Value> changed(Expr.Changed changed, Place place, Env env) {
        var base = base(changed.base(), place, env);
        var span = changed.span();
        var value =
                switch (base.value()) {
                    case Value.Constructor(var name, var fields) ->
                            constructor(name, fields, changed, place, env);
                    case Value.Fields(var fields) -> record(fields, changed, place, env);
                    case Value.Reference(var target) -> reference(target, changed, env);
                    case Value.ChangedReference(var target, var before) ->
                            new Value.ChangedReference(
                                    target, changes(target.id().kind(), before, changed, env));
                    case Value.GpuEntry(var name, var gpu, var before) ->
                            new Value.GpuEntry(name, gpu, changes("gpu", before, changed, env));
                    case Value.NodeEntry(var name, var shape, var before) ->
                            new Value.NodeEntry(name, shape, changes("node", before, changed, env));
                    case Value.ModelEntry(var name, var shape, var before) ->
                            new Value.ModelEntry(
                                    name, shape, changes("model", before, changed, env));
                    case Value.Missing missing -> missing;
                    default -> {
                        evaluation.reports.add(
                                TypeMessages.notChangeable(base.value(), changed.base().span()));
                        yield new Value.Missing();
                    }
                };
        return complete(Sourced.written(value, span), place, changed.base().span());
    }

    /// What is changed; what it lacks the changes may bring.
    private Sourced<Value> base(Expr base, Place place, Env env) {
        if (base instanceof Expr.Ref ref) {
            return evaluation.names.value(ref, place, env);
        }
        var path =
                base instanceof Expr.Field field ? evaluation.names.path(field, place, env) : null;
        return path != null ? path : evaluation.expressions.value(base, place, env);
    }

    /// Only shapes are changed where they are used; a thing that exists once is not.
    private Value reference(Declared target, Expr.Changed changed, Env env) {
        var kind = target.id().kind();
        if (!Kinds.get(kind).catalog()) {
            evaluation.reports.add(TypeMessages.changedThing(kind, changed.changes().span()));
            return new Value.Missing();
        }
        return new Value.ChangedReference(target, changes(kind, Map.of(), changed, env));
    }

    private Value constructor(
            String name,
            Map<String, Sourced<Value>> fields,
            Expr.Changed changed,
            Place place,
            Env env) {
        var rows = rows(name, place);
        return rows == null
                ? new Value.Missing()
                : new Value.Constructor(name, merged(fields, changed, rows, "`" + name + "`", env));
    }

    private Value record(
            Map<String, Sourced<Value>> fields, Expr.Changed changed, Place place, Env env) {
        var structure = place.type().find(Type.Structure.class);
        if (structure.isPresent()) {
            return new Value.Fields(
                    merged(fields, changed, structure.get().fields(), place.subject(), env));
        }
        var element =
                place.type()
                        .find(Type.MapOf.class)
                        .map(m -> place.inside(m.of()))
                        .orElse(Place.ANYWHERE);
        var all = new LinkedHashMap<>(fields);
        all.putAll(entries(changed.changes(), element, env));
        return new Value.Fields(Collections.unmodifiableMap(all));
    }

    private Map<String, Sourced<Value>> changes(
            String kind, Map<String, Sourced<Value>> before, Expr.Changed changed, Env env) {
        return merged(before, changed, Kinds.get(kind).attributes(), Shown.article(kind), env);
    }

    private Map<String, Sourced<Value>> merged(
            Map<String, Sourced<Value>> before,
            Expr.Changed changed,
            List<Attribute> rows,
            String owner,
            Env env) {
        var written = evaluation.blocks.read(changed.changes(), rows, owner, List.of());
        var all = new LinkedHashMap<>(before);
        all.putAll(fields(written, env));
        silence(written, rows, all, changed.span());
        return Collections.unmodifiableMap(all);
    }

    /// Where something in a block could not be read, nothing in it is missed.
    private static void silence(
            Written written, List<Attribute> rows, Map<String, Sourced<Value>> fields, Span at) {
        if (written.broken()) {
            rows.stream()
                    .filter(row ->
                            written.lost().contains(row.name())
                                    || row.required() && !fields.containsKey(row.name()))
                    .forEach(row -> fields.put(row.name(), Reports.silent(at)));
        }
    }

    /// The value, after a report of the fields that its constructor wants and does not have.
    Sourced<Value> complete(Sourced<Value> value, Place place, Span at) {
        if (value.value() instanceof Value.Constructor(var name, var fields)) {
            var rows = rows(name, place);
            if (rows != null) {
                require(rows, fields, "`" + name + "`", at);
            }
        }
        return value;
    }

    private void require(
            List<Attribute> rows, Map<String, Sourced<Value>> fields, String owner, Span at) {
        rows.stream()
                .filter(row -> row.required() && !fields.containsKey(row.name()))
                .forEach(row -> evaluation.reports.add(TypeMessages.missing(row, owner, at)));
    }

    /// The fields of the place's constructor with this name.
    private static @Nullable List<Attribute> rows(String name, Place place) {
        for (var type : place.type().alternatives()) {
            if (type instanceof Type.OneOf(var constructors)) {
                for (var constructor : constructors) {
                    if (constructor.word().equals(name)) {
                        return constructor.fields();
                    }
                }
            } else if (type instanceof Type.InPlace(var kind) && kind.equals(name)) {
                return Kinds.find(kind).map(Kind::attributes).orElse(null);
            }
        }
        return null;
    }
}
