package dev.platformc.emit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.emit.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;
import tools.jackson.databind.JsonNode;

/// What is printed means the same to a reader of YAML 1.1, which is what clusters have.
class YamlTextTest {
    /// Strings that mean something else when they stand bare, here or in YAML 1.1.
    static List<String> nastyStrings() {
        return List.of(
                "0x1F",
                "0b11",
                "1_000",
                "1:30",
                "12:30:45",
                "2026-01-01",
                "=",
                "<<",
                "on",
                "off",
                "On",
                "OFF",
                "yes",
                "no",
                "Yes",
                "NO",
                "y",
                "n",
                "Y",
                "N",
                "true",
                "False",
                "null",
                "Null",
                "~",
                "",
                " ",
                " a",
                "a ",
                "1e3",
                "1E3",
                "0777",
                "0o17",
                ".5",
                "5.",
                ".inf",
                "-.INF",
                ".nan",
                "+1",
                "-1",
                "1.0",
                "1,000",
                "0",
                "-0",
                "12e03",
                "6.8523015e+5",
                "190:20:30.15",
                "2001-12-14t21:59:43.10-05:00",
                "2026-01-01 00:00:00",
                "@a",
                "`a`",
                "a: b",
                "a:",
                ":a",
                "a #b",
                "#a",
                "a#b",
                "- a",
                "-",
                "--",
                "---",
                "...",
                "? a",
                "?",
                "[a]",
                "{a}",
                "a, b",
                "]",
                "}",
                "&a",
                "*a",
                "!a",
                "%a",
                "|",
                ">",
                "'a'",
                "\"a\"",
                "it's",
                "a\\b",
                "a\tb",
                "\ta",
                "a\nb",
                "a\n",
                "\n",
                "a\n\nb\n",
                "a\r\nb",
                "é",
                "\u0085",
                "\u2028",
                "\ufeff",
                "\ud83d\ude00",
                "\u0000",
                "\u007f",
                "0.11.0",
                "v1",
                "8Gi",
                "500m",
                "1g.10gb",
                "12e3d",
                "0xyz",
                "1.2.3.4",
                "10.0.0.0/8",
                "{{ x }}",
                "$(A)",
                "a".repeat(500),
                "word ".repeat(60) + "end");
    }

    @ParameterizedTest
    @MethodSource("nastyStrings")
    void a_string_is_read_back_as_itself(String nasty) {
        comesBack(Map.of("value", nasty));
        comesBack(Map.of("list", List.of(nasty, nasty)));
        if (nasty.chars().noneMatch(YamlTextTest::breaksLine)) { // no key of Kubernetes has one
            comesBack(Map.of(nasty, "as a key"));
        }
        comesBack(Map.of("deep", Map.of("er", List.of(Map.of("x", nasty)))));
    }

    @Test
    void random_strings_of_dangerous_characters_are_read_back_as_themselves() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("YamlTextTest -Dseed=" + seed);
        var random = new Random(seed);
        String alphabet = "019abefnoxyz_.:+-~#!&*?|>%@`'\"\\[]{}, \t\nTZ=</";
        for (int i = 0; i < 20_000; i++) {
            String text = random(random, alphabet);
            comesBack(Map.of("a", text, text + "k", List.of(text)));
        }
    }

    @Test
    void numbers_and_truth_values_stay_what_they_are() {
        comesBack(Map.of("a", 1, "b", true, "c", 2_147_483_648L, "d", 1.5, "e", -7));
    }

    @Test
    void the_reader_is_one_of_yaml_1_1_and_refuses_a_key_twice() {
        assertTrue(Trees.yaml("yes").isBoolean());
        assertEquals(90, Trees.yaml("1:30").intValue());
        assertThrows(DuplicateKeyException.class, () -> Trees.yaml("{a: 1, a: 2}"));
    }

    @Test
    void long_lines_are_not_folded_and_no_marker_begins_a_document() {
        String text = Yaml.print(Map.of("a", "word ".repeat(60) + "end"));
        assertEquals(1, text.lines().count(), text);
        assertFalse(text.startsWith("---"), text);
    }

    private static boolean breaksLine(int c) {
        return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028;
    }

    private static String random(Random random, String alphabet) {
        int length = random.nextInt(8);
        return IntStream.range(0, length)
                .map(_ -> alphabet.charAt(random.nextInt(alphabet.length())))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void comesBack(Map<String, ?> data) {
        String text = Yaml.print(new TreeMap<>(data));
        JsonNode read;
        try {
            read = Trees.yaml(text);
        } catch (RuntimeException e) {
            throw new AssertionError(data + " was written as\n" + text, e);
        }
        assertEquals(Trees.of(data), read, () -> data + " was written as\n" + text);
    }
}
