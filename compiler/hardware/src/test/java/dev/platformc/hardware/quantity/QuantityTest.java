package dev.platformc.hardware.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.platformc.hardware.quantity.Dimension.Plain;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    /// Reads `80 GB`, `60 %`, `8`.
    private static Quantity q(String text) {
        var parts = text.strip().split(" ", -1);
        var number = Rational.parse(parts[0]);
        return parts.length == 1
                ? Quantity.number(number)
                : Quantity.of(number, Units.find(parts[1]).orElseThrow());
    }

    private static Quantity compute(String left, String operator, String right) {
        return switch (operator) {
            case "+" -> q(left).plus(q(right));
            case "-" -> q(left).minus(q(right));
            case "*" -> q(left).times(q(right));
            case "/" -> q(left).dividedBy(q(right));
            default -> throw new IllegalArgumentException(operator);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "80 GB, 80GB",
        "81920 MiB, 81920MiB",
        "1.5 TiB, 1.5TiB",
        "400 Gb/s, 400Gb/s",
        "5 bytes, 5 bytes",
        "90 min, 90min",
        "60 %, 60%",
        "70.6 B, 70.6B",
        "8192 tokens, 8192 tokens",
        "250 tokens/s, 250 tokens/s",
        "3.5 USD/h, 3.5 USD/h",
        "280000 EUR, 280000 EUR",
        "10 req/min, 10 req/min",
        "100 USD/month, 100 USD/month",
        "0.123456789012345 h, 0.123456789012345h",
        "8, 8"
    })
    void printsAsWritten(String written, String shown) {
        assertEquals(shown, q(written).toString());
    }

    @ParameterizedTest
    @CsvSource({
        // the family of the first operand, the largest unit in which it is at least 1
        "80 GB,    *, 2,        160GB",
        "2,        *, 512 MiB,  1GiB",
        "600 GB,   *, 2,        1.2TB",
        "1 GB,     +, 1 GiB,    2.07GB",
        "1 GiB,    +, 1 GB,     1.93GiB",
        "80 GB,    /, 3,        26.67GB",
        "1 GB,     /, 3000,     333.33kB",
        "1 kB,     /, 3000,     0.33 bytes",
        "1 TiB,    -, 1 TiB,    0 bytes",
        "1 GiB,    -, 2 GiB,    -1GiB",
        "60 %,     *, 80 GiB,   48GiB",
        "45 min,   *, 2,        1.5h",
        "500 ms,   *, 4,        2s",
        "400 Gb/s, *, 8,        3.2Tb/s",
        "50 GB/s,  *, 8,        400GB/s",
        "2,        *, 30 %,     60%",
        "70.6 B,   *, 2,        141.2B",
        "3,        /, 7,        0.43",
        // other dimensions
        "100 GB,   /, 4 s,      25GB/s",
        "100 GiB,  /, 4 s,      25GiB/s",
        "25 GB/s,  *, 1 min,    1.5TB",
        "200 Gb/s, *, 1 s,      25GB",
        "4 s,      *, 25 GB/s,  100GB",
        "6000 tokens, /, 1 min, 100 tokens/s",
        "10 tokens/s, *, 1 min, 600 tokens",
        "30 req,   /, 1 min,    0.5 req/s",
        "3.5 USD/h, *, 2 d,     168 USD",
        "8760 USD, /, 1 y,      1 USD/h",
        "100 USD/month, *, 2,   200 USD/month",
        "80 GB,    /, 40 GB,    2",
        "1 GiB,    /, 1 GB,     1.07"
    })
    void computes(String left, String operator, String right, String shown) {
        assertEquals(shown, compute(left, operator, right).toString());
    }

    @Test
    void divisionIsNotRoundedOnTheWay() {
        var third = q("80 GB").dividedBy(q("3"));
        assertEquals(q("80 GB").amount(), third.times(q("3")).amount());
        assertEquals("80GB", third.times(q("3")).toString());
    }

    @Test
    void anAmountWithoutAUnitFindsOne() {
        assertEquals("79.15GiB", Quantity.of(q("79.15 GiB").amount(), Plain.BYTES).toString());
        assertEquals("1.5h", Quantity.of(Rational.of(5400), Plain.DURATION).toString());
        assertEquals("50GB/s", Quantity.of(q("400 Gb/s").amount(), Plain.DATA_RATE).toString());
        assertEquals(
                "3.5 USD/h",
                Quantity.of(Rational.parse("3.5"), new Dimension.Price("USD")).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "1 GB, +, 1 s",
        "1 GB, -, 1",
        "1 GB, *, 1 GB",
        "1 USD, +, 1 EUR",
        "1 s, /, 1 GB",
        "1 tokens, +, 1 req",
        "1 USD/h, +, 1 USD",
        "1 GB/s, +, 1 GB",
        "1, /, 1 s",
        "1 USD/h, *, 1 GB",
        "1 %, +, 1"
    })
    void unlikeAmountsDoNotCombine(String left, String operator, String right) {
        var mismatch = assertThrows(DimensionMismatch.class, () -> compute(left, operator, right));
        assertEquals(q(left).dimension(), mismatch.left().dimension());
        assertEquals(q(right).dimension(), mismatch.right().dimension());
    }

    @Test
    void aMismatchNamesBothSides() {
        var mismatch =
                assertThrows(DimensionMismatch.class, () -> compute("80 GB", "+", "400 Gb/s"));
        assertEquals("80GB is an amount of bytes, 400Gb/s a data rate", mismatch.getMessage());
    }

    @Test
    void currenciesNeverConvert() {
        assertThrows(DimensionMismatch.class, () -> q("1 USD").compareAmount(q("1 EUR")));
        assertEquals(0, q("24 USD/d").compareAmount(q("1 USD/h")));
    }

    @Test
    void dividingByNothingIsAnError() {
        assertThrows(ArithmeticException.class, () -> compute("1 GB", "/", "0"));
        assertThrows(ArithmeticException.class, () -> compute("1 GB", "/", "0 GB"));
        assertThrows(ArithmeticException.class, () -> compute("1 GB", "/", "0 s"));
    }

    @Test
    void tooManyDigitsAreAnError() {
        var many = q("9".repeat(30));
        assertThrows(ArithmeticException.class, () -> many.times(many));
    }

    @ParameterizedTest
    @CsvSource({
        "1 GiB, 1 GB, 1",
        "1 GB, 1 GiB, -1",
        "400 Gb/s, 50 GB/s, 0",
        "24 h, 1 d, 0",
        "1024 MiB, 1 GiB, 0",
        "50 %, 51 %, -1"
    })
    void compares(String left, String right, int sign) {
        assertEquals(sign, q(left).compareAmount(q(right)));
    }

    @Test
    void aNegatedAmountPrintsAsItWasWritten() {
        assertEquals("-80GB", q("80 GB").negate().toString());
    }

    // ---- bytes

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    137953296384 | 137.95 GB  | 128.48 GiB | 137,953,296,384 bytes
                    140000000000 | 140.00 GB  | 130.39 GiB | 140,000,000,000 bytes
                    85899345920  | 85.90 GB   | 80.00 GiB  | 85,899,345,920 bytes
                    1023         | 1.02 kB    | 1023 bytes | 1,023 bytes
                    999          | 999 bytes  | 999 bytes  | 999 bytes
                    0            | 0 bytes    | 0 bytes    | 0 bytes
                    1099511627776| 1.10 TB    | 1.00 TiB   | 1,099,511,627,776 bytes
                    """)
    void bytesInBothFamilies(long count, String decimal, String binary, String exact) {
        var bytes = new Bytes(count);
        assertEquals(decimal, bytes.toDecimalString());
        assertEquals(binary, bytes.toString());
        assertEquals(exact, bytes.exact());
    }

    @Test
    void bytesRoundDownAndNeverWrap() {
        assertEquals(new Bytes(3), Bytes.of(Rational.of(7, 2)));
        assertEquals(new Bytes(84_986_665_369L), Bytes.gib(Rational.parse("79.15")));
        assertThrows(IllegalArgumentException.class, () -> new Bytes(1).minus(new Bytes(2)));
        assertThrows(ArithmeticException.class, () -> new Bytes(Long.MAX_VALUE).plus(new Bytes(1)));
        assertThrows(ArithmeticException.class, () -> new Bytes(Long.MAX_VALUE).times(2));
        assertEquals("0.50 GiB", new Bytes(1L << 29).inGib());
    }

    @Test
    void localeDoesNotMatter() {
        var before = Locale.getDefault();
        var shown = new ArrayList<String>();
        try {
            for (var tag : new String[] {"en", "tr", "ar-EG", "hi-IN", "de"}) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                shown.add(new Bytes(1_234_567L).exact() + q("1.5 GiB") + Units.nearest("MIN"));
            }
        } finally {
            Locale.setDefault(before);
        }
        assertEquals(1, shown.stream().distinct().count(), shown.toString());
    }
}
