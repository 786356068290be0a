package dev.platformc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "1000, 1000",
        "1024, 1Ki",
        "1536, 1536",
        "1610612736, 1536Mi",
        "17179869184, 16Gi",
        "2000000000, 1953125Ki",
        "1125899906842624, 1Pi"
    })
    void bytes_take_the_largest_unit_without_a_remainder(long bytes, String text) {
        assertEquals(text, Quantities.bytes(new Bytes(bytes)).toString());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 2, 500m", "7, 2, 3500m", "1, 3, 334m", "0, 1, 0", "112, 1, 112"})
    void cores_round_up_to_a_thousandth(long numerator, long denominator, String text) {
        assertEquals(text, Quantities.number(Rational.of(numerator, denominator)).toString());
    }

    @Test
    void bytes_mean_the_same_to_kubernetes() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("QuantitiesTest -Dseed=" + seed);
        var random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            long bytes = random.nextLong(1L << 50) >> random.nextInt(50) << random.nextInt(10);
            Quantity quantity = Quantities.bytes(new Bytes(bytes));
            assertEquals(
                    0,
                    BigDecimal.valueOf(bytes).compareTo(Quantity.getAmountInBytes(quantity)),
                    quantity.toString());
        }
    }
}
