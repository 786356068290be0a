package dev.platformc.core.eval;

import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Changes where a value and everything inside it says that it comes from.
final class Origins {
    private Origins() {}

    /// As copied from a declaration; what that one copied itself keeps its source.
    static Sourced<Value> copied(Sourced<Value> value, String from) {
        return changed(
                value,
                origin ->
                        origin instanceof Origin.Written(var span)
                                ? new Origin.Copied(from, span)
                                : origin);
    }

    /// With one origin for all of it.
    static Sourced<Value> all(Sourced<Value> value, Origin origin) {
        return changed(value, _ -> origin);
    }

    private static Sourced<Value> changed(Sourced<Value> value, UnaryOperator<Origin> change) {
        return new Sourced<>(inside(value.value(), change), change.apply(value.origin()));
    }

    private static Value inside(Value value, UnaryOperator<Origin> change) {
        return switch (value) {
            case Value.Constructor(var name, var fields) ->
                    new Value.Constructor(name, fields(fields, change));
            case Value.Fields(var fields) -> new Value.Fields(fields(fields, change));
            case Value.Listing(var elements) -> new Value.Listing(elements(elements, change));
            case Value.Multiple(var least, var most, var each) ->
                    new Value.Multiple(least, most, changed(each, change));
            case Value.Level(var word, var inside) ->
                    new Value.Level(word, changed(inside, change));
            case Value.Part(var part, var whole) ->
                    new Value.Part(changed(part, change), changed(whole, change));
            case Value.GpuEntry(var name, var gpu, var changes) ->
                    new Value.GpuEntry(name, gpu, fields(changes, change));
            case Value.NodeEntry(var name, var shape, var changes) ->
                    new Value.NodeEntry(name, shape, fields(changes, change));
            case Value.ModelEntry(var name, var shape, var changes) ->
                    new Value.ModelEntry(name, shape, fields(changes, change));
            case Value.ChangedReference(var target, var changes) ->
                    new Value.ChangedReference(target, fields(changes, change));
            case Value.Settings(var settings) ->
                    new Value.Settings(
                            settings.stream()
                                    .map(s ->
                                            new Value.Setting(s.path(), changed(s.value(), change)))
                                    .toList());
            case Value.Amount _,
                    Value.Range _,
                    Value.Text _,
                    Value.Bool _,
                    Value.Word _,
                    Value.Slice _,
                    Value.Reference _,
                    Value.Entry _,
                    Value.Secret _,
                    Value.None _,
                    Value.Missing _ ->
                    value;
        };
    }

    private static Map<String, Sourced<Value>> fields(
            Map<String, Sourced<Value>> fields, UnaryOperator<Origin> change) {
        var changed = new LinkedHashMap<String, Sourced<Value>>();
        fields.forEach((name, value) -> changed.put(name, changed(value, change)));
        return Collections.unmodifiableMap(changed);
    }

    private static List<Sourced<Value>> elements(
            List<Sourced<Value>> elements, UnaryOperator<Origin> change) {
        return elements.stream().map(element -> changed(element, change)).toList();
    }
}
