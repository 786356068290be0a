package dev.platformc.solver.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.plan.Proof;
import dev.platformc.solver.topology.PlacementAnswer.Constraint;
import dev.platformc.solver.topology.PlacementAnswer.Placed;
import dev.platformc.solver.topology.PlacementAnswer.Spot;
import dev.platformc.solver.topology.PlacementProblem.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every kind of damage to a good answer is seen.
class PlacementCheckTest {
    private static final Capacity NODE = new Capacity(8, 96_000, 1_000);
    private static final Capacity FOUR = new Capacity(4, 1_000, 100);

    /// Two racks of two nodes, numbered 0 to 3.
    private static final PlacementProblem PROBLEM =
            new PlacementProblem(
                    new Fleet(List.of("rack", "node"), List.of(rack("a", 0), rack("b", 2))),
                    List.of(1),
                    List.of(
                            new Group("train", 3, FOUR, 0, null, true),
                            new Group("serve", 2, new Capacity(1, 1_000, 300), null, 1, false),
                            new Group("tune", 2, new Capacity(2, 0, 0), 1, null, true)));

    private static final Map<String, List<Spot>> SPOTS =
            Map.of(
                    "train", List.of(new Spot(0, 1, 2), new Spot(1, 1, 1)),
                    "serve", List.of(new Spot(1, 2, 1)),
                    "tune", List.of(new Spot(3, 1, 2)));

    private static Fleet.Domain rack(String id, int first) {
        return new Fleet.Domain(id, List.of(), List.of(new Fleet.Nodes(first, 2, NODE)));
    }

    private static final Proof FREE = new Proof.Optimal("counting", 0);

    private static void assertSeen(String words, Placed damaged) {
        var wrong = PlacementCheck.check(PROBLEM, damaged);
        assertTrue(
                wrong.stream().anyMatch(w -> w.contains(words)), () -> words + " not in " + wrong);
    }

    private static Placed with(String group, Spot... spots) {
        var damaged = new LinkedHashMap<>(SPOTS);
        damaged.put(group, List.of(spots));
        return new Placed(damaged, FREE);
    }

    @Test
    void aGoodAnswerIsGood() {
        assertEquals(List.of(), PlacementCheck.check(PROBLEM, new Placed(SPOTS, FREE)));
    }

    @Test
    void missingUnits() {
        assertSeen("train has 2 of 3", with("train", new Spot(0, 1, 2)));
        assertSeen("train has 0 of 3", with("train"));
    }

    @Test
    void unitsTooMany() {
        assertSeen("tune has 3 of 2", with("tune", new Spot(3, 1, 3)));
    }

    @Test
    void aGroupThatNobodyAskedFor() {
        assertSeen("extra is no group", with("extra", new Spot(3, 1, 1)));
    }

    @Test
    void aNodeThatIsNotThere() {
        assertSeen("node 4, which is not there", with("tune", new Spot(4, 1, 2)));
    }

    @Test
    void aNodeNamedTwice() {
        assertSeen("node 3 twice", with("tune", new Spot(3, 1, 1), new Spot(3, 1, 1)));
    }

    @Test
    void anEmptySpot() {
        assertSeen("empty spot", with("tune", new Spot(3, 1, 2), new Spot(2, 1, 0)));
    }

    @Test
    void moreGpusThanANodeHas() {
        assertSeen("node 0 has", with("train", new Spot(0, 1, 3)));
    }

    @Test
    void moreMemoryThanANodeHas() {
        var spots = new LinkedHashMap<>(SPOTS);
        spots.put("serve", List.of(new Spot(1, 1, 4)));
        assertSeen("node 1 has", new Placed(spots, FREE));
    }

    @Test
    void aRequiredRackLeft() {
        assertSeen("train is not in one rack", with("train", new Spot(0, 1, 2), new Spot(3, 1, 1)));
    }

    @Test
    void aRequiredNodeLeft() {
        assertSeen("tune is not in one node", with("tune", new Spot(2, 2, 1)));
    }

    @Test
    void aGroupOfUnitsTornApart() {
        var pairs =
                new Group("train", 4, FOUR, null, null, true, new PlacementProblem.Together(2, 0));
        var problem = new PlacementProblem(PROBLEM.fleet(), List.of(1), List.of(pairs));
        var torn = Map.of("train", List.of(new Spot(0, 1, 2), new Spot(1, 2, 1)));
        assertEquals(
                List.of(
                        "train has 3 units in one rack, not groups of 2",
                        "train has 1 units in one rack, not groups of 2"),
                PlacementCheck.check(problem, new Placed(torn, new Proof.Optimal("counting", 1))));
    }

    @Test
    void anUnevenSpread() {
        assertSeen("serve is not even", with("serve", new Spot(2, 1, 2)));
    }

    @Test
    void aWrongCost() {
        assertSeen("the cost is 0, not 1", new Placed(SPOTS, new Proof.Optimal("counting", 1)));
    }

    @Test
    void aBoundThatProvesTheCost() {
        assertSeen("is proven", new Placed(SPOTS, new Proof.Feasible(0, 0)));
    }

    @Test
    void aCoreOfNothingOrOfWhatIsNotThere() {
        for (Set<Constraint> core :
                List.of(
                        Set.<Constraint>of(),
                        Set.<Constraint>of(new Constraint.Units("nobody")),
                        Set.<Constraint>of(new Constraint.Room("cellar")))) {
            var wrong = PlacementCheck.check(PROBLEM, new PlacementAnswer.Impossible(core, true));
            assertEquals(1, wrong.size(), core.toString());
        }
    }
}
