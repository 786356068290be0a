package dev.platformc.core.eval;

import dev.platformc.core.kind.Type;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.syntax.Expr;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Dimension;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// What an expression is worth in its place.
final class Expressions {
    private final Evaluation evaluation;

    Expressions(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /// The value, of the type that the place expects; [Value.Missing] after a report.
    Sourced<Value> value(Expr expr, Place place, Env env) {
        return evaluation.trail.step(
                expr.span(), () -> any(expr, place, env), () -> Reports.silent(expr.span()));
    }

    private Sourced<Value> any(Expr expr, Place place, Env env) {
        var span = expr.span();
        return switch (expr) {
            case Expr.Missing _ -> Reports.silent(span);
            case Expr.Number(var number, _) -> amount(Quantity.number(number), span, place);
            case Expr.Amount(var quantity, _) -> amount(quantity, span, place);
            case Expr.Slice(var profile, var start, _) ->
                    fitted(new Value.Slice(profile, start), span, place);
            case Expr.Bool(var value, _) -> fitted(new Value.Bool(value), span, place);
            case Expr.Text text -> fitted(text(text, env), span, place);
            case Expr.Ref ref ->
                    evaluation.records.complete(
                            evaluation.names.value(ref, place, env), place, span);
            case Expr.Conditional conditional -> conditional(conditional, place, env);
            case Expr.Listing listing -> evaluation.lists.listing(listing, place, env);
            case Expr.Comprehension over -> evaluation.lists.comprehension(over, place, env);
            case Expr.Range range -> range(range, place, env);
            case Expr.Multiple multiple -> evaluation.multiples.multiple(multiple, place, env);
            case Expr.Of of -> evaluation.multiples.of(of, place, env);
            case Expr.Changed changed -> evaluation.records.changed(changed, place, env);
            case Expr.Braced(var block, _) -> evaluation.records.braced(block, place, env);
            case Expr.Field field -> {
                var named = evaluation.names.path(field, place, env);
                yield named != null
                        ? evaluation.records.complete(named, place, span)
                        : fitted(evaluation.fields.field(field, env), span, place);
            }
            case Expr.Index index -> evaluation.indexes.value(index, place, env);
            case Expr.Call call -> fitted(evaluation.functions.call(call, env), span, place);
            case Expr.Quantified call ->
                    fitted(evaluation.functions.quantified(call, env), span, place);
            case Expr.Not(var of, _) -> {
                var value = truth(of, env);
                yield value == null
                        ? Reports.silent(span)
                        : fitted(new Value.Bool(!value), span, place);
            }
            case Expr.Negated negated ->
                    fitted(evaluation.operators.negated(negated, env), span, place);
            case Expr.Binary binary ->
                    fitted(evaluation.operators.binary(binary, env), span, place);
        };
    }

    private Sourced<Value> amount(Quantity quantity, Span span, Place place) {
        return fitted(new Value.Amount(quantity), span, place);
    }

    /// The value when it fits the place, converted where the place wants that.
    Sourced<Value> fitted(Value value, Span span, Place place) {
        return fitted(Sourced.written(value, span), span, place);
    }

    Sourced<Value> fitted(Sourced<Value> value, Span span, Place place) {
        var fit = Fitting.fit(priced(value.value(), place), place, span);
        if (fit.problem() != null) {
            return evaluation.reports.missing(fit.problem(), span);
        }
        return new Sourced<>(fit.value(), value.origin());
    }

    /// `0` is no money in any currency: here it is in that of the platform.
    private Value priced(Value value, Place place) {
        boolean free = value instanceof Value.Amount(var amount) && Fitting.isZero(amount);
        if (free && place.type().find(Type.Price.class).isPresent()) {
            return nothing(new Dimension.Price(evaluation.nodes.currency()));
        }
        return free && place.type().find(Type.Money.class).isPresent()
                ? nothing(new Dimension.Money(evaluation.nodes.currency()))
                : value;
    }

    private static Value nothing(Dimension dimension) {
        return new Value.Amount(Quantity.of(Rational.ZERO, dimension));
    }

    private Sourced<Value> conditional(Expr.Conditional conditional, Place place, Env env) {
        var test = truth(conditional.test(), env);
        if (test == null) {
            if (env.scope().isSample()) {
                value(conditional.then(), place, env);
                value(conditional.otherwise(), place, env);
            }
            return Reports.silent(conditional.span());
        }
        return value(test ? conditional.then() : conditional.otherwise(), place, env);
    }

    /// Whether a condition holds; null after a report.
    @Nullable Boolean truth(Expr expr, Env env) {
        var value = value(expr, new Place("", new Type.Bool(), false), env).value();
        return value instanceof Value.Bool(var truth) ? truth : null;
    }

    private Sourced<Value> range(Expr.Range range, Place place, Env env) {
        var type = place.type().find(Type.Range.class);
        if (type.isEmpty() && !place.untyped()) {
            return evaluation.reports.missing(
                    TypeMessages.mismatch(place, "a range", range.span()), range.span());
        }
        var end = type.map(r -> place.inside(r.of())).orElse(Place.ANYWHERE);
        var least = value(range.least(), end, env).value();
        var most = value(range.most(), end, env).value();
        if (!(least instanceof Value.Amount(var low))
                || !(most instanceof Value.Amount(var high))) {
            if (!(least instanceof Value.Missing) && !(most instanceof Value.Missing)) {
                evaluation.reports.add(AmountMessages.rangeEnds(range.span()));
            }
            return Reports.silent(range.span());
        }
        if (!low.dimension().equals(high.dimension())) {
            return evaluation.reports.missing(
                    AmountMessages.dimensions(
                            low, range.least().span(), high, range.most().span(), range.span()),
                    range.span());
        }
        if (low.compareAmount(high) > 0) {
            return evaluation.reports.missing(
                    AmountMessages.emptyRange(low, high, range.span()), range.span());
        }
        return Sourced.written(new Value.Range(low, high), range.span());
    }

    /// The text with its holes filled, or missing when one of them is.
    private Value text(Expr.Text text, Env env) {
        var filled = new StringBuilder();
        boolean missing = false;
        for (var piece : text.pieces()) {
            switch (piece) {
                case Expr.Piece.Literal(var literal) -> filled.append(literal);
                case Expr.Piece.Hole(var hole) -> {
                    var value = value(hole, Place.ANYWHERE, env).value();
                    var shown = Shown.inText(value);
                    if (shown != null) {
                        filled.append(shown);
                    } else {
                        missing = true;
                        if (!(value instanceof Value.Missing)) {
                            evaluation.reports.add(TypeMessages.notText(value, hole.span()));
                        }
                    }
                }
            }
        }
        return missing ? new Value.Missing() : new Value.Text(filled.toString());
    }
}
