package dev.platformc.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.core.text.SourceSet;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Changes;
import dev.platformc.plan.Changes.Point;
import dev.platformc.plan.Plan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Four halves of cards, each on a card of its own by the lock, where two cards would do.
class MovesTest {
    private static final String POOL =
            "platform lab\npool dgx { nodes = 1 x dgx-a100-80gb, price = 20 USD/h }\n"
                    + "sharing cut { pool = dgx, gpus = 4, slice = mig }\n";

    private static final String HALVES = half("a") + half("b") + half("c") + half("d");

    private static String half(String name) {
        return "endpoint "
                + name
                + " { model = qwen-3-4b { precision = bf16 }, context = 4096 tokens, "
                + "concurrency = 30, replicas = 1, on = cut, queue = none }\n";
    }

    /// The lock of a plan in which no two halves are on one card.
    private static String apart(String text) {
        var lock = Compilation.lock(plan(text, null, Moves.NONE));
        var apart =
                lock.replace("layout: \"3g.40gb at 0, 3g.40gb at 4\"", "layout: \"3g.40gb at 4\"")
                        .replace("layout: \"\"", "layout: \"3g.40gb at 4\"");
        assertTrue(!apart.equals(lock), lock);
        return apart;
    }

    private static Plan plan(
            String text, @org.jspecify.annotations.Nullable String lock, Moves moves) {
        var sources = SourceSet.of("test.platform", text);
        var given = new Compilation.Given(Map.of(), lock, null, (_, _) -> List.of(), moves);
        var outcome = Compilation.plan(sources, given, Budget.USUAL);
        assertNotNull(outcome.value(), () -> Told.all(outcome.diagnostics(), sources));
        return outcome.value();
    }

    private static Changes changes(Plan plan) {
        return plan.pools().getFirst().changes();
    }

    private static List<Point> points(Plan plan) {
        return changes(plan).savings().stream().flatMap(s -> s.points().stream()).toList();
    }

    private static int cut(Plan plan) {
        int cut = 0;
        for (var run : plan.pools().getFirst().nodes()) {
            for (var cards : run.cards()) {
                if (cards.use() instanceof Use.Cut(_, var slices) && !slices.isEmpty()) {
                    cut += run.count() * cards.count();
                }
            }
        }
        return cut;
    }

    @Test
    void nothingMovesByItselfAndItIsSaidWhatMovesWouldSave() {
        var lock = apart(POOL + HALVES);
        var plan = plan(POOL + HALVES, lock, Moves.NONE);
        assertEquals(4, cut(plan));
        assertEquals(
                List.of(new Point(4, 0, true), new Point(3, 1, true), new Point(2, 2, true)),
                points(plan));
        assertEquals(List.of(), changes(plan).rollout());
        var again = Compilation.lock(plan, lock);
        assertEquals(again, Compilation.lock(plan(POOL + HALVES, again, Moves.NONE), again));
    }

    @Test
    void asManyMoveAsMayAndNoMore() {
        var lock = apart(POOL + HALVES);
        var one = plan(POOL + HALVES, lock, new Moves(1, 1, 0));
        assertEquals(3, cut(one));
        assertEquals(List.of(new Point(3, 1, true), new Point(2, 2, true)), points(one));
        var two = plan(POOL + HALVES, lock, new Moves(2, 1, 0));
        assertEquals(2, cut(two));
        assertEquals(List.of(), points(two));
        assertEquals(2, cut(plan(POOL + HALVES, lock, new Moves(100, 1, 0))));
        assertEquals(
                2, cut(plan(POOL + HALVES, Compilation.lock(two), Moves.NONE)), "it is kept then");
    }

    @Test
    void aMoveIsMadeWhereTheCardIsWorthIt() {
        var lock = apart(POOL + HALVES);
        assertEquals(4, cut(plan(POOL + HALVES, lock, new Moves(100, 2, 3))));
        assertEquals(2, cut(plan(POOL + HALVES, lock, new Moves(100, 3, 2))));
        assertEquals(3, cut(plan(POOL + HALVES, lock, new Moves(1, 3, 2))));
    }

    @Test
    void roomIsMadeBeforeAnybodyLeaves() {
        var plan = plan(POOL + HALVES, apart(POOL + HALVES), new Moves(2, 1, 0));
        var steps = changes(plan).rollout();
        assertEquals(4, steps.size());
        assertEquals(
                List.of(0, 0, 1, 1), steps.stream().map(step -> step.drained().size()).toList());
        assertEquals(
                List.of(2, 2, 0, 0), steps.stream().map(step -> step.layout().size()).toList());
        assertEquals(0, changes(plan).waiting());
    }

    @Test
    void whatMustNotBeDisruptedStays() {
        var text = POOL + HALVES.replace("on = cut", "disrupt = never, on = cut");
        var plan = plan(text, apart(text), new Moves(100, 1, 0));
        assertEquals(4, cut(plan));
        var mixed = POOL + half("a").replace("on = cut", "disrupt = never, on = cut") + half("b");
        assertEquals(1, cut(plan(mixed, apart(mixed), new Moves(100, 1, 0))));
    }

    @Test
    void aPinnedCardIsCutAnewOnlyWhereItMayBeAndMustBe() {
        var pin = "pin old { pool = dgx, gpus = [0], layout = [4g.40gb at 0, 3g.40gb at 4] }\n";
        var open = pin.replace("layout", "disrupt = allow, layout");
        var kept = plan(POOL + HALVES + open, null, Moves.NONE);
        assertEquals(List.of(), changes(kept).rollout());
        assertTrue(pinned(kept));
        var tight = POOL.replace("gpus = 4", "gpus = 8") + HALVES;
        var cut = plan(tight + open, null, Moves.NONE);
        assertEquals(1, changes(cut).rollout().size());
        assertEquals(0, changes(cut).rollout().getFirst().card());
        assertEquals(2, changes(cut).rollout().getFirst().drained().size());
        assertTrue(!pinned(cut));
        assertNull(Examples.compile(tight + pin).value());
    }

    private static boolean pinned(Plan plan) {
        return plan.pools().getFirst().nodes().stream()
                .flatMap(run -> run.cards().stream())
                .anyMatch(cards -> cards.use() instanceof Use.Pinned);
    }

    @Test
    void aCardThatHasToBeCutAnewIsDrainedFirst() {
        var lock = apart(POOL + half("a") + half("b") + half("c"));
        var text =
                POOL
                        + half("a")
                        + half("b")
                        + half("c")
                        + "queue q { on = cut, slices = [2 x 7g.80gb] }\n";
        var plan = plan(text, lock, Moves.NONE);
        var steps = changes(plan).rollout();
        int drained = steps.stream().mapToInt(step -> step.drained().size()).sum();
        assertTrue(drained >= 1, steps.toString());
        assertEquals(0, changes(plan).waiting(), steps.toString());
        assertTrue(steps.getFirst().drained().isEmpty(), steps.toString());
    }
}
