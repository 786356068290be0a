package dev.platformc.hardware.quantity;

import java.math.BigInteger;

/// An exact fraction in lowest terms with a positive denominator. It prints itself, without
/// `BigDecimal`, whose class takes longer to set up than a small platform to check.
///
/// Numerator and denominator have at most 38 digits; arithmetic that would need more throws
/// [ArithmeticException].
public record Rational(BigInteger numerator, BigInteger denominator)
        implements Comparable<Rational> {
    /// First, since the constants below are checked against it.
    private static final BigInteger LIMIT = BigInteger.TEN.pow(38);

    public static final Rational ZERO = of(0);
    public static final Rational ONE = of(1);

    public Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        var divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        if (!divisor.equals(BigInteger.ONE)) {
            numerator = numerator.divide(divisor);
            denominator = denominator.divide(divisor);
        }
        if (numerator.abs().compareTo(LIMIT) >= 0 || denominator.compareTo(LIMIT) >= 0) {
            throw new ArithmeticException("more than 38 digits");
        }
    }

    public static Rational of(long whole) {
        return new Rational(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    public static Rational of(BigInteger whole) {
        return new Rational(whole, BigInteger.ONE);
    }

    /// Reads `8`, `0.5`, `128_256`.
    ///
    /// @throws NumberFormatException when the text is no decimal number
    /// @throws ArithmeticException when it has more than 38 digits
    public static Rational parse(String text) {
        var decimal = text.replace("_", "");
        int point = decimal.indexOf('.');
        if (point < 0) {
            return of(new BigInteger(decimal));
        }
        int places = decimal.length() - point - 1;
        var digits = decimal.substring(0, point) + decimal.substring(point + 1);
        return new Rational(new BigInteger(digits), BigInteger.TEN.pow(places));
    }

    public Rational plus(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Rational minus(Rational other) {
        return plus(other.negate());
    }

    public Rational times(Rational other) {
        return new Rational(
                numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Rational times(long other) {
        return times(of(other));
    }

    public Rational dividedBy(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    public int signum() {
        return numerator.signum();
    }

    public boolean isWhole() {
        return denominator.equals(BigInteger.ONE);
    }

    public BigInteger floor() {
        var parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    public BigInteger ceiling() {
        return negate().floor().negate();
    }

    /// To the nearest whole number, halves away from zero.
    public BigInteger round() {
        var twice = denominator.shiftLeft(1);
        var magnitude = numerator.abs().shiftLeft(1).add(denominator).divide(twice);
        return numerator.signum() < 0 ? magnitude.negate() : magnitude;
    }

    /// As a whole number.
    ///
    /// @throws ArithmeticException when it is not whole or does not fit
    public long toLongExact() {
        if (!isWhole()) {
            throw new ArithmeticException("not whole: " + this);
        }
        return numerator.longValueExact();
    }

    /// With at most so many places, rounded half up, without trailing zeros.
    public String toDecimal(int places) {
        var fixed = toFixed(places);
        if (fixed.indexOf('.') < 0) {
            return fixed;
        }
        int end = fixed.length();
        while (fixed.charAt(end - 1) == '0') {
            end--;
        }
        return fixed.substring(0, fixed.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /// With exactly so many places, rounded half up.
    public String toFixed(int places) {
        // The number of 10^-places: beyond the digits that a Rational may have.
        var twice = denominator.shiftLeft(1);
        var scaled = numerator.abs().multiply(BigInteger.TEN.pow(places)).shiftLeft(1);
        var digits = new StringBuilder(scaled.add(denominator).divide(twice).toString());
        while (digits.length() <= places) {
            digits.insert(0, '0');
        }
        if (places > 0) {
            digits.insert(digits.length() - places, '.');
        }
        boolean isZero = digits.chars().allMatch(digit -> digit == '0' || digit == '.');
        return numerator.signum() < 0 && !isZero ? "-" + digits : digits.toString();
    }

    public static Rational min(Rational a, Rational b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    public static Rational max(Rational a, Rational b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    @Override
    public int compareTo(Rational other) {
        return numerator
                .multiply(other.denominator)
                .compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return isWhole() ? numerator.toString() : toDecimal(6);
    }
}
