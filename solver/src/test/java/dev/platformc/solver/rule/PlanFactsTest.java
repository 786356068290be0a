package dev.platformc.solver.rule;

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
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Facts about plans against figures that were worked out on paper.
class PlanFactsTest {
    private static Facts facts(String text) {
        var sources = SourceSet.of("lab.platform", text);
        var read = Frontend.read(sources, Map.of(), List.of(), null);
        var value = read.value();
        assertNotNull(value, () -> read.diagnostics().toString());
        var planned = Compilation.plan(sources, Map.of(), null, Budget.USUAL);
        var plan = planned.value();
        assertNotNull(plan, () -> planned.diagnostics().toString());
        return new PlanFacts(plan, value.facts());
    }

    private static Value value(Facts facts, String kind, String name, String fact) {
        return assertInstanceOf(Answer.Known.class, facts.of(kind, name, fact), fact).value();
    }

    private static Rational amount(Facts facts, String kind, String name, String fact) {
        return assertInstanceOf(Value.Amount.class, value(facts, kind, name, fact), fact)
                .quantity()
                .amount();
    }

    @Test
    void eight_free_cards_of_which_no_node_has_two_are_scattered() {
        var facts =
                facts(
                        """
                        platform lab
                        pool gpus { nodes = 8 x dgx-h100, price = 80 USD/h }
                        gang train { workers = 8 x worker { gpus = 7 }, start = guaranteed, run = pytorch { image = "lab.example/t:1" } }
                        """);
        assertEquals(Rational.of(8), amount(facts, "pool", "gpus", "free"));
        // A worker could have 8 cards; the most on one node is 1.
        assertEquals(Rational.of(7, 8), amount(facts, "pool", "gpus", "fragmentation"));
    }

    @Test
    void a_free_node_is_not_scattered() {
        var facts =
                facts(
                        """
                        platform lab
                        pool gpus { nodes = 2 x dgx-h100, price = 80 USD/h }
                        gang train { workers = 1 x worker { gpus = 8 }, start = guaranteed, run = pytorch { image = "lab.example/t:1" } }
                        """);
        assertEquals(Rational.of(8), amount(facts, "pool", "gpus", "free"));
        assertEquals(Rational.ZERO, amount(facts, "pool", "gpus", "fragmentation"));
    }

    @Test
    void slices_in_the_middle_of_both_halves_leave_room_for_a_quarter_only() {
        var facts =
                facts(
                        """
                        platform lab
                        node box { gpus = 1 x h100-sxm-80gb, cpu = 32, memory = 256GiB, price = 10 USD/h }
                        pool gpus { nodes = 1 x box }
                        sharing cut { slice = mig { layout = [1g.10gb at 0, 1g.10gb at 4] } }
                        queue jobs { on = cut, slices = [2 x 1g.10gb] }
                        """);
        // 6 memory slices are free, so a profile of 4 could fit; 0 to 3 and 4 to 7 are both taken.
        assertEquals(Rational.of(1, 2), amount(facts, "pool", "gpus", "fragmentation"));
        // Each 1g.10gb blocks a seventh of the compute slices.
        assertEquals(Rational.of(2, 7), amount(facts, "queue", "jobs", "gpus"));
        assertEquals(Rational.of(20, 7), amount(facts, "queue", "jobs", "cost"));
        var layouts =
                assertInstanceOf(Value.Listing.class, value(facts, "sharing", "cut", "layouts"));
        assertEquals(1, layouts.elements().size());
        assertEquals(new Value.Text("[1g.10gb, 1g.10gb]"), layouts.elements().getFirst().value());
    }

    @Test
    void a_gang_over_two_racks_says_so() {
        var facts =
                facts(
                        """
                        platform lab
                        pool gpus { nodes = 2 x rack of 2 x dgx-h100, price = 80 USD/h }
                        queue jobs { on = gpus, gpus = 32 }
                        gang wide { queue = jobs, workers = 3 x worker { gpus = 8 }, run = pytorch { image = "lab.example/t:1" } }
                        gang near { queue = jobs, workers = 2 x worker { gpus = 8 }, place = { required = rack }, run = pytorch { image = "lab.example/t:1" } }
                        """);
        assertEquals(Rational.of(2), amount(facts, "gang", "wide", "racks"));
        assertEquals(Rational.of(1), amount(facts, "gang", "near", "racks"));
        assertEquals(Rational.of(3), amount(facts, "gang", "wide", "nodes"));
        assertEquals(Rational.of(3), amount(facts, "gang", "wide", "placed"));
        assertInstanceOf(Value.None.class, value(facts, "gang", "wide", "blocks"));
        assertEquals(Rational.of(32), amount(facts, "queue", "jobs", "gpus"));
        assertEquals(Rational.of(320), amount(facts, "queue", "jobs", "cost"));
    }

    @Test
    void every_fact_that_waits_for_the_plan_is_in_it() {
        var facts =
                facts(
                        """
                        platform lab
                        pool gpus { nodes = 2 x dgx-h100, price = 80 USD/h }
                        sharing cut { gpus = 4, slice = mig }
                        queue jobs { on = gpus, gpus = 4 }
                        gang train { queue = jobs, workers = 1 x worker { gpus = 4 }, run = pytorch { image = "lab.example/t:1" } }
                        endpoint chat { on = cut, model = qwen-3-4b, context = 2048 tokens, concurrency = 4 }
                        """);
        var names =
                Map.of(
                        "platform",
                        "lab",
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
        names.forEach((kind, name) ->
                FactTable.of(kind).stream()
                        .filter(f -> !(facts.of(kind, name, f.name()) instanceof Answer.Known))
                        .forEach(f -> unanswered.add(kind + "." + f.name())));
        assertEquals(List.of(), unanswered);
    }
}
