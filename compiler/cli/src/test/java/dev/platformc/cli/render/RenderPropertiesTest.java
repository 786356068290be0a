package dev.platformc.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Laws that hold for any spans in any text. `-Dseed=` replays one run.
class RenderPropertiesTest {
    private static final List<Confidence> CONFIDENCES = List.of(Confidence.values());
    private static final String[] PIECES = {
        "a",
        "pool h200 {",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\u00e9",
        "e\u0301",
        "\u6f22",
        "\ud83d\ude00",
        "\ud83d\udc69\u200d\ud83d\ude80",
        "\ud83c\udde9\ud83c\uddea",
        "\ud83d",
        "\ufe0f",
        "\u202e",
        "\u0000",
        "\u001b[2J",
        "\ufeff",
        "\u2028",
        " ",
        "\"",
        "x".repeat(120),
        "\u0627"
    };

    @Test
    void rendering_never_throws_and_keeps_to_its_lines() {
        long seed = Long.getLong("seed", 20260101);
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 4_000; i++) {
            var sources = SourceSet.of("a.platform", text(random));
            var diagnostic = diagnostic(random);
            var plain = DiagnosticText.render(diagnostic, sources, Theme.PLAIN);
            var coloured = DiagnosticText.render(diagnostic, sources, Theme.COLOUR);
            assertEquals(plain, coloured.replaceAll("\u001B\\[[0-9;]*m", ""), "run " + i);
            assertTrue(plain.endsWith("\n"));
            plain.lines().forEach(line -> assertTrue(Width.of(line) <= 100, line));
            assertFalse(plain.chars().anyMatch(c -> c < ' ' && c != '\n'), plain);
        }
    }

    @Test
    void every_json_line_can_be_read_back() {
        long seed = Long.getLong("seed", 20260102);
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var mapper = new JsonMapper();
        for (int i = 0; i < 1_000; i++) {
            var sources = SourceSet.of("a.platform", text(random));
            var diagnostic = diagnostic(random);
            var line = DiagnosticJson.render(diagnostic, sources);
            assertFalse(line.contains("\n"), line);
            var tree = mapper.readTree(line);
            assertEquals(1, tree.get("schema").asInt());
            assertEquals(diagnostic.headline(), tree.get("headline").asString());
            assertEquals(diagnostic.related().size(), tree.get("related").size());
        }
    }

    private static Diagnostic diagnostic(Random random) {
        var d =
                random.nextInt(10) == 0
                        ? Diagnostic.general(Code.NO_SOURCES, "general")
                        : Diagnostic.of(Code.BAD_SYNTAX, "short", span(random), words(random));
        for (int i = random.nextInt(4); i > 0; i--) {
            d = d.withRelated(span(random), words(random));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            d = d.withNote(words(random));
        }
        if (random.nextInt(4) == 0) {
            d = d.withNote(new Note.Sum(rows(random), random.nextInt(6) - 2));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            var edits = new ArrayList<Edit>();
            for (int e = random.nextInt(4); e > 0; e--) {
                edits.add(new Edit(span(random), random.nextBoolean() ? "" : "new\ntext"));
            }
            d = d.withFix(new Fix(words(random), CONFIDENCES.get(random.nextInt(3)), edits));
        }
        return d;
    }

    private static List<List<String>> rows(Random random) {
        var rows = new ArrayList<List<String>>();
        for (int r = random.nextInt(5); r > 0; r--) {
            var row = new ArrayList<String>();
            for (int c = random.nextInt(4); c > 0; c--) {
                row.add(random.nextBoolean() ? "12.5 GiB" : "cell");
            }
            rows.add(row);
        }
        return rows;
    }

    private static Span span(Random random) {
        int start = random.nextInt(200);
        var file = random.nextInt(12) == 0 ? "missing.platform" : "a.platform";
        return new Span(file, start, start + random.nextInt(random.nextBoolean() ? 4 : 100));
    }

    private static String words(Random random) {
        return "some words ".repeat(random.nextInt(random.nextInt(20) == 0 ? 30 : 6)).strip();
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(60); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
