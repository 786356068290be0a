package dev.platformc.core.explain;

import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Sourced;
import java.util.Map;
import java.util.stream.Collectors;

/// Evaluated values, written as the language writes them.
final class ValueText {
    private ValueText() {}

    static String of(Value value) {
        return switch (value) {
            case Value.Amount(var quantity) -> quantity.toString();
            case Value.Range(var least, var most) -> least + ".." + most;
            case Value.Text(var text) -> quoted(text);
            case Value.Bool(var truth) -> Boolean.toString(truth);
            case Value.Word(var word) -> word;
            case Value.Constructor(var name, var fields) -> changed(name, fields);
            case Value.Fields(var fields) -> fields(fields);
            case Value.Listing(var elements) ->
                    elements.stream()
                            .map(element -> of(element.value()))
                            .collect(Collectors.joining(", ", "[", "]"));
            case Value.Multiple(var least, var most, var each) ->
                    (least.equals(most) ? least.toString() : least + ".." + most)
                            + " x "
                            + of(each.value());
            case Value.Level(var word, var inside) -> word + " of " + of(inside.value());
            case Value.Slice(var profile, var start) ->
                    start == null ? profile : profile + " at " + start;
            case Value.Part(var part, var whole) -> of(part.value()) + " of " + of(whole.value());
            case Value.Reference(var target) -> target.id().name();
            case Value.ChangedReference(var target, var changes) ->
                    changed(target.id().name(), changes);
            case Value.Entry(var target, var key) -> target.id().name() + "[" + quoted(key) + "]";
            case Value.Secret(var name, var key) ->
                    "secret(" + quoted(name) + ", " + quoted(key) + ")";
            case Value.Settings(var settings) ->
                    settings.stream()
                            .map(s -> s.path().text() + " = " + of(s.value().value()))
                            .collect(Collectors.joining(", ", "{ ", " }"));
            case Value.CatalogEntry entry -> changed(entry.name(), entry.changes());
            case Value.None _ -> "none";
            case Value.Missing _ -> "?";
        };
    }

    private static String changed(String name, Map<String, Sourced<Value>> changes) {
        return changes.isEmpty() ? name : name + " " + fields(changes);
    }

    private static String fields(Map<String, Sourced<Value>> fields) {
        return fields.isEmpty()
                ? "{}"
                : fields.entrySet().stream()
                        .map(f -> key(f.getKey()) + " = " + of(f.getValue().value()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String key(String key) {
        return key.matches("[a-zA-Z_][a-zA-Z0-9_-]*") ? key : quoted(key);
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
