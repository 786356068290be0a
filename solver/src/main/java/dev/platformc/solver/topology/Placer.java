package dev.platformc.solver.topology;

import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import dev.platformc.solver.topology.PlacementAnswer.Placed;
import java.util.LinkedHashMap;
import java.util.List;

/// Finds places for all groups at the least cost of spans, or says why there are none.
public final class Placer {
    private Placer() {}

    /// @throws IllegalArgumentException when the problem contradicts itself: a level that is not
    ///     there, two groups of one id
    public static PlacementAnswer place(PlacementProblem problem, Budget budget) {
        var tree = new Tree(problem);
        var wants = Want.all(problem);
        var spreads = new Spreads(tree, wants);
        var needs = Alone.needs(tree, wants, spreads);
        long bound = Alone.cost(needs);
        var greedy = GreedySearch.search(tree, wants, spreads, bound);
        if (greedy == null) {
            return new PlacementAnswer.Undecided();
        }
        long cost = greedy.cost(tree, wants);
        var proof =
                cost == bound
                        ? new Proof.Optimal("counting", cost)
                        : new Proof.Feasible(cost, bound);
        return checked(problem, placed(tree, wants, greedy, proof));
    }

    static Placed placed(Tree tree, List<Want> wants, Layout layout, Proof proof) {
        var tidy = Refill.tidy(tree, wants, layout);
        var spots = new LinkedHashMap<String, List<PlacementAnswer.Spot>>();
        for (int group = 0; group < wants.size(); group++) {
            spots.put(wants.get(group).id(), tidy.spots(tree, wants, group));
        }
        return new Placed(spots, proof);
    }

    /// An answer that breaks what it promises is our mistake, never passed on.
    static PlacementAnswer checked(PlacementProblem problem, PlacementAnswer answer) {
        var wrong = PlacementCheck.check(problem, answer);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("a placement that does not hold: " + wrong);
        }
        return answer;
    }
}
