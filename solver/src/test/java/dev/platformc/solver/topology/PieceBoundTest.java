package dev.platformc.solver.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.solver.Budget;
import dev.platformc.solver.instance.RandomGangs;
import org.junit.jupiter.api.Test;

/// The bound by pieces is never above the truth, and nearly always above what the groups need alone
/// where racks are crowded.
class PieceBoundTest {
    /// Far above any cost: the bound is not helped by knowing one.
    private static final long UNKNOWN = 1_000;

    @Test
    void noSmallFleetCostsLess() {
        long seed = Seeds.seed();
        int checked = 0;
        int raised = 0;
        int met = 0;
        for (int i = 0; i < Integer.getInteger("fleets", 2_000); i++) {
            var problem =
                    i % 2 == 0
                            ? SmallFleets.crowded(seed + i)
                            : new RandomProblems(seed + i).small();
            var least = Exhaustive.leastCost(problem);
            if (least.isPresent()) {
                var instance = Instance.of(problem);
                long cost = least.getAsLong();
                long bound = Math.max(bound(instance, UNKNOWN), bound(instance, cost));
                assertTrue(
                        bound <= cost,
                        () -> "bound " + bound + " of cost " + cost + ": " + problem);
                checked++;
                raised += bound > instance.bound() ? 1 : 0;
                met += bound > instance.bound() && bound == cost ? 1 : 0;
            }
        }
        System.out.println(
                "bound by pieces: %d small fleets, raised in %d, to the least cost in %d"
                        .formatted(checked, raised, met));
        assertTrue(checked > 100);
        assertTrue(met > 20);
    }

    @Test
    void crowdedRacksRaiseIt() {
        long seed = Seeds.seed();
        int raised = 0;
        for (int i = 0; i < 20; i++) {
            var instance = Instance.of(RandomGangs.of(seed + i, 200, 20, 90).posed().problem());
            raised += bound(instance, instance.bound() + 5) > instance.bound() ? 1 : 0;
        }
        System.out.println("bound by pieces: above the one alone in " + raised + " of 20");
        assertTrue(raised >= 8, "raised in " + raised + " of 20");
    }

    /// Two racks of 3 nodes; three gangs of 2 workers, each a whole node: two gangs fill 2 of 3
    /// nodes, and the third is cut. Sums see room for all.
    @Test
    void twoGapsOfOneNodeHoldNoGangOfTwo() {
        var problem = SmallFleets.gangsOfTwo(3);
        var instance = Instance.of(problem);
        assertEquals(0, instance.bound());
        assertEquals(1, bound(instance, 3));
        assertEquals(1, Exhaustive.leastCost(problem).orElseThrow());
    }

    private static long bound(Instance instance, long known) {
        return PieceBound.raise(instance, known, new Allowance(new Budget(1_000_000)), 1_000_000);
    }
}
