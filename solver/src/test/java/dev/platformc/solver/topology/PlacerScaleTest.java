package dev.platformc.solver.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Fleets of realistic size. Times are printed, never judged.
class PlacerScaleTest {
    @Test
    void placesHundredsOfNodesAndProvesIt() {
        for (long seed = Seeds.seed(); seed < Seeds.seed() + Integer.getInteger("clusters", 4); seed++) {
            report("256 nodes, 24 gangs", seed, Workbench.cluster(seed, 256, 24, Double.parseDouble(System.getProperty("load","0.97"))));
        }
        for (long seed = Seeds.seed(); seed < Seeds.seed() + Integer.getInteger("clusters", 2); seed++) {
            report("512 nodes, 50 gangs", seed, Workbench.cluster(seed, 512, 50, Double.parseDouble(System.getProperty("load","0.97"))));
        }
    }

    @Test
    void placesThousandsOfNodes() {
        for (long seed = Seeds.seed(); seed < Seeds.seed() + Integer.getInteger("clusters", 2); seed++) {
            report("1000 nodes, 54 gangs", seed, Workbench.cluster(seed, 1000, 54, 0.9));
            report("1000 nodes, 200 gangs", seed, Workbench.cluster(seed, 1000, 200, 0.9));
        }
    }

    private static void report(String what, long seed, PlacementProblem problem) {
        var instance = Instance.of(problem);
        var greedy = GreedySearch.search(instance, instance.bound());
        long start = System.nanoTime();
        var answer = Placer.place(problem, Budget.USUAL);
        long millis = (System.nanoTime() - start) / 1_000_000;
        System.out.println(
                String.format(
                        Locale.ROOT,
                        "%s, seed %d: %s, greedy %s, bound %d, %d ms",
                        what,
                        seed,
                        switch (answer) {
                            case PlacementAnswer.Placed placed -> placed.proof().toString();
                            case PlacementAnswer.Impossible impossible -> impossible.toString();
                            case PlacementAnswer.Undecided() -> "undecided";
                        },
                        greedy == null ? "nothing" : instance.cost(greedy),
                        instance.bound(),
                        millis));
    }
}
