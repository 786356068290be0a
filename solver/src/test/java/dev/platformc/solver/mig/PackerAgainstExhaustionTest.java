package dev.platformc.solver.mig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.PackingAnswer.Impossible;
import dev.platformc.solver.mig.PackingAnswer.Packed;
import dev.platformc.solver.mig.PackingProblem.CardGroup;
import dev.platformc.solver.mig.PackingProblem.Demand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PackerAgainstExhaustionTest {
    private static final long SEED = Long.getLong("seed", 20261124L);
    private static final int FLEETS = Integer.getInteger("fleets", 10_000);

    @Test
    void feasibilityAndCardCountAgreeOnSmallFleets() {
        var fleets = new RandomFleets(SEED);
        int packed = 0;
        int impossible = 0;
        int searched = 0;
        for (int i = 0; i < FLEETS; i++) {
            var problem = fleets.next();
            var expected = ExhaustivePacking.fewest(problem);
            var answer = Packer.pack(problem, Budget.USUAL);
            var told = "seed " + SEED + ", fleet " + i + ": " + problem;
            if (expected.isPresent()) {
                packed++;
                assertTrue(answer instanceof Packed, told);
                var proof = ((Packed) answer).proof();
                assertTrue(proof instanceof Proof.Optimal, told);
                assertEquals(expected.getAsInt(), ((Proof.Optimal) proof).cost(), told);
                searched += ((Proof.Optimal) proof).how().equals("search") ? 1 : 0;
            } else {
                impossible++;
                assertTrue(answer instanceof Impossible, told);
            }
            assertEquals(List.of(), PackingCheck.check(problem, answer), told);
        }
        System.out.printf(
                "packing against exhaustion: seed %d, %d fleets, %d packed (%d by search),"
                        + " %d impossible, 0 disagreements%n",
                SEED, FLEETS, packed, searched, impossible);
        assertTrue(packed > FLEETS / 10 && impossible > FLEETS / 10, "both sorts are there");
    }

    @Test
    void coresAreMinimal() {
        var fleets = new RandomFleets(SEED + 1);
        int cores = 0;
        for (int i = 0; cores < FLEETS / 10; i++) {
            var problem = fleets.next();
            if (!(Packer.pack(problem, Budget.USUAL)
                    instanceof Impossible(var core, var minimal))) {
                continue;
            }
            cores++;
            var told = "seed " + (SEED + 1) + ", fleet " + i + ": " + core + " of " + problem;
            assertTrue(minimal, told);
            assertFalse(ExhaustivePacking.fewest(only(problem, core)).isPresent(), told);
            for (var id : core) {
                var without = new HashSet<>(core);
                without.remove(id);
                var rest = ExhaustivePacking.fewest(only(problem, without));
                assertTrue(rest.isPresent(), id + " is idle in " + told);
            }
        }
        System.out.printf("minimal cores: seed %d, %d of %d%n", SEED + 1, cores, cores);
    }

    /// Only these demands, and as many cards as anyone wants in the other groups.
    private static PackingProblem only(PackingProblem problem, Set<String> ids) {
        var demands = problem.demands().stream().filter(d -> ids.contains(d.id())).toList();
        int instances = demands.stream().mapToInt(Demand::count).sum();
        var groups = new ArrayList<CardGroup>();
        for (var group : problem.cards()) {
            groups.add(
                    ids.contains(group.id())
                            ? group
                            : new CardGroup(
                                    group.id(),
                                    group.count() + instances,
                                    group.taken(),
                                    group.allowed()));
        }
        return new PackingProblem(problem.geometry(), groups, demands);
    }

    /// What the greedy and linear steps settle never reaches Z3 above, so it is asked here.
    @Test
    void theSearchByItselfAgreesToo() {
        var fleets = new RandomFleets(SEED + 2);
        int asked = 0;
        try (var search = new PatternSearch(new Budget(1_000_000_000))) {
            for (int i = 0; i < FLEETS / 20; i++) {
                var problem = fleets.next();
                var profiles = Wants.profilesOf(problem.demands());
                var kinds = CardKind.of(problem, profiles);
                var wants = Wants.of(profiles, problem.demands());
                var program = CoverProgram.of(kinds, wants);
                var expected = ExhaustivePacking.fewest(problem);
                var told = "seed " + (SEED + 2) + ", fleet " + i + ": " + problem;
                if (expected.isEmpty()) {
                    var none = search.find(program, OptionalLong.empty());
                    assertTrue(none instanceof PatternSearch.Result.None, told);
                    continue;
                }
                asked++;
                long opened = expected.getAsInt() - inUse(problem);
                var best = search.find(program, OptionalLong.of(opened));
                assertTrue(best instanceof PatternSearch.Result.Found, told);
                var stacks = ((PatternSearch.Result.Found) best).stacks();
                Seating.bind(problem, profiles, kinds, stacks);
                var better = search.find(program, OptionalLong.of(opened - 1));
                assertTrue(better instanceof PatternSearch.Result.None, told);
                assertTrue(
                        LinearBound.of(program) instanceof LinearBound.Result.Bound bound
                                && bound.cost() <= opened,
                        told);
            }
        }
        assertTrue(asked > 50);
    }

    private static long inUse(PackingProblem problem) {
        return problem.cards().stream()
                .filter(group -> !group.taken().isEmpty())
                .mapToLong(CardGroup::count)
                .sum();
    }
}
