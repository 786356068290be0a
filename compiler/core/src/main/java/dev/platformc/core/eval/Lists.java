package dev.platformc.core.eval;

import dev.platformc.core.kind.Kind;
import dev.platformc.core.kind.Kinds;
import dev.platformc.core.kind.Type;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists, written out or made by a comprehension.
final class Lists {
    private static final int MOST_ELEMENTS = 100_000;
    private final Evaluation evaluation;

    Lists(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Sourced<Value> listing(Expr.Listing listing, Place place, Env env) {
        var element = element(place, listing.span());
        if (element == null) {
            return Reports.silent(listing.span());
        }
        if (listing.elements().size() > MOST_ELEMENTS) {
            return evaluation.reports.missing(
                    TypeMessages.longList(listing.span()), listing.span());
        }
        var values = new ArrayList<Sourced<Value>>();
        for (var each : listing.elements()) {
            values.add(evaluation.expressions.value(each, element, env));
        }
        return Sourced.written(new Value.Listing(List.copyOf(values)), listing.span());
    }

    Sourced<Value> comprehension(Expr.Comprehension over, Place place, Env env) {
        var element = element(place, over.span());
        if (element == null) {
            return Reports.silent(over.span());
        }
        var values = each(over, element, env);
        return values == null
                ? Reports.silent(over.span())
                : Sourced.written(new Value.Listing(values), over.span());
    }

    /// What a comprehension yields; null after a report.
    @Nullable List<Sourced<Value>> each(Expr.Comprehension over, Place element, Env env) {
        var members = members(over.in(), env);
        if (members == null) {
            return null;
        }
        var values = new ArrayList<Sourced<Value>>();
        for (var member : members) {
            var inner = env.with(over.binder().text(), member);
            if (over.condition() != null) {
                var kept = evaluation.expressions.truth(over.condition(), inner);
                if (kept == null) {
                    return null;
                }
                if (!kept) {
                    continue;
                }
            }
            values.add(evaluation.expressions.value(over.value(), element, inner));
            if (values.size() > MOST_ELEMENTS) {
                evaluation.reports.add(TypeMessages.longList(over.span()));
                return null;
            }
        }
        return List.copyOf(values);
    }

    /// What a comprehension runs over: a collection of declarations, or a list.
    @Nullable List<Env.Bound> members(Expr in, Env env) {
        var collection = collection(in, env);
        if (collection != null) {
            return collection.stream().<Env.Bound>map(Env.Bound.Member::new).toList();
        }
        var value = evaluation.expressions.value(in, Place.ANYWHERE, env).value();
        if (value instanceof Value.Listing(var elements)) {
            return elements.stream().<Env.Bound>map(Env.Bound.Known::new).toList();
        }
        if (!(value instanceof Value.Missing)) {
            evaluation.reports.add(TypeMessages.notAList(value, in.span()));
        }
        return null;
    }

    /// The declarations that a collection's name stands for, by full name.
    @Nullable List<Node> collection(Expr expr, Env env) {
        if (!(expr instanceof Expr.Ref(var word, _))
                || env.shape()
                || env.binder(word) != null
                || env.scope().named(word) != null) {
            return null;
        }
        var kinds = kindsOf(word);
        return kinds.isEmpty() ? null : collection(kinds, env);
    }

    /// The kinds whose declarations a word means together; none when it is no such word.
    static List<String> kindsOf(String word) {
        return word.equals("workloads")
                ? List.of("endpoint", "gang", "ray", "workspace")
                : Kinds.ofCollection(word).map(Kind::name).stream().toList();
    }

    /// All of these kinds in this scope and below.
    List<Node> collection(List<String> kinds, Env env) {
        return kinds.stream()
                .flatMap(kind -> evaluation.census.seen(kind, env.scope()).stream())
                .filter(node -> node.kind.built() && env.scope().covers(node.name))
                .toList();
    }

    /// What an element of the place's list may be; null after a report.
    private @Nullable Place element(Place place, Span at) {
        if (place.untyped()) {
            return Place.ANYWHERE;
        }
        for (var type : place.type().alternatives()) {
            if (type instanceof Type.ListOf(var of)) {
                return place.inside(of);
            }
            if (type instanceof Type.Free) {
                return Place.ANYWHERE;
            }
            if (type instanceof Type.Later(Type.ListOf _, var noun)) {
                evaluation.reports.add(NameMessages.notYet(noun, "is", at));
                return null;
            }
        }
        evaluation.reports.add(TypeMessages.mismatch(place, "a list", at));
        return null;
    }
}
