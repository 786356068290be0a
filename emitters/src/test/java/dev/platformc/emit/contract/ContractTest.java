package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// The contract before a platform written by hand: it passes, and each damage of a long list is
/// found for what it is.
class ContractTest {

    @Test
    void a_whole_platform_passes() throws IOException {
        assertEquals(Map.of(), new Contract(CrdsAtHand.definitions()).broken(parsed(lab())));
    }

    /// A line of the file: what stands there, what is written instead, part of the complaint.
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvFileSource(resources = "damages.csv", delimiterString = " | ", quoteCharacter = '\'')
    void a_damage_is_found(String line, String instead, String complaint) throws IOException {
        String damaged = lab().replace(lines(line), lines(instead));
        assertFalse(damaged.equals(lab()), () -> "not in the platform: " + line);
        Map<String, List<Violation>> found =
                new Contract(CrdsAtHand.definitions()).broken(parsed(damaged));
        assertTrue(
                found.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(v -> v.toString().contains(complaint)),
                () -> found.toString());
    }

    private static String lines(String text) {
        return text.replace("\\n", "\n");
    }

    private static String lab() throws IOException {
        try (InputStream in = ContractTest.class.getResourceAsStream("lab.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Emitted> parsed(String platform) {
        var documents = new ArrayList<Emitted>();
        for (String part : platform.split("(?m)^--- # ", -1)) {
            if (!part.startsWith("#")) {
                int line = part.indexOf('\n');
                documents.add(Emitted.of(part.substring(0, line), part.substring(line + 1)));
            }
        }
        return documents;
    }
}
