package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.kind.Type;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds what a bare word means: a binder, a `let` or parameter, or what the place's type offers.
/// Found in two of the three it is ambiguous, never a silent choice.
final class Names {
    private final Evaluation evaluation;
    private final Map<String, List<Remembered>> remembered = new HashMap<>();

    /// A `let` seen from places of one type is worked out once.
    private record Remembered(Place place, boolean shape, Sourced<Value> value) {}

    Names(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Sourced<Value> value(Expr.Ref ref, Place place, Env env) {
        var word = ref.name();
        var meanings = new ArrayList<Offers.Meaning>();
        var binder = env.binder(word);
        if (binder != null) {
            meanings.add(
                    new Offers.Meaning(
                            "the element `" + word + "`", null, () -> bound(binder, ref, place)));
        }
        var named = evaluation.scope.named(word);
        if (named != null && !(place.type() instanceof Type.Name)) {
            meanings.add(
                    new Offers.Meaning(
                            "the " + named.word() + " `" + word + "`",
                            named.span(),
                            () -> named(named, ref, place, env)));
        }
        meanings.addAll(
                evaluation.offers.find(word, place, env, meanings.isEmpty(), ref.span()));
        if (meanings.isEmpty() && evaluation.scope.isUnread(word)) {
            return Reports.silent(ref.span());
        }
        return switch (meanings.size()) {
            case 0 -> evaluation.reports.missing(unknown(ref, place, env), ref.span());
            case 1 -> meanings.getFirst().value().get();
            default ->
                    evaluation.reports.missing(
                            NameMessages.ambiguous(word, meanings, ref.span()), ref.span());
        };
    }

    private Sourced<Value> bound(Env.Bound bound, Expr.Ref ref, Place place) {
        var value =
                switch (bound) {
                    case Env.Bound.Known(var known) -> known;
                    case Env.Bound.Member(var node) ->
                            evaluation.offers.reference(node, ref.span());
                };
        return evaluation.expressions.fitted(value, ref.span(), place);
    }

    /// The value of a `let` or parameter in a place.
    Sourced<Value> named(Scope.Named named, Expr.Ref ref, Place place, Env env) {
        return switch (named) {
            case Scope.Named.Parameter parameter ->
                    evaluation.expressions.fitted(
                            evaluation.parameters.value(parameter), ref.span(), place);
            case Scope.Named.Let let -> let(let, place, env);
        };
    }

    private Sourced<Value> let(Scope.Named.Let let, Place place, Env env) {
        var name = let.item().name().text();
        var known = remembered.computeIfAbsent(name, _ -> new ArrayList<>());
        for (var before : known) {
            if (before.shape() == env.shape() && before.place().equals(place)) {
                return before.value();
            }
        }
        var span = let.item().value().span();
        var value =
                evaluation.trail.within(
                        new Trail.Frame("let " + name, "`" + name + "`", let.span()),
                        () -> evaluation.expressions.value(let.item().value(), place, env.outer()),
                        () -> Reports.silent(span));
        known.add(new Remembered(place, env.shape(), value));
        return value;
    }

    /// Names of lets that some place has asked for.
    boolean isUsed(String let) {
        return remembered.containsKey(let);
    }

    private Diagnostic unknown(Expr.Ref ref, Place place, Env env) {
        var word = ref.name();
        var at = ref.span();
        if (env.shape()) {
            var known = new ArrayList<>(evaluation.scope.named().keySet());
            return NameMessages.unknownInCondition(word, known, at);
        }
        var hidden = hidden(word, place, at);
        if (hidden != null) {
            return hidden;
        }
        var words = evaluation.offers.all(place);
        var bearers = evaluation.scope.bearing(word);
        boolean closed =
                place.type().alternatives().stream()
                        .allMatch(t -> t instanceof Type.Choice || t instanceof Type.OneOf);
        if (closed) {
            return NameMessages.notAMember(word, place, words, at);
        }
        var kinds = place.type().find(Type.Reference.class).map(Type.Reference::kinds);
        if (kinds.isPresent()) {
            return NameMessages.noSuchDeclaration(
                    word, kinds.get(), evaluation.scope, words, bearers, at);
        }
        if (!bearers.isEmpty() && !place.untyped()) {
            return TypeMessages.mismatch(
                    place, Shown.article(bearers.getFirst().kind.name()), at);
        }
        return NameMessages.unknownWord(word, place, words, isDifference(word), at);
    }

    private @Nullable Diagnostic hidden(String word, Place place, Span at) {
        var kinds = place.type().find(Type.Reference.class).map(Type.Reference::kinds);
        for (var kind : kinds.orElse(List.of())) {
            var condition = evaluation.scope.hidden(kind, word);
            if (condition != null) {
                return NameMessages.hidden(word, kind, condition, at);
            }
        }
        return null;
    }

    /// Whether `a-b` names nothing and both its halves do.
    private boolean isDifference(String word) {
        for (int dash = word.indexOf('-'); dash > 0; dash = word.indexOf('-', dash + 1)) {
            var right = word.substring(dash + 1);
            if (evaluation.scope.named(word.substring(0, dash)) != null
                    && (evaluation.scope.named(right) != null
                            || right.chars().allMatch(Character::isDigit))) {
                return true;
            }
        }
        return false;
    }
}
