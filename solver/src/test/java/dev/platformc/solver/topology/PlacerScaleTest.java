package dev.platformc.solver.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/// Fleets of realistic size. Times are printed, never judged.
class PlacerScaleTest {
    private static final Budget BUDGET = new Budget(5_000_000);

    /// Share of the free GPUs that is asked for.
    private static final double LOAD = Double.parseDouble(System.getProperty("load", "0.95"));

    @Test
    void placesHundredsOfNodesAndProvesIt() {
        report("256 nodes, 24 gangs", 6, seed -> Workbench.cluster(seed, 256, 24, LOAD));
        report("512 nodes, 50 gangs", 4, seed -> Workbench.cluster(seed, 512, 50, LOAD));
    }

    @Test
    void placesAThousandNodes() {
        report("1000 nodes, 54 gangs", 2, seed -> Workbench.cluster(seed, 1000, 54, LOAD));
        report("1000 nodes, 200 gangs", 2, seed -> Workbench.cluster(seed, 1000, 200, LOAD));
    }

    @Test
    void placesEndpointsBesideGangs() {
        report("100 nodes, 30 endpoints", 3, seed -> Workbench.serving(seed, 100, 30, 0.8));
        report("500 nodes, 100 endpoints", 2, seed -> Workbench.serving(seed, 500, 100, 0.8));
    }

    @Test
    void refusesTooManyGangs() {
        refuse("256 nodes, 24 gangs", seed -> Workbench.cluster(seed, 256, 24, 1.2));
        refuse("512 nodes, 50 gangs", seed -> Workbench.cluster(seed, 512, 50, 1.05));
        refuse("64 nodes, 40 gangs for racks", seed -> Workbench.tooManyForRacks(seed, 64, 40));
    }

    private static void refuse(String what, LongFunction<PlacementProblem> problems) {
        long first = Seeds.seed();
        for (long seed = first; seed < first + Integer.getInteger("clusters", 2); seed++) {
            long start = System.nanoTime();
            var answer = Placer.place(problems.apply(seed), BUDGET);
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.println(
                    switch (answer) {
                        case PlacementAnswer.Impossible(var core, boolean minimal) ->
                                "%s, seed %d: core of %d, minimal %s, %d ms"
                                        .formatted(what, seed, core.size(), minimal, millis);
                        default -> "%s, seed %d: %s".formatted(what, seed, answer);
                    });
        }
    }

    /// Places twice: equal answers; never dearer than the first greedy placement.
    private static void report(String what, int clusters, LongFunction<PlacementProblem> problems) {
        long first = Seeds.seed();
        for (long seed = first; seed < first + Integer.getInteger("clusters", clusters); seed++) {
            var problem = problems.apply(seed);
            long start = System.nanoTime();
            var answer = Placer.place(problem, BUDGET);
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertEquals(answer, Placer.place(problem, BUDGET), "another answer the second time");
            assertEquals(List.of(), PlacementCheck.check(problem, answer));
            var instance = Instance.of(problem);
            var greedy = GreedySearch.search(instance, instance.bound());
            long greedyCost = greedy == null ? Long.MAX_VALUE : instance.cost(greedy);
            assertTrue(greedy == null || cost(answer) <= greedyCost, "dearer than greedy");
            System.out.println(
                    String.format(
                            Locale.ROOT,
                            "%s, seed %d: %s, greedy %s, alone %d, %d ms",
                            what,
                            seed,
                            answer instanceof PlacementAnswer.Placed placed
                                    ? placed.proof()
                                    : answer,
                            greedy == null ? "nothing" : greedyCost,
                            instance.bound(),
                            millis));
        }
    }

    private static long cost(PlacementAnswer answer) {
        return assertInstanceOf(PlacementAnswer.Placed.class, answer).proof()
                        instanceof Proof.Feasible(long cost, long bound)
                ? cost
                : ((Proof.Optimal) ((PlacementAnswer.Placed) answer).proof()).cost();
    }
}
