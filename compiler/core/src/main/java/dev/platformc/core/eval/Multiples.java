package dev.platformc.core.eval;

import dev.platformc.core.kind.Type;
import dev.platformc.core.kind.Type.Counts;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Expr;
import dev.platformc.hardware.quantity.Dimension.Plain;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// So many of a thing, and trees of them.
final class Multiples {
    private static final long MOST = 1_000_000;
    private static final Type COUNT = new Type.Range(new Type.Whole(0, MOST));
    private static final Type NODE =
            new Type.Either(List.of(new Type.Reference(List.of("node")), new Type.InPlace("node")));
    private static final Type PIECE =
            new Type.Either(
                    List.of(new Type.Percent(), new Type.Slice(), new Type.Amount(Plain.BYTES)));
    private static final Type SHARING = new Type.Reference(List.of("sharing"));

    private final Evaluation evaluation;

    Multiples(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Sourced<Value> multiple(Expr.Multiple multiple, Place place, Env env) {
        var span = multiple.span();
        if (place.type().find(Type.Tree.class).isPresent()
                || (place.untyped() && multiple.each() instanceof Expr.Of)) {
            return tree(multiple, place, env);
        }
        var type = place.type().find(Type.Multiple.class);
        if (type.isEmpty() && !place.untyped()) {
            return evaluation.reports.missing(
                    TypeMessages.mismatch(place, "so many of something", span), span);
        }
        var count = count(multiple.count(), place, env);
        if (count == null) {
            return Reports.silent(span);
        }
        var counts = type.map(Type.Multiple::counts).orElse(Counts.RANGE);
        if (isRange(count) && counts != Counts.RANGE) {
            return evaluation.reports.missing(
                    counts == Counts.RANGE_LATER
                            ? NameMessages.notYet(
                                    "a range of " + place.subject(), "is", multiple.count().span())
                            : TypeMessages.exactCount(place, multiple.count().span()),
                    span);
        }
        var each =
                evaluation.expressions.value(
                        multiple.each(),
                        type.map(m -> place.inside(m.of())).orElse(Place.ANYWHERE),
                        env);
        return Sourced.written(new Value.Multiple(count.least(), count.most(), each), span);
    }

    private Sourced<Value> tree(Expr.Multiple multiple, Place place, Env env) {
        var span = multiple.span();
        var count = count(multiple.count(), place, env);
        if (count == null) {
            return Reports.silent(span);
        }
        var inner = place.inside(new Type.Tree());
        Sourced<Value> each;
        if (multiple.each() instanceof Expr.Of(var level, var whole, var at)) {
            if (!(level instanceof Expr.Ref(var word, _))) {
                return evaluation.reports.missing(TypeMessages.levelWord(level.span()), span);
            }
            var inside = evaluation.expressions.value(whole, inner, env);
            if (inside.value() instanceof Value.Missing) {
                return Reports.silent(span);
            }
            each = Sourced.written(new Value.Level(word, inside), at);
        } else {
            each = evaluation.expressions.value(multiple.each(), place.inside(NODE), env);
        }
        var value = new Value.Multiple(count.least(), count.most(), each);
        if (nodes(value).compareTo(Rational.of(MOST)) > 0) {
            return evaluation.reports.missing(AmountMessages.largeTree(nodes(value), span), span);
        }
        return Sourced.written(value, span);
    }

    /// The most nodes of a tree.
    private static Rational nodes(Value.Multiple multiple) {
        var most = multiple.most().amount();
        return multiple.each().value() instanceof Value.Level(_, var inside)
                        && inside.value() instanceof Value.Multiple below
                ? most.times(nodes(below))
                : most;
    }

    /// `part of whole`: a piece of a sharing.
    Sourced<Value> of(Expr.Of of, Place place, Env env) {
        var span = of.span();
        if (place.type().find(Type.Tree.class).isPresent()) {
            return evaluation.reports.missing(TypeMessages.howMany(of.part().span()), span);
        }
        boolean later =
                place.type()
                        .find(Type.Later.class)
                        .filter(l -> l.type() instanceof Type.Part)
                        .isPresent();
        if (!place.untyped() && !later && place.type().find(Type.Part.class).isEmpty()) {
            return evaluation.reports.missing(
                    TypeMessages.mismatch(place, "a part of something", span), span);
        }
        var part = evaluation.expressions.value(of.part(), place.inside(PIECE), env);
        var whole = evaluation.expressions.value(of.whole(), place.inside(SHARING), env);
        if (part.value() instanceof Value.Missing || whole.value() instanceof Value.Missing) {
            return Reports.silent(span);
        }
        if (part.value() instanceof Value.Amount(var amount) && amount.amount().signum() == 0) {
            return evaluation.reports.missing(AmountMessages.nothingOf(place, of), span);
        }
        return evaluation.expressions.fitted(new Value.Part(part, whole), span, place);
    }

    private record Count(Quantity least, Quantity most) {}

    private @Nullable Count count(Expr expr, Place place, Env env) {
        var counted = new Place(place.name(), COUNT, false);
        return switch (evaluation.expressions.value(expr, counted, env).value()) {
            case Value.Amount(var quantity) -> new Count(quantity, quantity);
            case Value.Range(var least, var most) -> new Count(least, most);
            default -> null;
        };
    }

    private static boolean isRange(Count count) {
        return count.least().compareAmount(count.most()) != 0;
    }
}
