package dev.platformc.core;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Declarations;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Which declarations are not known whole, because something in them is wrong. What is worked out
/// from them may be wrong for that reason alone, so it is not said until they are mended: one cause
/// gives one error.
final class Doubt {
    /// Texts of declarations, by file.
    private final Map<String, List<Span>> doubtful = new TreeMap<>();

    private Doubt() {}

    /// @param said so far, before anything was worked out
    static Doubt of(Declarations declarations, List<Diagnostic> said) {
        var doubt = new Doubt();
        var errors =
                said.stream()
                        .filter(Diagnostic::isError)
                        .map(Diagnostic::primary)
                        .filter(Objects::nonNull)
                        .map(Diagnostic.Label::span)
                        .toList();
        if (!errors.isEmpty()) {
            declarations.all().forEach(declared -> doubt.look(declared, errors));
        }
        return doubt;
    }

    private void look(Declared declared, List<Span> errors) {
        var text = declared.id().declaration();
        if (errors.stream().anyMatch(at -> isIn(at, text))
                || isUnknown(declared.attributes().values())) {
            doubtful.computeIfAbsent(text.file(), _ -> new ArrayList<>()).add(text);
        }
    }

    /// The errors that are there all the same; warnings and advice wait for the whole.
    List<Diagnostic> without(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(Diagnostic::isError)
                .filter(each -> places(each).noneMatch(this::isDoubtful))
                .toList();
    }

    private boolean isDoubtful(Span at) {
        return doubtful.getOrDefault(at.file(), List.of()).stream()
                .anyMatch(text -> isIn(at, text));
    }

    private static boolean isIn(Span at, Span text) {
        return at.file().equals(text.file())
                && at.start() >= text.start()
                && at.start() <= text.end();
    }

    private static Stream<Span> places(Diagnostic diagnostic) {
        var primary = diagnostic.primary();
        return Stream.concat(
                primary == null ? Stream.of() : Stream.of(primary.span()),
                diagnostic.related().stream().map(Diagnostic.Label::span));
    }

    private static boolean isUnknown(Collection<Sourced<Value>> values) {
        return values.stream().anyMatch(value -> isUnknown(value.value()));
    }

    private static boolean isUnknown(Value value) {
        return switch (value) {
            case Value.Missing _ -> true;
            case Value.Listing(var elements) -> isUnknown(elements);
            case Value.Fields(var fields) -> isUnknown(fields.values());
            case Value.Constructor(_, var fields) -> isUnknown(fields.values());
            case Value.CatalogEntry entry -> isUnknown(entry.changes().values());
            case Value.ChangedReference(_, var changes) -> isUnknown(changes.values());
            case Value.Multiple(_, _, var each) -> isUnknown(each.value());
            case Value.Level(_, var inside) -> isUnknown(inside.value());
            case Value.Part(var part, var whole) ->
                    isUnknown(part.value()) || isUnknown(whole.value());
            case Value.Amount _,
                    Value.Range _,
                    Value.Text _,
                    Value.Bool _,
                    Value.Word _,
                    Value.Slice _,
                    Value.Reference _,
                    Value.Entry _,
                    Value.Secret _,
                    Value.None _ ->
                    false;
        };
    }
}
