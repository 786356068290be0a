package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuggestCommandTest {
    private static final String TWO_TEAMS =
            """
            platform lab
            pool gpus { nodes = 1 x dgx-h100, price = 80 USD/h }
            team risk   { %s }
            team search { }

            endpoint fraud { team = risk, model = qwen-3-4b, context = 4096 tokens, concurrency = 8 }
            endpoint rank {
              team        = search
              on          = gpus
              model       = qwen-3-4b
              context     = 4096 tokens
              concurrency = 8
              replicas    = 3
            }
            """;

    @TempDir Path folder;

    private void platform(String text) throws IOException {
        Files.writeString(folder.resolve("lab.platform"), text);
    }

    private CommandRun suggest(String... options) {
        var words = new ArrayList<>(List.of("suggest", folder.toString()));
        words.addAll(List.of(options));
        return CommandRun.of(words.toArray(String[]::new));
    }

    @Test
    void slices_are_suggested_where_teams_are_kept_apart_by_slices() throws IOException {
        platform(TWO_TEAMS.formatted(""));
        var run = suggest();
        assertEquals(0, run.exit(), run.all());
        assertTrue(run.out().contains("whole  4 cards  a card each (now)"), run.out());
        assertTrue(run.out().contains("mig    1 card "), run.out());
        assertTrue(run.out().contains("mps    no       team `risk`"), run.out());
        // Three cards of eight of a node of 80.
        assertTrue(
                run.out()
                        .contains(
                                "suggest: mig (checked: compiled and placed); it frees 3 cards,"
                                        + " worth 30.00 USD/h\n"),
                run.out());
        assertTrue(
                run.out()
                        .contains("\n+sharing gpus-parts { pool = gpus, gpus = 1, slice = mig }\n"),
                run.out());
        assertTrue(run.out().contains("\n-  on          = gpus\n"), run.out());
    }

    @Test
    void the_edits_make_the_platform_that_was_promised() throws IOException {
        platform(TWO_TEAMS.formatted(""));
        assertTrue(CommandRun.of("check", folder.toString()).out().contains(", 4 free"));
        var text = Files.readString(folder.resolve("lab.platform"));
        platform(applied(text, suggest("--format", "json").out()));
        var check = CommandRun.of("check", folder.toString());
        assertEquals(0, check.exit(), check.all());
        assertTrue(check.out().contains("1 shared, 7 free"), check.out());
        var again = suggest();
        assertFalse(again.out().contains("suggest:"), again.out());
    }

    /// As a program would: the last edit first.
    private static String applied(String text, String json) {
        record Edit(int start, int end, String text) {}
        var found =
                Pattern.compile(
                                "\"start\":(\\d+),\"end\":(\\d+),\"replacement\":\"((?:[^\"\\\\]|\\\\.)*)\"")
                        .matcher(json);
        var edits = new ArrayList<Edit>();
        while (found.find()) {
            edits.add(
                    new Edit(
                            Integer.parseInt(found.group(1)),
                            Integer.parseInt(found.group(2)),
                            found.group(3).replace("\\n", "\n").replace("\\\"", "\"")));
        }
        assertFalse(edits.isEmpty(), json);
        edits.sort(Comparator.comparingInt(Edit::start).reversed());
        var changed = new StringBuilder(text);
        edits.forEach(e -> changed.replace(e.start(), e.end(), e.text()));
        return changed.toString();
    }

    @Test
    void a_team_with_cards_of_its_own_gets_its_own_suggestion() throws IOException {
        platform(TWO_TEAMS.formatted("isolation = gpu"));
        var run = suggest();
        assertEquals(0, run.exit(), run.all());
        assertTrue(run.out().contains("pool `gpus`: 1 endpoint (`fraud`)"), run.out());
        assertTrue(run.out().contains("pool `gpus`: 1 endpoint (`rank`)"), run.out());
        assertTrue(run.out().contains("it frees 2 cards"), run.out());
    }

    @Test
    void a_sharing_with_more_cards_than_it_needs_is_told() throws IOException {
        platform(
                """
                platform lab
                pool gpus { nodes = 1 x dgx-a100-80gb }
                sharing slices { gpus = 5, slice = mig }
                endpoint chat { model = qwen-3-4b, on = slices, replicas = 3, context = 4096 tokens, concurrency = 8 }
                """);
        var run = suggest();
        assertTrue(run.out().contains("it frees 4 cards"), run.out());
        assertTrue(run.out().contains("+sharing slices { gpus = 1, slice = mig }"), run.out());
    }

    @Test
    void nothing_is_suggested_for_what_fills_its_cards() throws IOException {
        platform(
                """
                platform lab
                pool gpus { nodes = 1 x dgx-h100 }
                endpoint chat { model = llama-3.1-70b }
                """);
        assertEquals(
                "nothing to suggest: no endpoint here takes one card or less a replica\n",
                suggest().out());
    }

    @Test
    void what_is_refused_gets_no_suggestion() throws IOException {
        platform("platform lab\npool gpus { nodes = 1 x dgx-h999 }\n");
        var run = suggest();
        assertEquals(1, run.exit());
        assertTrue(run.err().contains("nothing is suggested"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void only_two_forms_are_known() throws IOException {
        platform(TWO_TEAMS.formatted(""));
        var run = suggest("--format", "sarif");
        assertEquals(64, run.exit());
        assertTrue(run.err().contains("--format takes text, json"), run.err());
    }
}
