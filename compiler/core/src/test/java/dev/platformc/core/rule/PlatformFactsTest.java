package dev.platformc.core.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.platformc.core.Frontend;
import dev.platformc.core.eval.Facts;
import dev.platformc.core.eval.Facts.Answer;
import dev.platformc.core.eval.Value;
import dev.platformc.core.kind.FactTable;
import dev.platformc.core.text.SourceSet;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Facts against figures that were worked out on paper.
class PlatformFactsTest {
    private static final String HARDWARE =
            """
            platform lab
            gpu big = h100-sxm-80gb { memory = 80GiB }
            node box { gpus = 8 x big, cpu = 128, memory = 1TiB, price = 80 USD/h }
            pool gpus { nodes = 2..3 x box }
            """;

    private static final String MODEL =
            """
            model small {
              source = "lab/small"
              parameters = 8_000_000_000, layers = 32, heads = 32, kv-heads = 8, head-dim = 128
              vocabulary = 100_000, max-context = 8192 tokens
            }
            """;

    private static final long GIB = 1L << 30;

    private static Facts facts(String text) {
        var read = Frontend.read(SourceSet.of("lab.platform", text), Map.of(), List.of(), null);
        var value = read.value();
        assertNotNull(value, () -> read.diagnostics().toString());
        return value.facts();
    }

    private static Value value(Facts facts, String kind, String name, String fact) {
        return assertInstanceOf(Answer.Known.class, facts.of(kind, name, fact), fact).value();
    }

    private static Rational amount(Facts facts, String kind, String name, String fact) {
        return assertInstanceOf(Value.Amount.class, value(facts, kind, name, fact), fact)
                .quantity()
                .amount();
    }

    private static List<Rational> range(Facts facts, String kind, String name, String fact) {
        var range = assertInstanceOf(Value.Range.class, value(facts, kind, name, fact), fact);
        return List.of(range.least().amount(), range.most().amount());
    }

    private static List<Rational> of(long least, long most) {
        return List.of(Rational.of(least), Rational.of(most));
    }

    @Test
    void a_platform_costs_what_its_fewest_to_its_most_nodes_cost() {
        var facts = facts(HARDWARE + "pool more { nodes = 1 x box { price = 5 USD/h } }\n");
        assertEquals(of(160, 240), range(facts, "pool", "gpus", "cost"));
        assertEquals(Rational.of(5), amount(facts, "pool", "more", "cost"));
        assertEquals(of(165, 245), range(facts, "platform", "lab", "cost"));
        assertEquals(of(16, 24), range(facts, "pool", "gpus", "gpus"));
        assertEquals(of(24, 32), range(facts, "platform", "lab", "gpus"));
    }

    @Test
    void memory_is_the_ledger_of_one_replica() {
        var facts =
                facts(
                        HARDWARE
                                + MODEL
                                + """
                                endpoint chat {
                                  model = small { precision = bf16, kv-precision = bf16 }
                                  context = 4096 tokens, concurrency = 32, parallel = { tensor = 1 }
                                }
                                """);
        // 2 bytes a parameter.
        long weights = 16_000_000_000L;
        // 2 x 32 layers x 8 heads x 128 x 2 bytes = 128 KiB a token; x 4096 x 32 = 16 GiB.
        long kv = 16 * GIB;
        // 80 GiB less 15 %.
        long budget = 68 * GIB;
        assertEquals(Rational.of(weights), amount(facts, "endpoint", "chat", "memory.weights"));
        assertEquals(Rational.of(kv), amount(facts, "endpoint", "chat", "memory.kv"));
        assertEquals(Rational.of(12 * GIB), amount(facts, "endpoint", "chat", "memory.overhead"));
        assertEquals(
                Rational.of(weights + kv + 12 * GIB),
                amount(facts, "endpoint", "chat", "memory.total"));
        assertEquals(Rational.of(budget), amount(facts, "endpoint", "chat", "memory.budget"));
        assertEquals(
                Rational.of(budget - weights - kv, budget),
                amount(facts, "endpoint", "chat", "memory.headroom"));
        assertEquals(
                Rational.of((budget - weights) / (128 * 1024)),
                amount(facts, "endpoint", "chat", "kv.tokens"));
        assertEquals(Rational.ONE, amount(facts, "endpoint", "chat", "tensor"));
        assertInstanceOf(Value.None.class, value(facts, "endpoint", "chat", "profile"));
        assertEquals(new Value.Word("gpu"), value(facts, "endpoint", "chat", "isolation"));
    }

