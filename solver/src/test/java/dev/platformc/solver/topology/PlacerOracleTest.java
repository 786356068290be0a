package dev.platformc.solver.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.z3.Status;
import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import dev.platformc.solver.z3.Conversation;
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
        int bySearch = 0;
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
                            bySearch += how.equals("search") ? 1 : 0;
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
                ("placement: %d small fleets from seed %d, %d possible, %d of them proven by search,"
                                + " %d open, 0 disagreements")
                        .formatted(fleets, seed, possible, bySearch, undecided));
        assertEquals(0, undecided, "left open");
    }

    @Test
    void unitsThatAskForNothingStandAnywhere() {
        var problem = new RandomProblems(6749).small();
        assertTrue(
                problem.groups().stream().anyMatch(g -> g.each().equals(new Capacity(0, 0, 0))),
                problem::toString);
        var answer = Placer.place(problem, BUDGET);
        assertTrue(answer instanceof PlacementAnswer.Placed, answer::toString);
        assertEquals(List.of(), PlacementCheck.check(problem, answer));
    }

    /// Without patterns of nodes the model asks for sums only: it may say "yes" too often, and then
    /// finds no nodes, but its "no" holds.
    @Test
    void aModelThatIsNotExactRefusesOnlyTheImpossible() {
        long seed = Seeds.seed();
        int refused = 0;
        int withoutNodes = 0;
        for (int i = 0; i < 300; i++) {
            var problem = new RandomProblems(seed + i).small();
            var instance = Instance.of(problem);
            var about = "seed " + (seed + i) + ": " + problem;
            try (var conversation = Conversation.within(BUDGET)) {
                var model = ExactModel.of(instance, conversation, 0);
                if (model.possible() == Status.UNSATISFIABLE) {
                    refused++;
                    assertTrue(Exhaustive.leastCost(problem).isEmpty(), about);
                } else if (model.layout() == null) {
                    withoutNodes++;
                } else {
                    assertTrue(Exhaustive.leastCost(problem).isPresent(), about);
                }
            }
        }
        System.out.println(
                "sums only: 300 small fleets from seed %d, %d refused, %d without nodes"
                        .formatted(seed, refused, withoutNodes));
        assertTrue(refused > 0);
        assertTrue(withoutNodes > 0);
    }
}
