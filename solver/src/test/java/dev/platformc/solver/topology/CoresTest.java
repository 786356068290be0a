package dev.platformc.solver.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.platformc.solver.Budget;
import dev.platformc.solver.topology.PlacementAnswer.Constraint;
import dev.platformc.solver.topology.PlacementAnswer.Impossible;
import dev.platformc.solver.topology.PlacementProblem.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Why not: few constraints, each of them needed.
class CoresTest {
    private static final Capacity NODE = new Capacity(8, 96_000, 1L << 40);

    private static Fleet racks(int racks, int nodes) {
        var domains = new ArrayList<Fleet.Domain>();
        for (int r = 0; r < racks; r++) {
            domains.add(
                    new Fleet.Domain(
                            "rack" + r,
                            List.of(),
                            List.of(new Fleet.Nodes(r * nodes, nodes, NODE))));
        }
        return new Fleet(List.of("rack", "node"), domains);
    }

    private static Group gang(String id, int workers, int gpus, @Nullable Integer required) {
        return new Group(id, workers, new Capacity(gpus, 1_000, 1_000), required, null, true);
    }

    private static Impossible refuse(Fleet fleet, Group... groups) {
        var problem = new PlacementProblem(fleet, List.of(1), List.of(groups));
        return assertInstanceOf(Impossible.class, Placer.place(problem, Budget.USUAL));
    }

    @Test
    void aGangLargerThanEveryRack() {
        var refused =
                refuse(
                        racks(2, 8),
                        gang("small", 2, 8, null),
                        gang("pretrain", 10, 8, 0),
                        gang("other", 1, 8, 0));
        assertEquals(
                Set.of(
                        new Constraint.Units("pretrain"),
                        new Constraint.Level("pretrain"),
                        new Constraint.Room("rack0")),
                refused.core());
        assertTrue(refused.minimal());
    }

    @Test
    void aWorkerLargerThanEveryNode() {
        var refused = refuse(racks(2, 8), gang("wide", 1, 16, 0), gang("small", 2, 8, null));
        assertEquals(Set.of(new Constraint.Units("wide"), new Constraint.Room("")), refused.core());
    }

    @Test
    void morePeopleThanThePoolHasRoomFor() {
        var refused =
                refuse(
                        racks(2, 2),
                        gang("a", 1, 8, null),
                        gang("b", 3, 8, null),
                        gang("c", 2, 8, 0),
                        gang("d", 1, 4, 0));
        assertEquals(
                Set.of(
                        new Constraint.Units("b"),
                        new Constraint.Units("c"),
                        new Constraint.Room("")),
                refused.core());
        assertTrue(refused.minimal());
    }

    @Test
    void threeGangsThatEachNeedMoreThanHalfARack() {
        var refused =
                refuse(
                        racks(2, 4),
                        gang("a", 3, 8, 0),
                        gang("b", 3, 8, 0),
                        gang("c", 2, 8, 0),
                        gang("d", 1, 1, null));
        assertTrue(refused.core().contains(new Constraint.Level("c")), refused.toString());
        assertFalse(refused.core().contains(new Constraint.Units("d")), refused.toString());
        assertTrue(refused.minimal());
    }

    @Test
    void replicasThatCannotBeEven() {
        var fleet =
                new Fleet(
                        List.of("rack", "node"),
                        List.of(
                                new Fleet.Domain(
                                        "big", List.of(), List.of(new Fleet.Nodes(0, 4, NODE))),
                                new Fleet.Domain(
                                        "small", List.of(), List.of(new Fleet.Nodes(4, 1, NODE)))));
        var each = new Capacity(8, 1_000, 1_000);
        var refused = refuse(fleet, new Group("chat", 4, each, null, 0, false));
        assertEquals(
                Set.of(
                        new Constraint.Units("chat"),
                        new Constraint.Spread("chat"),
                        new Constraint.Room("")),
                refused.core());
    }

    /// Leaving out any member makes the rest possible; the core alone is impossible. Judged by
    /// looking at every placement.
    @Test
    void randomCoresAreImpossibleAndMinimal() {
        long seed = Seeds.seed();
        int cores = 0;
        int members = 0;
        int unproven = 0;
        for (int i = 0; i < Integer.getInteger("cores", 600); i++) {
            var problem = new RandomProblems(seed + i).small();
            if (!(Placer.place(problem, Budget.USUAL) instanceof Impossible refused)) {
                continue;
            }
            cores++;
            unproven += refused.minimal() ? 0 : 1;
            var about = "seed " + (seed + i) + ": " + problem + "\n" + refused;
            assertTrue(
                    Exhaustive.leastCost(only(problem, refused.core())).isEmpty(),
                    () -> "possible, " + about);
            for (var member : refused.core()) {
                if (member instanceof Constraint.Room || !refused.minimal()) {
                    continue;
                }
                members++;
                var rest = new ArrayList<>(refused.core());
                rest.remove(member);
                assertTrue(
                        Exhaustive.leastCost(only(problem, Set.copyOf(rest))).isPresent(),
                        () -> member + " is not needed, " + about);
            }
        }
        System.out.println(
                "cores: %d from seed %d, %d members each needed, %d not proven minimal"
                        .formatted(cores, seed, members, unproven));
        assertTrue(cores > 0);
        assertEquals(0, unproven);
    }

    /// What a core leaves of a problem.
    static PlacementProblem only(PlacementProblem problem, Set<Constraint> core) {
        var groups = new ArrayList<Group>();
        for (var g : problem.groups()) {
            if (core.contains(new Constraint.Units(g.id()))) {
                boolean level = core.contains(new Constraint.Level(g.id()));
                boolean spread = core.contains(new Constraint.Spread(g.id()));
                groups.add(
                        new Group(
                                g.id(),
                                g.units(),
                                g.each(),
                                level ? g.required() : null,
                                spread ? g.spread() : null,
                                g.compact(),
                                g.together()));
            }
        }
        return new PlacementProblem(problem.fleet(), problem.spanCosts(), groups);
    }
}
