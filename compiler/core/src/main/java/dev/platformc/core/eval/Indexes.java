package dev.platformc.core.eval;

import dev.platformc.core.kind.Type;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Expr;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `thing[key]`.
final class Indexes {
    /// Kinds that hold things under keys.
    private static final Set<String> ENTRIES = Set.of("storage", "registry");

    private final Evaluation evaluation;

    Indexes(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /// `map[key]` and `list[number]`, the first being 0.
    Sourced<Value> value(Expr.Index index, Place place, Env env) {
        var span = index.span();
        var node = evaluation.fields.node(index.of(), env);
        if (node != null && !node.kind.built()) {
            return Reports.silent(span);
        }
        if (node != null && ENTRIES.contains(node.kind.name())) {
            return entry(node, index, env);
        }
        var type =
                place.untyped()
                        ? place.type()
                        : new Type.Either(
                                List.of(
                                        new Type.MapOf(place.type()),
                                        new Type.ListOf(place.type())));
        var of = evaluation.expressions.value(index.of(), place.expecting(type), env);
        return switch (of.value()) {
            case Value.Missing _ -> Reports.silent(span);
            case Value.Fields(var fields) -> keyed(fields, index, env);
            case Value.Listing(var elements) -> numbered(elements, index, env);
            default ->
                    evaluation.reports.missing(
                            TypeMessages.notIndexed(of.value(), index.of().span()), span);
        };
    }

    /// `lake["raw/"]`, `models["fraud@production"]`
    private Sourced<Value> entry(Node node, Expr.Index index, Env env) {
        var place = new Place("key", new Type.Text(), false);
        var key = evaluation.expressions.value(index.key(), place, env).value();
        return key instanceof Value.Text(var text)
                ? Sourced.written(
                        new Value.Entry(evaluation.nodes.declared(node), text), index.span())
                : Reports.silent(index.span());
    }

    private Sourced<Value> keyed(Map<String, Sourced<Value>> fields, Expr.Index index, Env env) {
        var span = index.span();
        var key = key(index.key(), env);
        if (key == null) {
            return Reports.silent(span);
        }
        if (evaluation.types.of(index.key(), env) instanceof Type.Choice(var members, _)) {
            var lacking =
                    members.stream()
                            .map(Type.Member::word)
                            .filter(word -> !fields.containsKey(word))
                            .toList();
            if (!lacking.isEmpty()) {
                return evaluation.reports.missing(
                        TypeMessages.membersLacking(lacking, index.key().span()), span);
            }
        }
        var value = fields.get(key);
        return value != null
                ? value
                : evaluation.reports.missing(
                        NameMessages.noKey(key, fields.keySet(), index.key().span()), span);
    }

    /// A key is text, a value that has a word, or the word itself.
    private @Nullable String key(Expr key, Env env) {
        if (key instanceof Expr.Ref(var word, _)
                && env.binder(word) == null
                && env.scope().named(word) == null) {
            return word;
        }
        var value = evaluation.expressions.value(key, Place.ANYWHERE, env).value();
        if (value instanceof Value.Missing) {
            return null;
        }
        var text = Shown.inText(value);
        if (text == null) {
            evaluation.reports.add(TypeMessages.notAKey(value, key.span()));
        }
        return text;
    }

    private Sourced<Value> numbered(List<Sourced<Value>> elements, Expr.Index index, Env env) {
        var last = new Type.Whole(0, Math.max(0, elements.size() - 1L));
        var place = new Place("index", last, false);
        var at = evaluation.expressions.value(index.key(), place, env).value();
        if (!(at instanceof Value.Amount(var quantity)) || elements.isEmpty()) {
            if (elements.isEmpty()) {
                evaluation.reports.add(TypeMessages.emptyList(index.of().span()));
            }
            return Reports.silent(index.span());
        }
        return elements.get(quantity.amount().numerator().intValueExact());
    }
}
