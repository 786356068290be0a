package dev.platformc.solver.topology;

import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import dev.platformc.solver.topology.PlacementAnswer.Impossible;
import dev.platformc.solver.topology.PlacementAnswer.Placed;
import java.util.LinkedHashMap;
import java.util.List;

/// Finds places for all groups at the least cost of spans, or says why there are none.
///
/// What sums and greedy orders settle is settled without Z3. Equal problems and budgets get equal
/// answers.
public final class Placer {
    private static final int FEW = 16;
    private static final int MANY = 128;

    private Placer() {}

    /// Places all groups.
    ///
    /// @throws IllegalArgumentException when the problem contradicts itself: a level that is not
    ///   there, two groups of one id
    public static PlacementAnswer place(PlacementProblem problem, Budget budget) {
        return checked(problem, search(problem, new Allowance(budget), budget.explains()));
    }

    private static PlacementAnswer search(
            PlacementProblem problem, Allowance allowance, boolean explain) {
        var instance = Instance.of(problem);
        var refused = Decision.bySums(instance);
        if (refused != null) {
            return explained(problem, refused, allowance, explain);
        }
        var start = GreedySearch.search(instance, instance.bound());
        if (start != null && instance.cost(start) <= instance.bound()) {
            return placed(instance, start, new Proof.Optimal("counting", instance.cost(start)));
        }
        if (start != null) {
            return improved(instance, start, allowance);
        }
        return switch (decision(instance, allowance)) {
            case Decision.Stands(Layout layout) -> improved(instance, layout, allowance);
            case Decision.Cannot cannot -> explained(problem, cannot, allowance, explain);
            case Decision.Open() -> new PlacementAnswer.Undecided();
        };
    }

    private static Impossible explained(
            PlacementProblem problem,
            Decision.Cannot cannot,
            Allowance allowance,
            boolean explain) {
        return explain
                ? Cores.explain(problem, cannot, allowance)
                : Cores.unexplained(problem, cannot, allowance);
    }

    /// A few groups first; all at once where these do not decide; and as many as it takes where all
    /// at once would be too many.
    private static Decision decision(Instance instance, Allowance allowance) {
        var few = Suspects.decide(instance, allowance, FEW);
        if (!(few instanceof Decision.Open)) {
            return few;
        }
        return ExactModel.isSmallEnough(instance)
                ? Decision.byModel(instance, allowance, allowance.left())
                : Suspects.decide(instance, allowance, MANY);
    }

    private static Placed improved(Instance instance, Layout start, Allowance allowance) {
        long half = allowance.left() / 2;
        var better = Neighbourhoods.improve(instance, start, allowance, half);
        if (instance.cost(better) <= instance.bound()
                || allowance.isSpent()
                || !ExactModel.isSmallEnough(instance)) {
            return placed(instance, better, proof(instance.cost(better), instance.bound()));
        }
        return placed(
                instance,
                allowance.talk(
                        allowance.left(),
                        conversation ->
                                Optimum.ascend(
                                        instance, ExactModel.of(instance, conversation), better)));
    }

    private static Placed placed(Instance instance, Optimum best) {
        return placed(instance, best.layout(), proof(best.cost(), best.bound()));
    }

    private static Proof proof(long cost, long bound) {
        return cost == bound ? new Proof.Optimal("search", cost) : new Proof.Feasible(cost, bound);
    }

    private static Placed placed(Instance instance, Layout layout, Proof proof) {
        var tidy = Refill.tidy(instance, layout);
        var spots = new LinkedHashMap<String, List<PlacementAnswer.Spot>>();
        for (int group = 0; group < instance.groups(); group++) {
            spots.put(
                    instance.wants().get(group).id(),
                    tidy.spots(instance.tree(), instance.wants(), group));
        }
        return new Placed(spots, proof);
    }

    /// An answer that breaks what it promises is our mistake, never passed on.
    private static PlacementAnswer checked(PlacementProblem problem, PlacementAnswer answer) {
        var wrong = PlacementCheck.check(problem, answer);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("a placement that does not hold: " + wrong);
        }
        return answer;
    }
}
