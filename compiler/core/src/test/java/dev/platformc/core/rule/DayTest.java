package dev.platformc.core.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayTest {
    @ParameterizedTest
    @ValueSource(strings = {"31.3.2027", "2027-3-31", "2027-02-29", "2027-13-01", "2027-00-10", ""})
    void what_is_no_day_is_refused(String text) {
        assertTrue(Day.parse(text).isEmpty(), text);
    }

    @Test
    void days_exist_and_follow_each_other_as_the_calendar_of_the_jdk_says() {
        long seed = Long.getLong("seed", 20_260_311L);
        System.out.println("-Dseed=" + seed);
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            var a = text(random);
            var b = text(random);
            assertEquals(exists(a), Day.parse(a).isPresent(), a);
            if (exists(a) && exists(b)) {
                int order = Day.parse(a).orElseThrow().compareTo(Day.parse(b).orElseThrow());
                assertEquals(
                        Integer.signum(LocalDate.parse(a).compareTo(LocalDate.parse(b))),
                        Integer.signum(order),
                        a + " " + b);
                assertEquals(a, Day.parse(a).orElseThrow().toString());
            }
        }
    }

    private static String text(Random random) {
        return "%04d-%02d-%02d"
                .formatted(1990 + random.nextInt(120), random.nextInt(14), random.nextInt(33));
    }

    private static boolean exists(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
