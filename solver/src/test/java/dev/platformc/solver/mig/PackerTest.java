package dev.platformc.solver.mig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.PackingAnswer.Cut;
import dev.platformc.solver.mig.PackingAnswer.Impossible;
import dev.platformc.solver.mig.PackingAnswer.Packed;
import dev.platformc.solver.mig.PackingAnswer.Undecided;
import dev.platformc.solver.mig.PackingProblem.CardGroup;
import dev.platformc.solver.mig.PackingProblem.Demand;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PackerTest {
    private static final MigGeometry CARD = geometry("a100-sxm-80gb");

    private static MigGeometry geometry(String gpu) {
        return Objects.requireNonNull(Catalog.standard().gpu(gpu).orElseThrow().mig(), gpu);
    }

    private static MigProfile profile(String name) {
        return CARD.profile(name).orElseThrow();
    }

    private static CardGroup empty(String id, int count) {
        return new CardGroup(id, count, List.of(), CARD.profiles());
    }

    private static Demand demand(String id, int count, String profile) {
        return new Demand(id, profile(profile), count);
    }

    private static PackingProblem problem(List<CardGroup> cards, Demand... demands) {
        return new PackingProblem(CARD, cards, List.of(demands));
    }

    private static Packed packed(PackingProblem problem) {
        return assertInstanceOf(Packed.class, Packer.pack(problem, Budget.USUAL));
    }

    private static Impossible impossible(PackingProblem problem) {
        return assertInstanceOf(Impossible.class, Packer.pack(problem, Budget.USUAL));
    }

    @Test
    void anEmptyCardIsSettledByCounting() {
        var answer =
                packed(
                        problem(
                                List.of(empty("pool", 8)),
                                demand("chat", 1, "3g.40gb"),
                                demand("code", 1, "2g.20gb"),
                                demand("embed", 2, "1g.10gb")));
        assertEquals(new Proof.Optimal("counting", 1), answer.proof());
        assertEquals(
                "[1g.10gb at 0 embed, 1g.10gb at 1 embed, 2g.20gb at 2 code, 3g.40gb at 4 chat]",
                answer.cards().getFirst().added().stream()
                        .map(held -> held.slice() + " " + held.demand())
                        .toList()
                        .toString());
    }

    @Test
    void nothingWantedUsesNothing() {
        var answer = packed(problem(List.of(empty("pool", 8)), demand("none", 0, "1g.10gb")));
        assertEquals(List.of(), answer.cards());
        assertEquals(new Proof.Optimal("counting", 0), answer.proof());
    }

    @Test
    void equalCardsAreOneCut() {
        var answer = packed(problem(List.of(empty("pool", 10_000)), demand("a", 7_000, "1g.10gb")));
        assertEquals(1, answer.cards().size());
        assertEquals(1_000, answer.cards().getFirst().count());
        assertEquals(new Proof.Optimal("counting", 1_000), answer.proof());
    }

    @Test
    void whatIsThereStaysAndItsRoomIsUsedFirst() {
        var taken = List.of(new PlacedSlice(profile("3g.40gb"), 4));
        var answer =
                packed(
                        problem(
                                List.of(
                                        empty("fresh", 2),
                                        new CardGroup("pinned", 1, taken, CARD.profiles())),
                                demand("big", 2, "4g.40gb")));
        assertEquals(new Proof.Optimal("counting", 2), answer.proof());
        assertEquals(List.of("fresh", "pinned"), answer.cards().stream().map(Cut::group).toList());
        assertEquals(
                List.of(new PlacedSlice(profile("4g.40gb"), 0)), answer.cards().get(1).slices());
    }

    @Test
    void anInstanceInTheWayLeavesItsDemandAlone() {
        var taken = List.of(new PlacedSlice(profile("1g.10gb"), 2));
        var core =
                impossible(
                                problem(
                                        List.of(new CardGroup("pinned", 5, taken, CARD.profiles())),
                                        demand("big", 1, "4g.40gb"),
                                        demand("small", 3, "1g.10gb")))
                        .core();
        assertEquals(Set.of("big"), core);
    }

    @Test
    void theCoreNamesTheDemandsThatFillTheCards() {
        var answer =
                impossible(
                        problem(
                                List.of(
                                        empty("pool", 2),
                                        new CardGroup("whole", 9, List.of(), List.of())),
                                demand("tiny", 1, "1g.10gb"),
                                demand("seven", 1, "7g.80gb"),
                                demand("four", 2, "4g.40gb")));
        assertEquals(Set.of("seven", "four", "pool"), answer.core());
        assertTrue(answer.minimal());
        assertEquals("[seven, four, pool]", answer.core().toString());
    }

    @Test
    void contradictionsInTheProblemAreTold() {
        var overlap =
                List.of(
                        new PlacedSlice(profile("4g.40gb"), 0),
                        new PlacedSlice(profile("1g.10gb"), 3));
        assertThrows(
                IllegalArgumentException.class,
                () -> pack(List.of(new CardGroup("a", 1, overlap, CARD.profiles()))));
        assertThrows(
                IllegalArgumentException.class, () -> pack(List.of(empty("a", 1), empty("a", 1))));
        assertThrows(IllegalArgumentException.class, () -> pack(List.of(empty("a", -1))));
        var other = geometry("a30").profile("1g.6gb").orElseThrow();
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        Packer.pack(
                                problem(List.of(empty("a", 1)), new Demand("d", other, 1)),
                                Budget.USUAL));
    }

    private static void pack(List<CardGroup> cards) {
        Packer.pack(problem(cards, demand("d", 1, "1g.10gb")), Budget.USUAL);
    }

    // ---- fleets

    /// Demands of every profile worth about that many cards.
    static PackingProblem fleet(int cards, Random random) {
        var plain = CARD.profiles().stream().filter(MigProfile::isPlain).toList();
        var demands = new ArrayList<Demand>();
        long units = cards * 8L * 92 / 100;
        for (int i = 0; units > 0; i++) {
            var profile = plain.get(random.nextInt(plain.size()));
            int count = 1 + random.nextInt(Math.max(1, cards / 10));
            demands.add(new Demand("d" + i, profile, count));
            units -= (long) count * profile.size();
        }
        return new PackingProblem(CARD, List.of(empty("pool", cards * 2)), demands);
    }

    @Test
    void tenThousandCardsAreProvedInATwinkle() {
        var random = new Random(7);
        packed(fleet(100, random));
        long slowest = 0;
        for (int i = 0; i < 10; i++) {
            var problem = fleet(10_000, random);
            long start = System.nanoTime();
            var answer = packed(problem);
            slowest = Math.max(slowest, (System.nanoTime() - start) / 1_000_000);
            assertInstanceOf(Proof.Optimal.class, answer.proof());
            assertTrue(answer.cards().size() < 1_000, answer.cards().size() + " cuts");
        }
        System.out.println("10,000 cards, slowest of 10: " + slowest + " ms");
        assertTrue(slowest < 5_000, slowest + " ms");
    }

    @Test
    void equalProblemsGetEqualAnswers() {
        for (int i = 0; i < 50; i++) {
            var first = Packer.pack(fleet(64, new Random(i)), Budget.USUAL);
            var second = Packer.pack(fleet(64, new Random(i)), Budget.USUAL);
            assertEquals(first.toString(), second.toString());
        }
    }

    @Test
    void neverWorseThanGreedyAndOftenBetter() {
        int better = 0;
        for (int i = 0; i < 200; i++) {
            var problem = fleet(64, new Random(1_000 + i));
            var profiles = Wants.profilesOf(problem.demands());
            var kinds = CardKind.of(problem, profiles);
            var wants = Wants.of(profiles, problem.demands());
            long greedy =
                    FirstFit.pack(kinds, wants).orElseThrow().stream()
                            .mapToLong(Stack::cards)
                            .sum();
            long best = ((Proof.Optimal) packed(problem).proof()).cost();
            assertTrue(best <= greedy);
            better += best < greedy ? 1 : 0;
        }
        assertTrue(better > 20, "better than greedy in " + better + " of 200");
    }

    @Test
    void aSpentBudgetIsSaid() {
        for (int i = 0; i < 3_000; i++) {
            var problem = new RandomFleets(i).next();
            var answer = Packer.pack(problem, Budget.USUAL);
            boolean searched =
                    answer instanceof Packed(_, Proof.Optimal(var how, _)) && how.equals("search");
            if (searched) {
                var undecided = Packer.pack(problem, new Budget(1));
                boolean said =
                        undecided instanceof Undecided
                                || undecided instanceof Packed(_, Proof.Feasible _);
                assertTrue(said, undecided + "");
                return;
            }
        }
        throw new AssertionError("no problem needed a search");
    }
}
