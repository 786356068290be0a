package dev.platformc.core.eval;

import dev.platformc.core.kind.Kinds;
import dev.platformc.core.kind.Type;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.TypeRef;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Parameters: what was given, checked against its type, or the default.
final class Parameters {
    private final Evaluation evaluation;
    private final SortedMap<String, String> given;
    private final SortedMap<String, String> asWritten = new TreeMap<>();
    private final Map<String, Sourced<Value>> bound = new HashMap<>();

    Parameters(Evaluation evaluation, Map<String, String> given) {
        this.evaluation = evaluation;
        this.given = new TreeMap<>(given);
    }

    /// Binds those that nothing asked for, too: a wrong one is wrong whether used or not.
    void bindAll() {
        var declared = new ArrayList<String>();
        evaluation
                .platform
                .own()
                .forEach((name, named) -> {
                    if (named instanceof Named.Parameter parameter) {
                        declared.add(name);
                        value(parameter);
                    }
                });
        for (var name : given.keySet()) {
            if (!declared.contains(name)) {
                evaluation.reports.add(NameMessages.noParameter(name, declared));
            }
        }
    }

    /// Name to value as given or as the default is written.
    Map<String, String> asWritten() {
        return asWritten;
    }

    Sourced<Value> value(Named.Parameter parameter) {
        var name = parameter.item().name().text();
        var known = bound.get(name);
        if (known != null) {
            return known;
        }
        var value =
                evaluation.trail.within(
                        new Trail.Frame("param " + name, "`" + name + "`", parameter.span()),
                        () -> bind(name, parameter),
                        () -> Reports.silent(parameter.span()));
        bound.put(name, value);
        return value;
    }

    private Sourced<Value> bind(String name, Named.Parameter parameter) {
        var place = new Place(name, parameter.type(), false);
        if (place.untyped()) {
            return Reports.silent(parameter.span());
        }
        var text = given.get(name);
        if (text != null) {
            asWritten.put(name, text);
            return given(text, parameter, place);
        }
        var preset = parameter.item().preset();
        if (preset == null) {
            return evaluation.reports.missing(
                    NameMessages.parameterMissing(name, parameter.span()), parameter.span());
        }
        var value = evaluation.expressions.value(preset, place, environment(place.type()));
        var shown = Shown.inText(value.value());
        if (shown != null) {
            asWritten.put(name, shown);
        }
        return value;
    }

    /// Slices in a list may stand for several: `[6 x 2g.20gb]`.
    private static Type element(Type of) {
        return of instanceof Type.Slice
                ? new Type.Either(List.of(of, new Type.Multiple(of, Type.Counts.EXACT)))
                : of;
    }

    private Env environment(Type type) {
        return ParameterTypes.refers(type)
                ? Env.of(evaluation.platform)
                : Env.shape(evaluation.platform);
    }

    /// Reads the text as the language would; plain text needs no quotes.
    private Sourced<Value> given(String text, Named.Parameter parameter, Place place) {
        var span = parameter.span();
        if (place.type() instanceof Type.Text && !text.startsWith("\"")) {
            return Sourced.written(new Value.Text(text), span);
        }
        var named = named(text, place.type(), span);
        if (named != null) {
            return named;
        }
        var value = Literals.read(text, place, evaluation.catalog, new Origin.Written(span));
        return value != null
                ? value
                : evaluation.reports.missing(
                        TypeMessages.parameter(place, text, parameter.item().type().span()), span);
    }

    /// The declaration that the text names, where the parameter takes one.
    private @Nullable Sourced<Value> named(String text, Type type, Span at) {
        for (var kind :
                type.find(Type.Reference.class).map(Type.Reference::kinds).orElse(List.of())) {
            var node = evaluation.platform.find(kind, text.strip());
            if (node != null) {
                return evaluation.offers.reference(node, at);
            }
        }
        return null;
    }

    /// The type that the source writes; several words are the members of a choice. A type that does
    /// not exist is reported, and what has it stays silent.
    Type type(TypeRef written) {
        var alternatives = written.alternatives();
        if (alternatives.size() > 1) {
            return new Type.Choice(
                    alternatives.stream()
                            .map(simple -> new Type.Member(simple.word().text(), true))
                            .toList(),
                    false);
        }
        if (alternatives.isEmpty()) {
            return new Type.Anything();
        }
        var simple = alternatives.getFirst();
        var type = ParameterTypes.find(simple.word().text());
        if (type != null && simple.of() == null) {
            return type;
        }
        var of = simple.of();
        if (of != null && simple.word().text().equals("list")) {
            return new Type.ListOf(element(type(of)));
        }
        if (of != null && simple.word().text().equals("map")) {
            return new Type.MapOf(type(of));
        }
        if (of != null && simple.word().text().equals("range")) {
            return new Type.Range(type(of));
        }
        var known = new ArrayList<>(ParameterTypes.names());
        known.addAll(List.of("list", "map", "range"));
        Kinds.all().forEach(kind -> known.add(kind.name()));
        evaluation.reports.add(
                NameMessages.noType(simple.word().text(), known, simple.word().span()));
        return new Type.Anything();
    }
}