    @Test
    void a_slice_counts_as_the_part_of_its_card_that_it_blocks() {
        var facts =
                facts(
                        HARDWARE
                                + MODEL
                                + """
                                sharing cut { gpus = 4, slice = mig { profiles = [3g.40gb] } }
                                team risk { }
                                endpoint chat {
                                  team = risk, on = cut, replicas = 3..5
                                  model = small { precision = fp8 }, context = 2048 tokens, concurrency = 4
                                }
                                """);
        assertEquals(new Value.Slice("3g.40gb", null), value(facts, "endpoint", "chat", "profile"));
        // 4 of 8 memory slices and 3 of 7 compute slices: half a card.
        var halves = List.of(Rational.of(3, 2), Rational.of(5, 2));
        assertEquals(halves, range(facts, "endpoint", "chat", "gpus"));
        assertEquals(halves, range(facts, "team", "risk", "gpus"));
        // A card is an eighth of 80 USD/h.
        assertEquals(of(15, 25), range(facts, "endpoint", "chat", "cost"));
        assertEquals(of(15, 25), range(facts, "team", "risk", "cost"));
        assertEquals(new Value.Word("slice"), value(facts, "endpoint", "chat", "isolation"));
        assertEquals(new Value.Word("slice"), value(facts, "sharing", "cut", "isolation"));
        var teams = assertInstanceOf(Value.Listing.class, value(facts, "sharing", "cut", "teams"));
        assertEquals(1, teams.elements().size());
    }

    @Test
    void a_gang_takes_the_cards_of_all_its_workers() {
        var facts =
                facts(
                        HARDWARE
                                + "gang train { workers = 3 x worker { gpus = 4 },"
                                + " run = pytorch { image = \"lab.example/t:1\" } }\n");
        assertEquals(Rational.of(12), amount(facts, "gang", "train", "gpus"));
        assertEquals(Rational.of(120), amount(facts, "gang", "train", "cost"));
        assertEquals(new Value.Text("lab.example/t:1"), value(facts, "gang", "train", "image"));
        assertInstanceOf(Answer.Later.class, facts.of("gang", "train", "placed"));
    }

    @Test
    void without_a_price_there_is_no_cost_and_without_typical_use_no_waste() {
        var facts =
                facts(
                        "platform lab\n"
                                + "node box { cpu = 8, memory = 32GiB }\n"
                                + "pool cpus { nodes = 1 x box }\n");
        assertInstanceOf(Value.None.class, value(facts, "platform", "lab", "cost"));
        assertInstanceOf(Value.None.class, value(facts, "pool", "cpus", "cost"));
        assertInstanceOf(Value.None.class, value(facts, "platform", "lab", "waste"));
    }

    @Test
    void waste_is_what_is_given_and_not_used_in_daily_life() {
        var facts =
                facts(
                        HARDWARE
                                + MODEL
                                + """
                                endpoint chat { on = gpus, model = small, parallel = { tensor = 1 }, replicas = 3, typical = { memory = 20GiB } }
                                endpoint mail { on = gpus, model = small, parallel = { tensor = 1 } }
                                """);
        // 20 of 80 GiB; what says nothing is left out.
        assertEquals(Rational.of(3, 4), amount(facts, "endpoint", "chat", "waste"));
        assertEquals(Rational.of(3, 4), amount(facts, "platform", "lab", "waste"));
        assertInstanceOf(Value.None.class, value(facts, "endpoint", "mail", "waste"));
    }

    @Test
    void a_ray_is_its_head_and_its_workers() {
        var facts =
                facts(
                        HARDWARE
                                + """
                                ray tune {
                                  on = gpus, head = { cpu = 4, memory = 16GiB }, workers = [2..3 x worker { gpus = 2 }]
                                  job = { image = "lab.example/tune:1", command = ["python", "tune.py"] }
                                }
                                """);
        assertEquals(of(4, 6), range(facts, "ray", "tune", "gpus"));
        // A card is an eighth of 80 USD/h; the head has none.
        assertEquals(of(40, 60), range(facts, "ray", "tune", "cost"));
        assertEquals(new Value.Text("lab.example/tune:1"), value(facts, "ray", "tune", "image"));
        assertInstanceOf(Answer.Later.class, facts.of("ray", "tune", "placed"));
    }

    @Test
    void every_fact_of_the_table_about_what_is_built_has_an_answer() {
        var facts =
                facts(
                        HARDWARE
                                + MODEL
                                + """
                                sharing cut { gpus = 4, slice = mig }
                                team risk { }
                                queue jobs { on = gpus, gpus = 4 }
                                gang train { queue = jobs, workers = 1 x worker { gpus = 4 }, run = pytorch { image = "lab.example/t:1" } }
                                endpoint chat { team = risk, on = gpus, model = small }
                                """);
        var names =
                Map.of(
                        "platform",
                        "lab",
                        "team",
                        "risk",
                        "pool",
                        "gpus",
                        "sharing",
                        "cut",
                        "queue",
                        "jobs",
                        "gang",
                        "train",
                        "endpoint",
                        "chat");
        var unanswered = new ArrayList<String>();
        names.forEach((kind, name) -> {
            for (var fact : FactTable.of(kind)) {
                var answer = facts.of(kind, name, fact.name());
                boolean right =
                        fact.placed()
                                ? answer instanceof Answer.Later
                                : answer instanceof Answer.Known;
                if (!right) {
                    unanswered.add(kind + "." + fact.name() + ": " + answer);
                }
            }
        });
        assertEquals(List.of(), unanswered);
    }
}
