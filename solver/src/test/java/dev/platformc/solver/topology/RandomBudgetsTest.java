package dev.platformc.solver.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import dev.platformc.solver.instance.RandomGangs;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// However small the budget, the answer holds, is no dearer than the first greedy placement, and
/// its bound is no higher than the cost; and asked again it is the same.
class RandomBudgetsTest {
    @Test
    void noBudgetMakesAnAnswerWorseThanGreedy() {
        long seed = Seeds.seed();
        int instances = Integer.getInteger("instances", 1_000);
        int proven = 0;
        int better = 0;
        int withoutGreedy = 0;
        var random = new Random(seed);
        for (int i = 0; i < instances; i++) {
            var problem = problem(seed + i, random);
            var budget = new Budget((long) Math.pow(10, 1 + 4 * random.nextDouble()));
            var about = "seed " + (seed + i) + ", " + budget;
            var answer = Placer.place(problem, budget);
            assertEquals(List.of(), PlacementCheck.check(problem, answer), about);
            var instance = Instance.of(problem);
            var greedy = GreedySearch.search(instance, instance.bound());
            if (greedy == null) {
                withoutGreedy++;
                continue;
            }
            if (answer instanceof PlacementAnswer.Placed(_, var proof)) {
                long cost = cost(proof);
                assertTrue(cost <= instance.cost(greedy), about + " is dearer than greedy");
                better += cost < instance.cost(greedy) ? 1 : 0;
                proven += proof instanceof Proof.Optimal ? 1 : 0;
            } else {
                throw new AssertionError(about + " lost what greedy found: " + answer);
            }
            if (i % 10 == 0) {
                assertEquals(answer, Placer.place(problem, budget), about);
            }
        }
        System.out.printf(
                "budgets: %d instances from seed %d, %d proven, %d cheaper than greedy, %d where"
                        + " greedy finds nothing, 0 dearer%n",
                instances, seed, proven, better, withoutGreedy);
        assertTrue(better > 0);
        assertTrue(proven > 0);
    }

    /// Clusters of some dozen nodes, and small fleets of every shape.
    private static PlacementProblem problem(long seed, Random random) {
        return random.nextInt(3) == 0
                ? new RandomProblems(seed).small()
                : RandomGangs.of(
                                seed,
                                20 + random.nextInt(100),
                                3 + random.nextInt(12),
                                50 + random.nextInt(50))
                        .posed()
                        .problem();
    }

    private static long cost(Proof proof) {
        return switch (proof) {
            case Proof.Optimal optimal -> optimal.cost();
            case Proof.Feasible feasible -> feasible.cost();
        };
    }
}
