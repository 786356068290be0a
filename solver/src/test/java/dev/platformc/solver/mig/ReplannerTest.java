package dev.platformc.solver.mig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.ReplanAnswer.Impossible;
import dev.platformc.solver.mig.ReplanAnswer.Replanned;
import dev.platformc.solver.mig.ReplanProblem.Goal;
import dev.platformc.solver.mig.ReplanProblem.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Against an oracle that tries every layout of every card. `-Dfleets=5000` sets how many small
/// fleets, `-Dseed=N` where they come from.
class ReplannerTest {
    private static final Budget BUDGET = new Budget(200_000_000);

    private final long seed = Long.getLong("seed", 20261125);

    private static MigGeometry geometry(String gpu) {
        var mig = Catalog.standard().gpu(gpu).orElseThrow().mig();
        if (mig == null) {
            throw new IllegalArgumentException(gpu);
        }
        return mig;
    }

    private static MigProfile profile(MigGeometry geometry, String name) {
        return geometry.profile(name).orElseThrow();
    }

    @Test
    void twoHalvesMoveTogetherWhenThatFreesACardAndStayWhereMovesComeFirst() {
        var geometry = geometry("a100-sxm-80gb");
        var half = profile(geometry, "3g.40gb");
        var group = new Group("g", 2, List.of(new PlacedSlice(half, 0)), List.of(), List.of(half));
        var fewCards =
                new ReplanProblem(
                        geometry, List.of(group), Map.of(half, 2), Goal.CARDS_THEN_MOVES, null);
        var together = assertInstanceOf(Replanned.class, Replanner.replan(fewCards, BUDGET));
        assertEquals(List.of(1L, 1L), List.of(together.inUse(), together.moved()));
        var fewMoves =
                new ReplanProblem(
                        geometry, List.of(group), Map.of(half, 2), Goal.MOVES_THEN_CARDS, null);
        var stay = assertInstanceOf(Replanned.class, Replanner.replan(fewMoves, BUDGET));
        assertEquals(List.of(2L, 0L), List.of(stay.inUse(), stay.moved()));
        var none =
                new ReplanProblem(
                        geometry, List.of(group), Map.of(half, 2), Goal.CARDS_THEN_MOVES, 0);
        assertEquals(2, assertInstanceOf(Replanned.class, Replanner.replan(none, BUDGET)).inUse());
    }

    @ParameterizedTest
    @MethodSource("goals")
    void smallFleetsAgreeWithTryingEverything(Goal goal) {
        int fleets = Integer.getInteger("fleets", 200);
        var random = new Random(seed);
        int possible = 0;
        int moving = 0;
        for (int i = 0; i < fleets; i++) {
            var problem = problem(random, goal);
            var answer = Replanner.replan(problem, BUDGET);
            var best = best(problem);
            var about = "fleet " + i + " of seed " + seed + ": " + problem;
            if (best == null) {
                assertInstanceOf(Impossible.class, answer, about);
                continue;
            }
            var replanned = assertInstanceOf(Replanned.class, answer, about);
            assertTrue(replanned.proven(), about);
            assertEquals(best, List.of(replanned.inUse(), replanned.moved()), about);
            assertEquals(
                    problem.goal().first().cost(best.get(0), best.get(1)),
                    replanned.bound(),
                    about);
            possible++;
            moving += replanned.moved() > 0 ? 1 : 0;
        }
        System.out.printf(
                "re-planning, %s: %d fleets from seed %d, %d possible, %d with moves, 0"
                        + " disagreements%n",
                goal, fleets, seed, possible, moving);
        assertTrue(moving > 0, "some have to move");
    }

    private static List<Goal> goals() {
        return List.of(
                Goal.CARDS_THEN_MOVES,
                Goal.MOVES_THEN_CARDS,
                Goal.priced(1, 1),
                Goal.priced(5, 2),
                Goal.priced(2, 5));
    }

    private static ReplanProblem problem(Random random, Goal goal) {
        var names = List.of("a100-sxm-80gb", "a100-sxm-40gb", "h100-sxm-80gb", "a30");
        var geometry = geometry(names.get(random.nextInt(names.size())));
        var profiles = new ArrayList<MigProfile>();
        for (int i = 0; i < 3; i++) {
            var profile = geometry.profiles().get(random.nextInt(geometry.profiles().size()));
            if (!profiles.contains(profile)) {
                profiles.add(profile);
            }
        }
        var layouts = Layouts.layouts(geometry, profiles);
        var groups = new ArrayList<Group>();
        var wanted = new LinkedHashMap<MigProfile, Integer>();
        profiles.forEach(p -> wanted.put(p, random.nextInt(3)));
        for (int g = 0; g < 1 + random.nextInt(3); g++) {
            int count = 1 + random.nextInt(2);
            var running = layouts.get(random.nextInt(layouts.size()));
            var fixed =
                    running.isEmpty() || random.nextInt(4) > 0
                            ? List.<PlacedSlice>of()
                            : List.of(running.getFirst());
            running.forEach(s -> wanted.merge(s.profile(), count, Integer::sum));
            groups.add(new Group("g" + g, count, running, fixed, profiles));
        }
        return new ReplanProblem(
                geometry, groups, wanted, goal, random.nextInt(4) == 0 ? random.nextInt(3) : null);
    }

