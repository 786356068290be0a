package dev.platformc.solver.topology;

import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import dev.platformc.solver.topology.PlacementAnswer.Placed;
import java.util.LinkedHashMap;
import java.util.List;

/// Finds places for all groups at the least cost of spans, or says why there are none.
///
/// What sums and greedy orders settle is settled without Z3. Equal problems and budgets get equal
/// answers.
public final class Placer {
    private Placer() {}

    /// Places all groups.
    ///
    /// @throws IllegalArgumentException when the problem contradicts itself: a level that is not
    ///   there, two groups of one id
    public static PlacementAnswer place(PlacementProblem problem, Budget budget) {
        return checked(problem, search(problem, new Allowance(budget)));
    }

    private static PlacementAnswer search(PlacementProblem problem, Allowance allowance) {
        var instance = Instance.of(problem);
        var refused = Decision.bySums(instance);
        if (refused != null) {
            return Cores.explain(problem, refused, allowance);
        }
        var start = GreedySearch.search(instance, instance.bound());
        if (start != null && instance.cost(start) <= instance.bound()) {
            return placed(instance, start, new Proof.Optimal("counting", instance.cost(start)));
        }
        if (start != null) {
            return improved(instance, start, allowance);
        }
        return switch (Decision.byModel(instance, allowance, allowance.left())) {
            case Decision.Stands(Layout layout) -> improved(instance, layout, allowance);
            case Decision.Cannot cannot -> Cores.explain(problem, cannot, allowance);
            case Decision.Open() -> new PlacementAnswer.Undecided();
        };
    }

    private static Placed improved(Instance instance, Layout start, Allowance allowance) {
        long half = allowance.left() / 2;
        var better =
                Boolean.getBoolean("old")
                        ? Neighbourhoods.improve(instance, start, allowance, half)
                        : LocalSearch.improve(
                                instance,
                                start,
                                instance.bound(),
                                allowance,
                                Math.min(half, Long.getLong("ls", 1000000)));
        long t0 = System.nanoTime();
        long before = allowance.left();
        long bound =
                PricedBound.raise(
                        instance, instance.cost(better), allowance, Long.getLong("pb", 2000000));
        System.out.println(
                "  priced "
                        + bound
                        + " cost "
                        + instance.cost(better)
                        + " units "
                        + (before - allowance.left())
                        + " ms "
                        + (System.nanoTime() - t0) / 1000000);
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
