package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.List;

/// A group as the search sees it, with the levels of [Tree].
///
/// @param units how many are placed
/// @param fold how many of the group's own units one of them is: all, when one node must hold them
/// @param each what one takes
/// @param required level of which one domain holds all; 0 for the whole fleet
/// @param spread level over which the units stand even; -1 for none; always inside `required`
/// @param step every domain of `stepLevel` holds a multiple of so many units; 1 for any number
/// @param stepLevel at or outside the innermost domains
record Want(
        String id,
        int units,
        int fold,
        Size each,
        int required,
        int spread,
        boolean compact,
        int step,
        int stepLevel) {

    static List<Want> all(PlacementProblem problem) {
        int nodeLevel = problem.fleet().levels().size();
        var wants = new ArrayList<Want>();
        for (var group : problem.groups()) {
            if (group.units() < 1) {
                throw new IllegalArgumentException("group " + group.id() + " has no units");
            }
            wants.add(of(group, nodeLevel));
        }
        if (wants.stream().map(Want::id).distinct().count() != wants.size()) {
            throw new IllegalArgumentException("two groups of one id");
        }
        return List.copyOf(wants);
    }

    private static Want of(PlacementProblem.Group group, int nodeLevel) {
        Integer givenRequired = group.required();
        Integer givenSpread = group.spread();
        int required = givenRequired == null ? 0 : level(givenRequired, nodeLevel);
        int spread = givenSpread == null ? -1 : level(givenSpread, nodeLevel);
        int fold = required == nodeLevel ? group.units() : foldTogether(group, nodeLevel);
        int units = group.units() / fold;
        var each = Size.of(group.each()).times(fold);
        if (units == 1) {
            return new Want(group.id(), 1, fold, each, 0, -1, false, 1, 0);
        }
        var together = group.together();
        int step = together == null || fold > 1 ? 1 : together.units();
        int stepLevel = together == null ? 0 : level(together.level(), nodeLevel);
        return new Want(
                group.id(),
                units,
                fold,
                each,
                required,
                spread > required ? spread : -1,
                group.compact(),
                required >= stepLevel ? 1 : step,
                required >= stepLevel || step == 1 ? 0 : stepLevel);
    }

    /// Units that one node must hold are one.
    private static int foldTogether(PlacementProblem.Group group, int nodeLevel) {
        var together = group.together();
        if (together == null) {
            return 1;
        }
        if (!group.compact() || group.spread() != null) {
            throw new IllegalArgumentException("only compact groups that stand as they come");
        }
        if (together.units() < 1 || group.units() % together.units() != 0) {
            throw new IllegalArgumentException(
                    "group " + group.id() + " is not whole groups of " + together.units());
        }
        return level(together.level(), nodeLevel) == nodeLevel ? together.units() : 1;
    }

    private static int level(int given, int nodeLevel) {
        if (given < 0 || given >= nodeLevel) {
            throw new IllegalArgumentException("no level " + given);
        }
        return given + 1;
    }

    /// How many units a node with so much free can hold, at most all of them.
    int heldBy(long[] free) {
        return (int) Math.min(units, each.fitInto(free));
    }

    boolean spreads() {
        return spread >= 0;
    }

    /// Whether units may leave an innermost domain, or come there, by themselves or by steps.
    boolean movesByLeaf(int leafLevel) {
        return !spreads() && (step == 1 || stepLevel == leafLevel);
    }

    /// The largest number of whole steps in so many units.
    long steps(long units) {
        return units / step * step;
    }

    /// The fewest units on a domain when `domains` of them share evenly.
    int atLeast(int domains) {
        return units / domains;
    }

    /// The most units on a domain when `domains` of them share evenly.
    int atMost(int domains) {
        return (units + domains - 1) / domains;
    }
}
