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
    /// A declaration that is not known whole.
    ///
    /// @param unknown whether one of its values is not known, so that nothing can be reckoned; else
    ///   something too many stands in it
    private record Doubtful(Span name, Span text, boolean unknown) {}

    private final Map<String, List<Doubtful>> doubtful = new TreeMap<>();

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
        boolean unknown = isUnknown(declared.attributes().values());
        if (unknown || errors.stream().anyMatch(at -> isIn(at, text))) {
            doubtful.computeIfAbsent(text.file(), _ -> new ArrayList<>())
                    .add(new Doubtful(declared.id().span(), text, unknown));
        }
    }

    /// The errors that are there all the same; warnings and advice wait for the whole.
    List<Diagnostic> without(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(Diagnostic::isError)
                .filter(each -> places(each).noneMatch(at -> isDoubtful(at, each)))
                .toList();
    }

    private boolean isDoubtful(Span at, Diagnostic diagnostic) {
        return doubtful.getOrDefault(at.file(), List.of()).stream()
                .filter(declaration -> isIn(at, declaration.text()))
                .anyMatch(declaration ->
                        declaration.unknown()
                                || at.equals(declaration.name())
                                || isReckoned(diagnostic));
    }

    /// Whether several values came together, and not one alone is wrong.
    private static boolean isReckoned(Diagnostic diagnostic) {
        return !diagnostic.related().isEmpty()
                || diagnostic.notes().stream()
                        .anyMatch(note -> note instanceof Diagnostic.Note.Sum);
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
            case Value.Settings(var settings) ->
                    settings.stream().anyMatch(set -> isUnknown(set.value().value()));
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