    /// Cards and moves of the best; every layout of every card is tried.
    private static @org.jspecify.annotations.Nullable List<Long> best(ReplanProblem problem) {
        var profiles = List.copyOf(problem.wanted().keySet());
        var reached = new LinkedHashMap<List<Integer>, List<List<Long>>>();
        reached.put(profiles.stream().map(_ -> 0).toList(), List.of(List.of(0L, 0L)));
        for (var group : problem.cards()) {
            for (int card = 0; card < group.count(); card++) {
                reached = next(problem, profiles, group, reached);
            }
        }
        var all =
                reached.get(
                        profiles.stream().map(p -> problem.wanted().getOrDefault(p, 0)).toList());
        if (all == null) {
            return null;
        }
        Integer most = problem.mostMoves();
        return all.stream()
                .filter(c -> most == null || c.get(1) <= most)
                .min(
                        Comparator.comparingLong((List<Long> c) ->
                                        problem.goal().first().cost(c.get(0), c.get(1)))
                                .thenComparingLong(
                                        c -> problem.goal().second().cost(c.get(0), c.get(1))))
                .orElse(null);
    }

    private static LinkedHashMap<List<Integer>, List<List<Long>>> next(
            ReplanProblem problem,
            List<MigProfile> profiles,
            Group group,
            Map<List<Integer>, List<List<Long>>> reached) {
        var next = new LinkedHashMap<List<Integer>, List<List<Long>>>();
        for (var layout : Layouts.layouts(problem.geometry(), group.allowed())) {
            if (!layout.containsAll(group.fixed())) {
                continue;
            }
            long moves = group.running().stream().filter(s -> !layout.contains(s)).count();
            long used = layout.isEmpty() ? 0 : 1;
            reached.forEach((held, costs) -> {
                var more = new ArrayList<Integer>();
                for (int p = 0; p < profiles.size(); p++) {
                    var profile = profiles.get(p);
                    int here =
                            (int) layout.stream().filter(s -> s.profile().equals(profile)).count();
                    more.add(
                            Math.min(
                                    problem.wanted().getOrDefault(profile, 0), held.get(p) + here));
                }
                var own = next.computeIfAbsent(more, _ -> new ArrayList<>());
                for (var cost : costs) {
                    var sum = List.of(cost.get(0) + used, cost.get(1) + moves);
                    if (own.stream()
                            .noneMatch(c -> c.get(0) <= sum.get(0) && c.get(1) <= sum.get(1))) {
                        own.removeIf(c -> c.get(0) >= sum.get(0) && c.get(1) >= sum.get(1));
                        own.add(sum);
                    }
                }
            });
        }
        return next;
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000})
    void wholeFleetsAreProvedInBothGoals(int gpus) {
        var geometry = geometry("h100-sxm-80gb");
        var profiles = geometry.profiles().stream().filter(p -> !p.name().contains("+")).toList();
        var layouts = Layouts.layouts(geometry, profiles);
        var random = new Random(seed);
        var counts = new LinkedHashMap<List<PlacedSlice>, Integer>();
        var wanted = new LinkedHashMap<MigProfile, Integer>();
        for (int i = 0; i < gpus; i++) {
            var running = new ArrayList<PlacedSlice>();
            for (var slice : layouts.get(random.nextInt(layouts.size()))) {
                if (random.nextInt(2) == 0) {
                    running.add(slice);
                    wanted.merge(slice.profile(), 1, Integer::sum);
                }
            }
            counts.merge(List.copyOf(running), 1, Integer::sum);
        }
        profiles.forEach(p -> wanted.merge(p, gpus / 100, Integer::sum));
        var groups = new ArrayList<Group>();
        counts.forEach((running, count) ->
                groups.add(new Group("g" + groups.size(), count, running, List.of(), profiles)));
        for (var goal : List.of(Goal.CARDS_THEN_MOVES, Goal.MOVES_THEN_CARDS)) {
            long from = System.nanoTime();
            var answer =
                    Replanner.replan(
                            new ReplanProblem(geometry, groups, wanted, goal, null), BUDGET);
            var replanned = assertInstanceOf(Replanned.class, answer);
            System.out.printf(
                    "re-planning %d GPUs, %d instances wanted, seed %d, %s: %d cards, %d moved, proven"
                            + " %s, %d ms%n",
                    gpus,
                    wanted.values().stream().mapToInt(Integer::intValue).sum(),
                    seed,
                    goal,
                    replanned.inUse(),
                    replanned.moved(),
                    replanned.proven(),
                    (System.nanoTime() - from) / 1_000_000);
            assertTrue(replanned.proven());
        }
    }
}
