package dev.platformc.core.eval;

import dev.platformc.core.kind.Type;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds what a word means: a binder or hole of a template, a `let` or parameter, or what the
/// place's type offers. Found in two of the three it is ambiguous, never a silent choice.
final class Names {
    private static final String NAME = "name";

    private final Evaluation evaluation;
    private final Map<Named.Let, List<Remembered>> remembered = new IdentityHashMap<>();

    /// A `let` seen from places of one type is worked out once.
    private record Remembered(Place place, boolean shape, Sourced<Value> value) {}

    Names(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Sourced<Value> value(Expr.Ref ref, Place place, Env env) {
        return value(ref.name(), ref.span(), place, env);
    }

    /// What words joined by dots mean, such as `eu.chat`; null when they are a field of something.
    @Nullable Sourced<Value> path(Expr.Field field, Place place, Env env) {
        var word = Dotted.of(field);
        if (word == null) {
            return null;
        }
        var head = Dotted.head(field);
        var named = env.scope().named(head);
        if (env.binder(head) != null || isValue(named)) {
            return null;
        }
        boolean known =
                env.scope().isUnread(head)
                        || !meanings(word, field.span(), place, env).isEmpty()
                        || isTyped(head, place, env);
        return known ? value(word, field.span(), place, env) : null;
    }

    /// Whether the place wants a declaration and the words lead into a scope: then they name one.
    private static boolean isTyped(String head, Place place, Env env) {
        return place.type().find(Type.Reference.class).isPresent()
                && env.scope().opens(head)
                && env.scope().bearing(head).isEmpty();
    }

    private Sourced<Value> value(String word, Span at, Place place, Env env) {
        var meanings = meanings(word, at, place, env);
        if (meanings.isEmpty() && (env.scope().isUnread(word) || isLost(place, env))) {
            return Reports.silent(at);
        }
        return switch (meanings.size()) {
            case 0 ->
                    evaluation.reports.missing(
                            new Unknown(evaluation).word(word, at, place, env), at);
            case 1 -> meanings.getFirst().value().get();
            default -> evaluation.reports.missing(NameMessages.ambiguous(word, meanings, at), at);
        };
    }

    /// Whether a declaration of the kind that is wanted could not be read: it may have this name.
    private static boolean isLost(Place place, Env env) {
        return place.type()
                .find(Type.Reference.class)
                .filter(reference -> reference.kinds().stream().anyMatch(env.scope()::isUnread))
                .isPresent();
    }

    private List<Offers.Meaning> meanings(String word, Span at, Place place, Env env) {
        var meanings = new ArrayList<Offers.Meaning>();
        var binder = env.binder(word);
        if (binder != null) {
            meanings.add(
                    new Offers.Meaning(
                            "the element `" + word + "`", null, () -> bound(binder, at, place)));
        }
        boolean free = !(place.type() instanceof Type.Name);
        var named = env.scope().named(word);
        if (named != null && free && isValue(named)) {
            meanings.add(meaning(word, named, at, place, env));
            if (named instanceof Named.Hole hole) {
                var behind = env.scope().behind(hole);
                if (behind != null && isValue(behind)) {
                    meanings.add(meaning(word, behind, at, place, env));
                }
            }
        }
        if (word.equals(NAME) && free && env.scope().namer() != null) {
            meanings.add(
                    new Offers.Meaning(
                            "the name of the instance",
                            null,
                            () -> evaluation.holes.name(at, place, env)));
        }
        meanings.addAll(evaluation.offers.find(word, place, env, meanings.isEmpty(), at));
        return meanings;
    }

    static boolean isValue(@Nullable Named named) {
        return switch (named) {
            case null -> false;
            case Named.Let _, Named.Parameter _, Named.Hole _ -> true;
            case Named.Template _, Named.Library _ -> false;
        };
    }

    private Offers.Meaning meaning(String word, Named named, Span at, Place place, Env env) {
        return new Offers.Meaning(
                "the " + named.word() + " `" + word + "`",
                named.span(),
                () -> named(named, at, place, env));
    }

    private Sourced<Value> bound(Env.Bound bound, Span at, Place place) {
        var value =
                switch (bound) {
                    case Env.Bound.Known(var known) -> known;
                    case Env.Bound.Member(var node) -> evaluation.offers.reference(node, at);
                };
        return evaluation.expressions.fitted(value, at, place);
    }

    /// The value of a `let` or parameter in a place.
    private Sourced<Value> named(Named named, Span at, Place place, Env env) {
        return switch (named) {
            case Named.Parameter parameter -> {
                if (env.shape() && ParameterTypes.refers(parameter.type())) {
                    yield evaluation.reports.missing(
                            NameMessages.shapeSeesNoDeclaration(parameter.item().name().text(), at),
                            at);
                }
                yield evaluation.expressions.fitted(
                        evaluation.parameters.value(parameter), at, place);
            }
            case Named.Hole hole -> evaluation.holes.value(hole, at, place, env);
            case Named.Let let -> let(let, place, env);
            case Named.Template _, Named.Library _ -> Reports.silent(at);
        };
    }

    private Sourced<Value> let(Named.Let let, Place place, Env env) {
        var name = let.item().name().text();
        var known = remembered.computeIfAbsent(let, _ -> new ArrayList<>());
        for (var before : known) {
            if (before.shape() == env.shape() && before.place().equals(place)) {
                return before.value();
            }
        }
        var span = let.item().value().span();
        var scope = let.scope();
        var value =
                evaluation.trail.within(
                        new Trail.Frame("let " + scope.key() + name, "`" + name + "`", let.span()),
                        () ->
                                evaluation.reports.within(
                                        scope,
                                        () ->
                                                evaluation.expressions.value(
                                                        let.item().value(), place, env.in(scope))),
                        () -> Reports.silent(span));
        known.add(new Remembered(place, env.shape(), value));
        return value;
    }

    /// Works out the lets that no place has asked for, as if anything could stand there.
    void unused(Scope scope) {
        for (var named : scope.own().values()) {
            if (named instanceof Named.Let let && !remembered.containsKey(let)) {
                let(let, Place.ANYWHERE, Env.of(scope));
            }
        }
    }
}
