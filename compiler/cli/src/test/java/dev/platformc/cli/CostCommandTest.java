package dev.platformc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CostCommandTest {
    /// The reference's cluster: eight cards of $30,000, each used to a quarter.
    private static final String EIGHT =
            """
            platform lab
            gpu a100 = a100-sxm-80gb { memory = 80GB, price = 30_000 USD / 4y }
            node box = dgx-a100-80gb { gpus = 8 x a100 }
            pool a100s { nodes = 1 x box }
            workspace notebooks { seats = 8, gpus = 1, typical = { compute = 25%, memory = 20GB } }
            """;

    @TempDir Path folder;

    private CommandRun cost(String platform, String... options) throws IOException {
        Files.writeString(folder.resolve("lab.platform"), platform);
        var words = new ArrayList<>(List.of("cost", folder.toString()));
        words.addAll(List.of(options));
        return CommandRun.of(words.toArray(String[]::new));
    }

    /// The cells of the row that starts so, and nothing of the padding between.
    private static List<String> row(CommandRun run, String start) {
        return run.out()
                .lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .map(line -> List.of(line.substring(start.length()).strip().split(" {2,}")))
                .orElseThrow(() -> new AssertionError(run.all()));
    }

    @Test
    void eight_cards_at_a_quarter_are_two_of_use() throws IOException {
        var run = cost(EIGHT);
        assertEquals(0, run.exit(), run.all());
        assertEquals(
                List.of(
                        "8",
                        "2",
                        "75 %",
                        "480.00 GB of 640.00 GB",
                        "6.85",
                        "5.14",
                        "240,000.00",
                        "180,000.00"),
                row(run, "pool `a100s` "));
        assertTrue(
                run.out()
                        .contains(
                                "1 node at 6.85 USD/h, 8 x `30_000 USD / 4y` at "
                                        + folder.resolve("lab.platform")
                                        + ":2: bought, written off evenly over 4y (35,040 h)\n"),
                run.out());
    }

    @Test
    void programs_get_the_same_amounts_unrounded_by_columns() throws IOException {
        var run = cost(EIGHT, "--format", "json");
        assertEquals(0, run.exit(), run.all());
        var total = run.out().lines().findFirst().orElseThrow();
        assertTrue(total.contains("\"gpus\":8,\"useful\":2,\"waste\":0.75"), total);
        assertTrue(
                total.contains("\"bought\":{\"paid\":\"240000.00\",\"wasted\":\"180000.00\"}"),
                total);
        assertEquals(4, run.out().lines().count(), run.out());
    }

    @Test
    void a_pod_that_uses_ten_of_eighty_gigabytes_wastes_seventy() throws IOException {
        var run =
                cost(
                        """
                        platform lab
                        gpu a100 = a100-sxm-80gb { memory = 80GB }
                        node box = dgx-a100-80gb { gpus = 8 x a100 }
                        pool a100s { nodes = 1 x box, price = 4 USD/h }
                        endpoint pod-a {
                          model       = qwen-3-4b
                          context     = 4096 tokens
                          concurrency = 8
                          typical     = { memory = 10GB, compute = 20% }
                        }
                        """);
        assertEquals(
                List.of("1", "0.2", "80 %", "70.00 GB of 80.00 GB", "0.50", "0.40"),
                row(run, "endpoint `pod-a` "));
        // The other seven cards are paid for, too, and nobody's.
        assertEquals(
                List.of("8", "0.2", "97.5 %", "630.00 GB of 640.00 GB", "4.00", "3.90"),
                row(run, "pool `a100s` "));
        assertTrue(run.out().contains("`4 USD/h` at"), run.out());
        assertTrue(run.out().contains(": rented\n"), run.out());
    }

    @Test
    void what_has_no_price_is_named_and_never_nothing() throws IOException {
        var run =
                cost(
                        """
                        platform lab
                        pool gpus { nodes = 1 x dgx-h100, price = 80 USD/h }
                        pool cpus { nodes = 2 x node { cpu = 16, memory = 64GiB } }
                        endpoint chat { on = gpus, model = llama-3.1-8b }
                        """);
        assertEquals(List.of("-", "-", "-", "-", "unpriced", "unpriced"), row(run, "pool `cpus` "));
        assertEquals("80.00+", row(run, "together ").get(4));
        assertTrue(
                run.out()
                        .contains(
                                "pool `cpus`: 2 nodes without a price: left out of every sum, not"
                                        + " counted as 0\n"),
                run.out());
        assertTrue(
                run.out().contains("no `typical`, or half of one: endpoint `chat`: "), run.out());
        assertFalse(run.out().contains("bought"), run.out());
    }

    @Test
    void a_price_that_nobody_wrote_is_an_estimate() throws IOException {
        var run = cost("platform lab\npool gpus { nodes = 1 x dgx-h100 }\n");
        assertTrue(run.out().contains("the catalog's estimate: nobody wrote it\n"), run.out());
    }

    /// Three gangs of eight cards on eight: each fits alone, together they take turns.
    @Test
    void queued_work_takes_turns_on_what_is_left() throws IOException {
        var gang =
                """
                gang %s {
                  workers = 8 x worker { gpus = 1 }
                  run     = pytorch { image = "registry.example/train:1.4" }
                  typical = { compute = 50%% }
                }
                """;
        var run =
                cost(
                        "platform lab\npool gpus { nodes = 1 x dgx-h100, price = 80 USD/h }\n"
                                + gang.formatted("a")
                                + gang.formatted("b")
                                + gang.formatted("c"));
        assertEquals(List.of("8", "4", "50 %"), row(run, "pool `gpus` ").subList(0, 3));
        assertEquals(List.of("24", "12", "50 %"), row(run, "no team ").subList(0, 3));
        assertTrue(
                run.out()
                        .contains(
                                "what is queued wants 24 GPUs and 8 are left: they count as always"
                                        + " busy, in turns\n"),
                run.out());
    }

    @Test
    void each_team_sees_its_own() throws IOException {
        var run =
                cost(
                        """
                        platform lab
                        pool gpus { nodes = 1 x dgx-h100, price = 80 USD/h }
                        team risk { }
                        team search { }
                        endpoint fraud {
                          team    = risk
                          model   = llama-3.1-8b
                          typical = { compute = 40%, memory = 40GiB }
                        }
                        endpoint rank {
                          team     = search
                          replicas = 3
                          model    = llama-3.1-8b
                          typical  = { compute = 10%, memory = 79.11GiB }
                        }
                        """);
        assertEquals("10.00", row(run, "team `risk` ").get(4));
        assertEquals("6.00", row(run, "team `risk` ").get(5));
        assertEquals(List.of("3", "0.3", "90 %"), row(run, "team `search` ").subList(0, 3));
        assertEquals("27.00", row(run, "team `search` ").get(5));
        assertTrue(row(run, "team `risk` ").get(3).endsWith(" GiB of 79.11 GiB"), run.out());
    }

    @Test
    void the_example_has_both_figures_of_the_reference() {
        var run = CommandRun.of("cost", Examples.root().resolve("cost").toString());
        assertEquals("180,000.00", row(run, "pool `a100s` ").getLast());
        assertEquals(List.of("8", "2", "75 %"), row(run, "pool `a100s` ").subList(0, 3));
        assertEquals(
                List.of("80 %", "70.00 GB of 80.00 GB"),
                row(run, "endpoint `pod-a` ").subList(2, 4));
    }

    @Test
    void a_refused_platform_has_no_bill() throws IOException {
        var run = cost("platform lab\npool gpus { nodes = 1 x dgx-h1000 }\n");
        assertEquals(1, run.exit(), run.all());
        assertEquals("", run.out());
        assertTrue(run.err().contains("nothing is added up"), run.err());
    }
}
