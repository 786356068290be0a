package dev.platformc.solver.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.platformc.solver.Budget;
import dev.platformc.solver.topology.PlacementProblem.Group;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final Capacity NODE = new Capacity(8, 96_000, 1L << 40);

    /// Two racks of eight nodes.
    private static final Fleet FLEET =
            new Fleet(
                    List.of("rack", "node"),
                    List.of(
                            new Fleet.Domain(
                                    "a", List.of(), List.of(new Fleet.Nodes(0, 8, NODE))),
                            new Fleet.Domain(
                                    "b", List.of(), List.of(new Fleet.Nodes(8, 8, NODE)))));

    private static Group gang(String id, int workers, @Nullable Integer required) {
        return new Group(id, workers, new Capacity(8, 1_000, 1_000), required, null, true);
    }

    private static PlacementProblem problem(Group... groups) {
        return new PlacementProblem(FLEET, List.of(1), List.of(groups));
    }

    @Test
    void theMostWorkersOfARackAreThoseOfTheRack() {
        assertEquals(8, Limits.mostUnits(problem(gang("g", 10, 0)), "g", Budget.USUAL));
    }

    @Test
    void theMostWorkersLeaveRoomForOthers() {
        var problem = problem(gang("g", 10, null), gang("other", 3, 0));
        assertEquals(13, Limits.mostUnits(problem, "g", Budget.USUAL));
    }

    @Test
    void noneWhenTheOthersCannotStand() {
        var problem = problem(gang("g", 1, null), gang("other", 17, null));
        assertEquals(0, Limits.mostUnits(problem, "g", Budget.USUAL));
    }

    @Test
    void theLevelsThatCouldHoldAGang() {
        assertEquals(List.of(), Limits.levels(problem(gang("g", 10, 0)), "g", Budget.USUAL));
        assertEquals(List.of(0), Limits.levels(problem(gang("g", 8, null)), "g", Budget.USUAL));
        assertEquals(List.of(0, 1), Limits.levels(problem(gang("g", 1, null)), "g", Budget.USUAL));
    }

    @Test
    void limitsAgreeWithLookingAtEveryPlacement() {
        long seed = Seeds.seed();
        int asked = 0;
        for (int i = 0; i < Integer.getInteger("limits", 150); i++) {
            var problem = new RandomProblems(seed + i).small();
            var about = "seed " + (seed + i) + ": " + problem;
            var group = problem.groups().getFirst();
            if (group.each().gpus() == 0) {
                continue;
            }
            asked++;
            int most = Limits.mostUnits(problem, group.id(), Budget.USUAL);
            for (int units = 1; units <= Math.min(15, most + 1); units++) {
                var changed = changed(problem, units, group.required());
                assertEquals(
                        units <= most,
                        Exhaustive.leastCost(changed).isPresent(),
                        units + ", " + about);
            }
            var levels = Limits.levels(problem, group.id(), Budget.USUAL);
            for (int level = 0; level < problem.fleet().levels().size(); level++) {
                assertEquals(
                        levels.contains(level),
                        Exhaustive.leastCost(changed(problem, group.units(), level)).isPresent(),
                        "level " + level + ", " + about);
            }
        }
        System.out.println(
                "limits: %d groups from seed %d, 0 disagreements".formatted(asked, seed));
    }

    private static PlacementProblem changed(
            PlacementProblem problem, int units, @Nullable Integer required) {
        var groups = new ArrayList<>(problem.groups());
        var g = groups.getFirst();
        groups.set(0, new Group(g.id(), units, g.each(), required, g.spread(), g.compact()));
        return new PlacementProblem(problem.fleet(), problem.spanCosts(), groups);
    }
}
