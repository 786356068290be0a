package dev.platformc.hardware.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RationalTest {
    private static final long SEED = Long.getLong("seed", 20261124L);

    private static Rational r(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? Rational.parse(text)
                : Rational.parse(text.substring(0, slash))
                        .dividedBy(Rational.parse(text.substring(slash + 1)));
    }

    @Test
    void sumsAndProductsAreThoseOfBigDecimal() {
        var random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            var a = decimal(random);
            var b = decimal(random);
            var x = Rational.parse(a.toPlainString());
            var y = Rational.parse(b.toPlainString());
            var told = "seed " + SEED + ": " + a + ", " + b;
            same(a.add(b), x.plus(y), told);
            same(a.subtract(b), x.minus(y), told);
            same(a.multiply(b), x.times(y), told);
            assertEquals(a.compareTo(b), x.compareTo(y), told);
            assertEquals(a.signum(), x.signum(), told);
            assertEquals(a.setScale(0, RoundingMode.FLOOR).toBigInteger(), x.floor(), told);
            assertEquals(a.setScale(0, RoundingMode.CEILING).toBigInteger(), x.ceiling(), told);
            assertEquals(a.setScale(0, RoundingMode.HALF_UP).toBigInteger(), x.round(), told);
            assertEquals(a.setScale(2, RoundingMode.HALF_UP).toPlainString(), x.toFixed(2), told);
            if (b.signum() != 0) {
                assertEquals(x, x.dividedBy(y).times(y), told);
                assertEquals(
                        a.divide(b, 4, RoundingMode.HALF_UP).toPlainString(),
                        x.dividedBy(y).toFixed(4),
                        told);
            }
        }
    }

    private static BigDecimal decimal(Random random) {
        return BigDecimal.valueOf(random.nextLong(-10_000_000, 10_000_000), random.nextInt(5));
    }

    private static void same(BigDecimal expected, Rational actual, String told) {
        assertEquals(0, expected.compareTo(new BigDecimal(actual.toDecimal(20))), told);
    }

    @ParameterizedTest
    @CsvSource({
        "6/8, 3/4",
        "-6/8, -3/4",
        "6/-8, -3/4",
        "0/5, 0",
        "10/5, 2",
        "1_000/10, 100",
        "0.50, 1/2"
    })
    void isKeptInLowestTerms(String text, String lowest) {
        assertEquals(r(lowest), r(text));
        assertEquals(r(lowest).hashCode(), r(text).hashCode());
        assertTrue(r(text).denominator().signum() > 0);
    }

    @ParameterizedTest
    @CsvSource({"7/2, 3, 4, 4", "-7/2, -4, -3, -4", "5/2, 2, 3, 3", "-1/3, -1, 0, 0", "3, 3, 3, 3"})
    void wholeNumbersBelowAboveAndNearest(String text, String floor, String ceiling, String round) {
        assertEquals(new BigInteger(floor), r(text).floor());
        assertEquals(new BigInteger(ceiling), r(text).ceiling());
        assertEquals(new BigInteger(round), r(text).round());
    }

    @ParameterizedTest
    @CsvSource({
        "1/3, 2, 0.33",
        "2/3, 2, 0.67",
        "1/2, 2, 0.5",
        "100, 2, 100",
        "1/200, 2, 0.01",
        "1200000, 2, 1200000",
        "-1/8, 2, -0.13"
    })
    void decimalsAreRoundedHalfUpAndStripped(String text, int places, String shown) {
        assertEquals(shown, r(text).toDecimal(places));
    }

    @Test
    void thirtyEightDigitsAreHeldAndNotOneMore() {
        var largest = "9".repeat(38);
        assertEquals(largest, Rational.parse(largest).toString());
        assertThrows(ArithmeticException.class, () -> Rational.parse("1" + "0".repeat(38)));
        assertThrows(ArithmeticException.class, () -> Rational.parse(largest).plus(Rational.ONE));
        var tiny = Rational.ONE.dividedBy(Rational.parse("1" + "0".repeat(37)));
        assertThrows(ArithmeticException.class, () -> tiny.dividedBy(Rational.of(10)));
        assertThrows(ArithmeticException.class, () -> Rational.parse("0." + "0".repeat(38) + "1"));
        assertEquals(Rational.ONE, tiny.times(Rational.parse("1" + "0".repeat(37))));
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThrows(NumberFormatException.class, () -> Rational.parse("GiB"));
        assertThrows(NumberFormatException.class, () -> Rational.parse(""));
        assertThrows(ArithmeticException.class, () -> Rational.ONE.dividedBy(Rational.ZERO));
        assertThrows(ArithmeticException.class, () -> r("1/2").toLongExact());
        assertThrows(ArithmeticException.class, () -> r("9223372036854775808").toLongExact());
        assertEquals(Long.MAX_VALUE, r("9223372036854775807").toLongExact());
    }

    @Test
    void minimumMaximumAndWholeness() {
        assertEquals(r("1/3"), Rational.min(r("1/3"), r("1/2")));
        assertEquals(r("1/2"), Rational.max(r("1/3"), r("1/2")));
        assertTrue(r("4/2").isWhole());
        assertFalse(r("4/3").isWhole());
    }
}
