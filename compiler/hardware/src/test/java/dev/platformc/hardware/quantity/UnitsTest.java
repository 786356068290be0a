package dev.platformc.hardware.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
    private static Rational base(String symbol) {
        return Units.find(symbol).orElseThrow().toBase();
    }

    /// Powers taken here, not from the table.
    @Test
    void bytesAreExactPowers() {
        var decimal = List.of("kB", "MB", "GB", "TB", "PB");
        var binary = List.of("KiB", "MiB", "GiB", "TiB", "PiB");
        for (int i = 0; i < 5; i++) {
            var thousands = Rational.of(BigInteger.valueOf(1000).pow(i + 1));
            var twos = Rational.of(BigInteger.ONE.shiftLeft(10 * (i + 1)));
            assertEquals(thousands, base(decimal.get(i)));
            assertEquals(twos, base(binary.get(i)));
            assertEquals(thousands, base(decimal.get(i) + "/s"));
            assertEquals(twos, base(binary.get(i) + "/s"));
        }
        assertEquals(Rational.ONE, base("bytes"));
    }

    @ParameterizedTest
    @CsvSource({
        "kb/s, 125",
        "Mb/s, 125000",
        "Gb/s, 125000000",
        "Tb/s, 125000000000",
        "ms, 0.001",
        "s, 1",
        "min, 60",
        "h, 3600",
        "d, 86400",
        "w, 604800",
        "y, 31536000",
        "M, 1000000",
        "B, 1000000000",
        "T, 1000000000000",
        "%, 0.01",
        "tokens, 1",
        "tokens/s, 1",
        "req, 1",
        "req/s, 1",
        "USD, 1",
        "USD/h, 1"
    })
    void convertsExactly(String symbol, String toBase) {
        assertEquals(Rational.parse(toBase), base(symbol));
    }

    @ParameterizedTest
    @CsvSource({
        "tokens/min, 60",
        "tokens/h, 3600",
        "req/min, 60",
        "req/h, 3600",
        "EUR/d, 24",
        "EUR/month, 730",
        "EUR/y, 8760"
    })
    void convertsExactlyAsAPart(String symbol, long parts) {
        assertEquals(Rational.of(1, parts), base(symbol));
    }

    @ParameterizedTest
    @CsvSource({
        "400, Gb/s, 50, GB/s",
        "200, Gb/s, 25, GB/s",
        "1, GiB, 1024, MiB",
        "1, y, 365, d",
        "12, USD/month, 144, USD/y",
        "80, GB, 80000000000, bytes"
    })
    void equalAmountsInTwoUnits(String a, String unit, String b, String other) {
        assertEquals(
                Quantity.of(Rational.parse(a), Units.find(unit).orElseThrow()).amount(),
                Quantity.of(Rational.parse(b), Units.find(other).orElseThrow()).amount());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gib", "Gib", "GIB", "gb", "G", "Gi", "kb", "KB", "b/s", "tok", "hours", "usd",
                "XXX", "USD/w", "USD/", "/h", "", "B/s", "Tb"
            })
    void theListIsClosed(String symbol) {
        assertTrue(Units.find(symbol).isEmpty(), symbol);
    }

    @ParameterizedTest
    @CsvSource({
        "gib, GiB",
        "GIB, GiB",
        "Gi, GiB",
        "hr, h",
        "token, tokens",
        "mins, min",
        "gb/s, GB/s",
        "MIN, min"
    })
    void saysWhatMayHaveBeenMeant(String symbol, String meant) {
        assertTrue(Units.nearest(symbol).contains(meant), Units.nearest(symbol).toString());
        assertTrue(Units.nearest(symbol).size() <= 3);
    }

    @Test
    void bitsAndBytesAreBothOfferedWhereOnlyCaseDiffers() {
        assertEquals(List.of("GB/s", "Gb/s"), Units.nearest("gb/s").subList(0, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "kitten, sitting, 3",
        "abcd, acbd, 1",
        "'', abc, 3",
        "same, same, 0",
        "flaw, lawn, 2"
    })
    void distancesOfWords(String a, String b, int distance) {
        assertEquals(distance, Spelling.distance(a, b));
        assertEquals(distance, Spelling.distance(b, a));
    }

    @Test
    void nearestWordsAreFewAndInOrder() {
        var known = List.of("training", "inference", "tenants", "train");
        assertEquals(List.of("training"), Spelling.nearest("trainign", known).subList(0, 1));
        assertEquals(List.of(), Spelling.nearest("xyz", known));
        assertEquals(List.of("tenants"), Spelling.nearest("tenant", known));
        assertEquals(
                List.of("a1", "a2", "a3"), Spelling.nearest("a9", List.of("a3", "a2", "a4", "a1")));
    }
}
