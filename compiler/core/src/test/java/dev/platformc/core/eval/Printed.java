package dev.platformc.core.eval;

import dev.platformc.core.model.Sourced;
import java.util.Map;
import java.util.stream.Collectors;

/// Values as a line of text, for comparison in tests.
final class Printed {
    private Printed() {}

    static String value(Value value) {
        return switch (value) {
            case Value.Amount(var quantity) -> quantity.toString();
            case Value.Range(var least, var most) -> least + ".." + most;
            case Value.Text(var text) -> "\"" + text + "\"";
            case Value.Bool(var truth) -> Boolean.toString(truth);
            case Value.Word(var word) -> word;
            case Value.Constructor(var name, var fields) ->
                    fields.isEmpty() ? name + "()" : name + " " + fields(fields);
            case Value.Fields(var fields) -> fields(fields);
            case Value.Listing(var elements) ->
                    elements.stream()
                            .map(e -> value(e.value()))
                            .collect(Collectors.joining(", ", "[", "]"));
            case Value.Multiple(var least, var most, var each) ->
                    (least.equals(most) ? least : least + ".." + most)
                            + " x "
                            + value(each.value());
            case Value.Level(var word, var inside) -> word + " of " + value(inside.value());
            case Value.Slice(var profile, var start) ->
                    start == null ? profile : profile + " at " + start;
            case Value.Part(var part, var whole) ->
                    value(part.value()) + " of " + value(whole.value());
            case Value.Reference(var target) -> target.id().key();
            case Value.ChangedReference(var target, var changes) ->
                    target.id().key() + " " + fields(changes);
            case Value.Entry(var target, var key) -> target.id().key() + "[" + key + "]";
            case Value.Secret(var name, var key) -> "secret(" + name + ", " + key + ")";
            case Value.Settings(var settings) ->
                    settings.stream()
                            .map(s -> s.path().text() + " = " + value(s.value().value()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case Value.CatalogEntry entry ->
                    entry.changes().isEmpty()
                            ? entry.name()
                            : entry.name() + " " + fields(entry.changes());
            case Value.None _ -> "none";
            case Value.Missing _ -> "?";
        };
    }

    private static String fields(Map<String, Sourced<Value>> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + " = " + value(field.getValue().value()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
