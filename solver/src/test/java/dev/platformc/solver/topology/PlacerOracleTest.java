package dev.platformc.solver.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Placement against looking at every placement, on small random fleets.
///
/// `-Dfleets=10000` sets how many, `-Dseed=N` the first.
class PlacerOracleTest {
    private static final Budget BUDGET = new Budget(20_000_000);

    @Test
    void feasibilityAndLeastCostAgreeWithLookingAtEveryPlacement() {
        long seed = Seeds.seed();
        int fleets = Integer.getInteger("fleets", 2_000);
        int possible = 0;
        int byCounting = 0;
        int undecided = 0;
        for (int i = 0; i < fleets; i++) {
            var problem = new RandomProblems(seed + i).small();
            var least = Exhaustive.leastCost(problem);
            var answer = Placer.place(problem, BUDGET);
            var about = "seed " + (seed + i) + ": " + problem + "\n" + answer;
            assertEquals(List.of(), PlacementCheck.check(problem, answer), about);
            switch (answer) {
                case PlacementAnswer.Placed placed -> {
                    possible++;
                    assertTrue(least.isPresent(), () -> "placed the impossible, " + about);
                    switch (placed.proof()) {
                        case Proof.Optimal(String how, long cost) -> {
                            assertEquals(least.getAsLong(), cost, about);
                            byCounting += how.equals("counting") ? 1 : 0;
                        }
                        case Proof.Feasible(long cost, long bound) -> {
                            undecided++;
                            assertTrue(bound <= least.getAsLong(), about);
                            assertTrue(cost >= least.getAsLong(), about);
                        }
                    }
                }
                case PlacementAnswer.Impossible impossible ->
                        assertTrue(least.isEmpty(), () -> "refused the possible, " + about);
                case PlacementAnswer.Undecided() -> undecided++;
            }
        }
        System.out.println(
                "placement: %d small fleets from seed %d, %d possible (%d by counting), %d open, 0 disagreements"
                        .formatted(fleets, seed, possible, byCounting, undecided));
    }
}
