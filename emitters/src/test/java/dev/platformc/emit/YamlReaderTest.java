package dev.platformc.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// YAML that people wrote.
class YamlReaderTest {
    @Test
    void a_field_is_found_at_its_name_and_a_value_where_it_stands() {
        var read =
                YamlReader.read("a: 1\nb:\n  - c: é x\n    d: {e: true}\n").documents().getFirst();
        assertEquals(new YamlReader.Place(2, 4, 1), read.place("/b/0/c"));
        assertEquals(new YamlReader.Place(2, 7, 3), read.valuePlace("/b/0/c"));
        assertEquals(new YamlReader.Place(3, 8, 1), read.place("/b/0/d/e"));
        assertEquals(read.place("/b/0/d"), read.place("/b/0/d/none/of/this"));
    }

    @Test
    void documents_are_told_apart_and_empty_ones_passed_over() {
        var answer = YamlReader.read("---\na: 1\n---\n# nothing\n---\nb: 2\n...\n");
        assertNull(answer.problem());
        assertEquals(
                List.of("{\"a\":1}", "{\"b\":2}"),
                answer.documents().stream().map(d -> d.tree().toString()).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: yes",
                "a: Off",
                "on: 1",
                "a: 0644",
                "a: 1_000",
                "a: 12:30:45",
                "a: 0b11",
                "a: 99999999999999999999",
                "a: .nan",
                "a: 1\na: 2",
                "? [a]\n: 1",
                "a: &x [*x]",
                "a: *nowhere",
                "a: [1",
                "\ta: 1",
                "a: b: c"
            })
    void what_has_two_meanings_or_none_is_refused(String yaml) {
        var answer = YamlReader.read(yaml);
        assertEquals(List.of(), answer.documents());
        assertNotNull(answer.problem());
    }

    @Test
    void merges_mean_what_they_mean_to_kubectl() {
        var yaml = "base: &b {x: 1, y: 2}\nall: {<<: *b, y: 3}\n";
        assertEquals(
                "{\"y\":3,\"x\":1}",
                YamlReader.read(yaml).documents().getFirst().tree().path("all").toString());
    }

    @Test
    void aliases_that_multiply_are_refused() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            var before = "*a" + (i - 1);
            bomb.append("a").append(i).append(": &a").append(i).append(" [").append(before);
            bomb.append((", " + before).repeat(9)).append("]\n");
        }
        assertNotNull(YamlReader.read(bomb.toString()).problem());
    }
}
