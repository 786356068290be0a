package dev.platformc.solver.topology;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.solver.Budget;
import dev.platformc.solver.instance.RandomGangs;
import org.junit.jupiter.api.Test;

/// The bound by prices is never above the truth, and often above what the groups need alone.
class PricedBoundTest {
    /// Far above any cost: the bound is not helped by knowing one.
    private static final long UNKNOWN = 1_000;

    @Test
    void noSmallFleetCostsLess() {
        long seed = Seeds.seed();
        int checked = 0;
        for (int i = 0; i < 1_000; i++) {
            var problem = new RandomProblems(seed + i).small();
            var least = Exhaustive.leastCost(problem);
            if (least.isPresent()) {
                checked++;
                long bound = bound(Instance.of(problem));
                long cost = least.getAsLong();
                assertTrue(
                        bound <= cost,
                        () -> "bound " + bound + " of cost " + cost + ": " + problem);
            }
        }
        assertTrue(checked > 100);
    }

    @Test
    void crowdedRacksRaiseIt() {
        long seed = Seeds.seed();
        int raised = 0;
        for (int i = 0; i < 20; i++) {
            var instance = Instance.of(RandomGangs.of(seed + i, 200, 20, 90).posed().problem());
            raised += bound(instance) > instance.bound() ? 1 : 0;
        }
        System.out.println("bound by prices: above the one alone in " + raised + " of 20");
        assertTrue(raised >= 2, "raised in " + raised + " of 20");
    }

    private static long bound(Instance instance) {
        return PricedBound.raise(
                instance, UNKNOWN, new Allowance(new Budget(1_000_000)), 1_000_000);
    }
}
