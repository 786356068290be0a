package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.kind.Type;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.quantity.Dimension;
import dev.platformc.hardware.quantity.Dimension.Plain;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.quantity.Units;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Whether a value may stand in a place.
final class Fitting {
    private Fitting() {}

    /// @param value as the place wants it: a plain `0` becomes zero of the dimension
    /// @param problem why it does not fit; then the value is [Value.Missing]
    record Fit(Value value, @Nullable Diagnostic problem) {
        static Fit of(Value value) {
            return new Fit(value, null);
        }

        static Fit not(Diagnostic problem) {
            return new Fit(new Value.Missing(), problem);
        }
    }

    /// The first alternative that takes the value; else the most exact reason that one gives.
    static Fit fit(Value value, Place place, Span at) {
        if (value instanceof Value.Missing) {
            return Fit.of(value);
        }
        Fit reason = null;
        for (var type : place.type().alternatives()) {
            var fit = one(value, type, place, at);
            if (fit != null && fit.problem() == null) {
                return fit;
            }
            reason = reason == null ? fit : reason;
        }
        if (reason != null) {
            return reason;
        }
        if (value instanceof Value.None) {
            return place.optional() ? Fit.of(value) : Fit.not(TypeMessages.noneNotHere(place, at));
        }
        return Fit.not(TypeMessages.mismatch(place, value, at));
    }

    /// Null when the value is of another sort altogether.
    private static @Nullable Fit one(Value value, Type type, Place place, Span at) {
        return switch (type) {
            case Type.Anything _ -> Fit.of(value);
            case Type.Text _ -> value instanceof Value.Text ? Fit.of(value) : null;
            case Type.Image _ -> image(value, place, at);
            case Type.Bool _ -> value instanceof Value.Bool ? Fit.of(value) : null;
            case Type.Whole whole -> whole(value, whole, place, at);
            case Type.Decimal _ -> number(value, place, at);
            case Type.Percent _ -> percent(value, place, at);
            case Type.Amount(var dimension) -> amount(value, dimension, place, at);
            case Type.Price _ -> money(value, true, place, at);
            case Type.Money _ -> money(value, false, place, at);
            case Type.Currency _ ->
                    value instanceof Value.Word(var word) && Units.isCurrency(word)
                            ? Fit.of(value)
                            : null;
            case Type.Name _, Type.Level _, Type.Family _ ->
                    value instanceof Value.Word ? Fit.of(value) : null;
            case Type.Choice choice -> choice(value, choice, at);
            case Type.Range(var of) -> range(value, of, place, at);
            case Type.Multiple(var of, _) ->
                    value instanceof Value.Multiple(_, _, var each)
                            ? all(value, java.util.List.of(each), of, place)
                            : null;
            case Type.Tree _ -> value instanceof Value.Multiple ? Fit.of(value) : null;
            case Type.Slice _ -> value instanceof Value.Slice ? Fit.of(value) : null;
            case Type.Part _ -> value instanceof Value.Part ? Fit.of(value) : null;
            case Type.ListOf(var of) ->
                    value instanceof Value.Listing(var elements)
                            ? all(value, elements, of, place)
                            : null;
            case Type.MapOf(var of) ->
                    value instanceof Value.Fields(var fields)
                            ? all(value, fields.values(), of, place)
                            : null;
            case Type.Structure(var rows) -> {
                if (!(value instanceof Value.Fields(var fields))) {
                    yield null;
                }
                var names = rows.stream().map(row -> row.name()).toList();
                yield names.containsAll(fields.keySet()) ? Fit.of(value) : null;
            }
            case Type.OneOf(var constructors) ->
                    value instanceof Value.Constructor(var name, _)
                                    && constructors.stream()
                                            .anyMatch(c -> c.built() && c.word().equals(name))
                            ? Fit.of(value)
                            : null;
            case Type.Reference(var kinds) -> {
                var kind = kindOf(value);
                yield kind != null && kinds.contains(kind) ? Fit.of(value) : null;
            }
            case Type.InPlace(var kind) ->
                    value instanceof Value.Constructor(var name, _) && name.equals(kind)
                            ? Fit.of(value)
                            : null;
            case Type.Entry(var kind) ->
                    value instanceof Value.Entry(var target, _) && target.id().kind().equals(kind)
                            ? Fit.of(value)
                            : null;
            case Type.Secret _ -> value instanceof Value.Secret ? Fit.of(value) : null;
            case Type.Later(var of, var noun) ->
                    one(value, of, place, at) == null
                            ? null
                            : Fit.not(NameMessages.notYet(noun, "is", at));
            case Type.ObjectKind _ ->
                    value instanceof Value.Word || value instanceof Value.Text
                            ? Fit.of(value)
                            : null;
            case Type.Settings _ -> value instanceof Value.Settings ? Fit.of(value) : null;
            case Type.Free free ->
                    free.equals(Type.Free.DECLARATIONS) && areDeclarations(value)
                            ? Fit.of(value)
                            : null;
            case Type.Either _ -> null;
        };
    }

