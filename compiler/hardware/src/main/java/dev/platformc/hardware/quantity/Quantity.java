package dev.platformc.hardware.quantity;

import dev.platformc.hardware.quantity.Dimension.Plain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An exact amount with its dimension.
///
/// @param amount in base units: bytes, bytes a second, seconds, tokens, 1, currency, currency an
///     hour
/// @param unit as written; absent for a computed amount
public record Quantity(Rational amount, Dimension dimension, @Nullable Unit unit) {

    /// So many of a unit.
    public static Quantity of(Rational written, Unit unit) {
        return new Quantity(written.times(unit.toBase()), unit.dimension(), unit);
    }

    public static Quantity number(Rational value) {
        return new Quantity(value, Plain.NUMBER, null);
    }

    public static Quantity of(Rational base, Dimension dimension) {
        return new Quantity(base, dimension, null);
    }

    /// @throws DimensionMismatch when the dimensions differ
    public Quantity plus(Quantity other) {
        return new Quantity(amount.plus(same(other).amount), dimension, commonUnit(other));
    }

    /// @throws DimensionMismatch when the dimensions differ
    public Quantity minus(Quantity other) {
        return new Quantity(amount.minus(same(other).amount), dimension, commonUnit(other));
    }

    /// `n * q`, `percent * q`, `rate * duration`.
    ///
    /// @throws DimensionMismatch for any other pair
    public Quantity times(Quantity other) {
        if (isScale()) {
            return new Quantity(amount.times(other.amount), other.dimension, other.unit);
        }
        if (other.isScale()) {
            return new Quantity(amount.times(other.amount), dimension, unit);
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
            return new Quantity(amount.dividedBy(other.amount), dimension, unit);
        }
        if (other.dimension == Plain.DURATION) {
            var rate = amount.dividedBy(other.amount);
            return switch (dimension) {
                case Plain.BYTES -> of(rate, Plain.DATA_RATE);
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
        return new Quantity(amount.negate(), dimension, unit);
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
            case Plain.DATA_RATE -> of(product, Plain.BYTES);
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

    private @Nullable Unit commonUnit(Quantity other) {
        return unit != null && unit.equals(other.unit) ? unit : null;
    }

    /// In its unit as written, or in the largest fitting one with at most two decimals.
    @Override
    public String toString() {
        var shown = unit != null ? unit : fittingUnit();
        if (shown == null) {
            return amount.toDecimal(2);
        }
        var number = amount.dividedBy(shown.toBase());
        return number.toDecimal(unit != null ? 12 : 2) + (shown.spaced() ? " " : "") + shown.symbol();
    }

    private @Nullable Unit fittingUnit() {
        var symbols =
                switch (dimension) {
                    case Plain.NUMBER -> List.<String>of();
                    case Plain.PERCENT -> List.of("%");
                    case Plain.BYTES -> List.of("TiB", "GiB", "MiB", "KiB", "bytes");
                    case Plain.DATA_RATE -> List.of("TB/s", "GB/s", "MB/s", "kB/s");
                    case Plain.DURATION -> List.of("d", "h", "min", "s", "ms");
                    case Plain.TOKENS -> List.of("tokens");
                    case Plain.TOKEN_RATE -> List.of("tokens/s");
                    case Plain.REQUESTS -> List.of("req");
                    case Plain.REQUEST_RATE -> List.of("req/s");
                    case Dimension.Money(var currency) -> List.of(currency);
                    case Dimension.Price(var currency) -> List.of(currency + "/h");
                };
        Unit last = null;
        for (var symbol : symbols) {
            last = Units.find(symbol).orElseThrow();
            if (amount.compareTo(last.toBase()) >= 0) {
                return last;
            }
        }
        return last;
    }
}
