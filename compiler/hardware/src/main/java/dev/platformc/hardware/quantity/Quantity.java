package dev.platformc.hardware.quantity;

import dev.platformc.hardware.quantity.Dimension.Plain;
import org.jspecify.annotations.Nullable;

/// An exact amount with its dimension.
///
/// @param amount in base units: bytes, bytes a second, seconds, tokens, 1, currency, currency an
///   hour
/// @param unit to show it in: as written, or the one that fits a computed amount; absent for plain
///   numbers and where nobody wrote a unit
/// @param computed shown with at most two decimals; what was written is shown as it was
public record Quantity(
        Rational amount, Dimension dimension, @Nullable Unit unit, boolean computed) {
    private static final int WRITTEN_DECIMALS = 38;

    /// So many of a unit.
    public static Quantity of(Rational written, Unit unit) {
        return new Quantity(written.times(unit.toBase()), unit.dimension(), unit, false);
    }

    public static Quantity number(Rational value) {
        return new Quantity(value, Plain.NUMBER, null, true);
    }

    public static Quantity of(Rational base, Dimension dimension) {
        return new Quantity(base, dimension, null, true);
    }

    /// The sum, shown in the family of this amount.
    ///
    /// @throws DimensionMismatch when the dimensions differ
    public Quantity plus(Quantity other) {
        return computed(amount.plus(same(other).amount), dimension, familyWith(other));
    }

    /// The difference, shown in the family of this amount.
    ///
    /// @throws DimensionMismatch when the dimensions differ
    public Quantity minus(Quantity other) {
        return computed(amount.minus(same(other).amount), dimension, familyWith(other));
    }

    /// `n * q`, `percent * q`, `rate * duration`.
    ///
    /// @throws DimensionMismatch for any other pair
    public Quantity times(Quantity other) {
        if (isScale()) {
            var family = dimension.equals(other.dimension) ? familyWith(other) : other.unit;
            return computed(amount.times(other.amount), other.dimension, family);
        }
        if (other.isScale()) {
            return computed(amount.times(other.amount), dimension, unit);
        }
        if (other.dimension == Plain.DURATION) {
            return amountOf(this, other);
        }
        if (dimension == Plain.DURATION) {
            return amountOf(other, this);
        }
        throw new DimensionMismatch(this, other);
    }

    /// `q / n`, `q / q`, `amount / duration`.
    ///
    /// @throws DimensionMismatch for any other pair
    /// @throws ArithmeticException when `other` is zero
    public Quantity dividedBy(Quantity other) {
        if (dimension.equals(other.dimension)) {
            return number(amount.dividedBy(other.amount));
        }
        if (other.isScale()) {
            return computed(amount.dividedBy(other.amount), dimension, unit);
        }
        if (other.dimension == Plain.DURATION) {
            var rate = amount.dividedBy(other.amount);
            return switch (dimension) {
                case Plain.BYTES -> computed(rate, Plain.DATA_RATE, Families.perSecond(unit));
                case Plain.TOKENS -> of(rate, Plain.TOKEN_RATE);
                case Plain.REQUESTS -> of(rate, Plain.REQUEST_RATE);
                case Dimension.Money(var currency) ->
                        of(rate.times(3600), new Dimension.Price(currency));
                default -> throw new DimensionMismatch(this, other);
            };
        }
        throw new DimensionMismatch(this, other);
    }

    public Quantity negate() {
        return new Quantity(amount.negate(), dimension, unit, computed);
    }

    /// Fewer than, equal to or more than `other`.
    ///
    /// @throws DimensionMismatch when the dimensions differ
    public int compareAmount(Quantity other) {
        return amount.compareTo(same(other).amount);
    }

    private static Quantity amountOf(Quantity rate, Quantity duration) {
        var product = rate.amount.times(duration.amount);
        return switch (rate.dimension) {
            case Plain.DATA_RATE -> computed(product, Plain.BYTES, Families.ofASecond(rate.unit));
            case Plain.TOKEN_RATE -> of(product, Plain.TOKENS);
            case Plain.REQUEST_RATE -> of(product, Plain.REQUESTS);
            case Dimension.Price(var currency) ->
                    of(product.dividedBy(Rational.of(3600)), new Dimension.Money(currency));
            default -> throw new DimensionMismatch(rate, duration);
        };
    }

    private boolean isScale() {
        return dimension == Plain.NUMBER || dimension == Plain.PERCENT;
    }

    private Quantity same(Quantity other) {
        if (!dimension.equals(other.dimension)) {
            throw new DimensionMismatch(this, other);
        }
        return other;
    }

    private @Nullable Unit familyWith(Quantity other) {
        return unit != null ? unit : other.unit;
    }

    /// In the unit of the family in which it is at least 1.
    private static Quantity computed(Rational amount, Dimension dimension, @Nullable Unit family) {
        var shown = family == null ? null : Families.fitting(amount, Families.of(family));
        return new Quantity(amount, dimension, shown, true);
    }

    /// As it was written; a computed amount in the largest unit of its family in which it is at
    /// least 1, with at most two decimals.
    @Override
    public String toString() {
        var shown = unit != null ? unit : Families.fitting(amount, Families.usual(dimension));
        if (shown == null) {
            return amount.toDecimal(2);
        }
        var number = amount.dividedBy(shown.toBase());
        return number.toDecimal(computed ? 2 : WRITTEN_DECIMALS)
                + (shown.spaced() ? " " : "")
                + shown.symbol();
    }
}