    private static boolean areDeclarations(Value value) {
        return switch (value) {
            case Value.Reference _ -> true;
            case Value.Listing(var elements) ->
                    elements.stream()
                            .allMatch(e ->
                                    e.value() instanceof Value.Missing
                                            || areDeclarations(e.value()));
            default -> false;
        };
    }

    private static @Nullable String kindOf(Value value) {
        return switch (value) {
            case Value.Reference(var target) -> target.id().kind();
            case Value.ChangedReference(var target, _) -> target.id().kind();
            case Value.GpuEntry _ -> "gpu";
            case Value.NodeEntry _ -> "node";
            case Value.ModelEntry _ -> "model";
            default -> null;
        };
    }

    /// `registry.example/name:tag@sha256:…`, with nothing in it that no registry takes.
    private static @Nullable Fit image(Value value, Place place, Span at) {
        if (!(value instanceof Value.Text(var text))) {
            return null;
        }
        return text.matches("[A-Za-z0-9][-A-Za-z0-9._:/@]*")
                ? Fit.of(value)
                : Fit.not(TypeMessages.noImage(place, at));
    }

    private static @Nullable Fit whole(Value value, Type.Whole whole, Place place, Span at) {
        if (!(value instanceof Value.Amount(var quantity)) || !isNumber(quantity)) {
            return null;
        }
        var amount = quantity.amount();
        if (!amount.isWhole()) {
            return Fit.not(AmountMessages.notWhole(place, quantity, at));
        }
        boolean inside =
                amount.compareTo(Rational.of(whole.least())) >= 0
                        && amount.compareTo(Rational.of(whole.most())) <= 0;
        return inside
                ? Fit.of(value)
                : Fit.not(
                        AmountMessages.outOfRange(
                                place, quantity, whole.least(), whole.most(), at));
    }

    private static @Nullable Fit number(Value value, Place place, Span at) {
        if (!(value instanceof Value.Amount(var quantity)) || !isNumber(quantity)) {
            return null;
        }
        return notNegative(value, quantity, place, at);
    }

    private static @Nullable Fit percent(Value value, Place place, Span at) {
        if (!(value instanceof Value.Amount(var quantity))) {
            return null;
        }
        if (isZero(quantity)) {
            return Fit.of(new Value.Amount(Quantity.of(Rational.ZERO, Plain.PERCENT)));
        }
        if (quantity.dimension() != Plain.PERCENT) {
            return null;
        }
        boolean inside =
                quantity.amount().signum() >= 0 && quantity.amount().compareTo(Rational.ONE) <= 0;
        return inside ? Fit.of(value) : Fit.not(AmountMessages.percentOut(place, quantity, at));
    }

    private static @Nullable Fit amount(Value value, Plain dimension, Place place, Span at) {
        if (!(value instanceof Value.Amount(var quantity))) {
            return null;
        }
        if (isZero(quantity)) {
            return Fit.of(new Value.Amount(Quantity.of(Rational.ZERO, dimension)));
        }
        return quantity.dimension() == dimension ? notNegative(value, quantity, place, at) : null;
    }

    private static @Nullable Fit money(Value value, boolean hourly, Place place, Span at) {
        if (!(value instanceof Value.Amount(var quantity))) {
            return null;
        }
        boolean fits =
                hourly
                        ? quantity.dimension() instanceof Dimension.Price
                        : quantity.dimension() instanceof Dimension.Money;
        return fits ? notNegative(value, quantity, place, at) : null;
    }

    private static Fit notNegative(Value value, Quantity quantity, Place place, Span at) {
        return quantity.amount().signum() >= 0
                ? Fit.of(value)
                : Fit.not(AmountMessages.negative(place, quantity, at));
    }

    private static @Nullable Fit choice(Value value, Type.Choice choice, Span at) {
        if (!(value instanceof Value.Word(var word))) {
            return null;
        }
        for (var member : choice.members()) {
            if (member.word().equals(word)) {
                return member.built()
                        ? Fit.of(value)
                        : Fit.not(NameMessages.notYet("`" + word + "`", "is", at));
            }
        }
        return null;
    }

    private static @Nullable Fit range(Value value, Type of, Place place, Span at) {
        if (!(value instanceof Value.Range(var least, var most))) {
            return one(value, of, place, at);
        }
        var low = one(new Value.Amount(least), of, place, at);
        var high = one(new Value.Amount(most), of, place, at);
        if (low == null || high == null) {
            return null;
        }
        return low.problem() != null ? low : high.problem() != null ? high : Fit.of(value);
    }

    private static Fit all(
            Value value, Collection<Sourced<Value>> elements, Type type, Place place) {
        for (var element : elements) {
            var fit = fit(element.value(), place.inside(type), element.span());
            if (fit.problem() != null) {
                return fit;
            }
        }
        return Fit.of(value);
    }

    private static boolean isNumber(Quantity quantity) {
        return quantity.dimension() == Plain.NUMBER;
    }

    /// `0` without a unit fits every dimension.
    static boolean isZero(Quantity quantity) {
        return isNumber(quantity) && quantity.unit() == null && quantity.amount().signum() == 0;
    }
}
