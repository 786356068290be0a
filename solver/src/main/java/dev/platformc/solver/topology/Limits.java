package dev.platformc.solver.topology;

import dev.platformc.solver.Budget;
import dev.platformc.solver.topology.PlacementProblem.Group;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a group could go with all other groups as the problem states them: what a "why not"
/// tells and what a repair may offer.
///
/// Every number was shown by a placement of all groups. What stayed open within the budget counts
/// as impossible, so with a small budget the truth may be better, never worse. Costs are left out,
/// which makes these questions cheap: most are settled by sums or a greedy order.
public final class Limits {
    private Limits() {}

    /// The most units of a group that could stand, up to those of the problem and beyond.
    ///
    /// @param group id
    /// @return 0 when not even one can, or when the others cannot stand without it
    public static int mostUnits(PlacementProblem problem, String group, Budget budget) {
        var allowance = new Allowance(budget);
        int most = alone(problem, find(problem, group));
        long question = question(allowance, Integer.SIZE - Integer.numberOfLeadingZeros(most));
        int least = 0;
        while (least < most) {
            int middle = least + (most - least + 1) / 2;
            if (stands(with(problem, group, middle), allowance, question)) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least;
    }

    /// The levels at which one domain could hold a group with all its units, outermost first; empty
    /// when it would have to span.
    ///
    /// @param group id
    /// @return indices into the fleet's levels
    public static List<Integer> levels(PlacementProblem problem, String group, Budget budget) {
        var allowance = new Allowance(budget);
        int count = problem.fleet().levels().size();
        long question = question(allowance, count);
        var levels = new ArrayList<Integer>();
        for (int level = 0; level < count; level++) {
            if (stands(within(problem, group, level), allowance, question)) {
                levels.add(level);
            }
        }
        return List.copyOf(levels);
    }

    /// Whether all groups can stand.
    public static boolean stands(PlacementProblem problem, Budget budget) {
        return stands(problem, new Allowance(budget), budget.units());
    }

    private static long question(Allowance allowance, int questions) {
        return Math.max(1, allowance.left() / Math.max(1, questions));
    }

    private static boolean stands(PlacementProblem problem, Allowance allowance, long most) {
        return Decision.decide(Instance.of(problem), allowance, most) instanceof Decision.Stands;
    }

    private static Group find(PlacementProblem problem, String id) {
        return problem.groups().stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no group " + id));
    }

    /// Units that the fleet, or one domain of the required level, holds with nothing else there.
    private static int alone(PlacementProblem problem, Group group) {
        var tree = new Tree(problem);
        var many = changed(group, Integer.MAX_VALUE, null);
        var one = new PlacementProblem(problem.fleet(), problem.spanCosts(), List.of(many));
        long[][] holds = new Stock(tree).holds(Want.all(one).getFirst());
        Integer required = group.required();
        long most = 0;
        for (long here : holds[required == null ? 0 : required + 1]) {
            most = Math.max(most, here);
        }
        // A unit that takes nothing fits any number of times.
        return (int) Math.min(most, Math.max(group.units(), 1_000_000));
    }

    private static Group changed(Group group, int units, @Nullable Integer required) {
        return new Group(
                group.id(), units, group.each(), required, group.spread(), group.compact());
    }

    private static PlacementProblem with(PlacementProblem problem, String id, int units) {
        var group = find(problem, id);
        return replaced(problem, id, changed(group, units, group.required()));
    }

    private static PlacementProblem within(PlacementProblem problem, String id, int level) {
        var group = find(problem, id);
        return replaced(problem, id, changed(group, group.units(), level));
    }

    private static PlacementProblem replaced(PlacementProblem problem, String id, Group group) {
        return new PlacementProblem(
                problem.fleet(),
                problem.spanCosts(),
                problem.groups().stream().map(g -> g.id().equals(id) ? group : g).toList());
    }
}
