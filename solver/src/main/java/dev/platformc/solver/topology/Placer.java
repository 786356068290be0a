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

    /// Units of the budget beyond which searching on is hardly worth it.
    private static final long UNITS_A_NODE = 2_000;

    /// For every node of a fleet that is small enough for Z3, while that is less: with few nodes Z3
    /// is the faster of the two.
    private static final long FEW_UNITS_A_NODE = 4;

    /// Of them for the bound, as far as it rises.
    private static final long BOUND_UNITS_A_NODE = 1_000;

    private Placer() {}

    /// Places all groups.
    ///
    /// @throws IllegalArgumentException when the problem contradicts itself: a level that is not
    ///   there, two groups of one id
    public static PlacementAnswer place(PlacementProblem problem, Budget budget) {
        return measured(problem, budget).answer();
    }

    /// An answer and what it took.
    ///
    /// @param work units of the budget, of the searches that count them
    public record Measured(PlacementAnswer answer, long work) {}

    /// Places all groups, for people who measure.
    public static Measured measured(PlacementProblem problem, Budget budget) {
        var allowance = new Allowance(budget);
        var answer = checked(problem, search(problem, allowance, budget.explains()));
        return new Measured(answer, budget.units() - allowance.left());
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

    /// Searches a little, then raises the bound, then searches on until it is met; what is left
    /// open is asked of Z3 where that ends.
    private static Placed improved(Instance instance, Layout start, Allowance allowance) {
        boolean small = ExactModel.isSmallEnough(instance);
        long most = most(instance, allowance, small);
        long bound = instance.bound();
        var better = LocalSearch.improve(instance, start, bound, allowance, most / 10);
        if (instance.cost(better) > bound && !allowance.isSpent()) {
            bound = raised(instance, instance.cost(better), allowance);
        }
        if (instance.cost(better) > bound && !allowance.isSpent()) {
            long rest = Math.min(allowance.left(), most - most / 10);
            better = LocalSearch.improve(instance, better, bound, allowance, rest);
        }
        if (instance.cost(better) > bound && !allowance.isSpent() && !small) {
            bound = Math.max(bound, raised(instance, instance.cost(better), allowance));
        }
        if (instance.cost(better) <= bound || allowance.isSpent() || !small) {
            return placed(instance, better, proof(instance.cost(better), bound));
        }
        return placed(instance, asked(instance, better, bound, allowance));
    }

    /// Units for searching, half of what there is where Z3 closes what is left open.
    private static long most(Instance instance, Allowance allowance, boolean small) {
        long nodes = instance.tree().nodes();
        return small
                ? Math.min(
                        allowance.left() / 2,
                        Math.min(UNITS_A_NODE, FEW_UNITS_A_NODE * nodes) * nodes)
                : Math.min(allowance.left(), UNITS_A_NODE * nodes);
    }

    /// Pieces see more than prices of room, but take longer the more gangs and domains there are.
    private static long raised(Instance instance, long known, Allowance allowance) {
        long most = Math.min(allowance.left() / 4, BOUND_UNITS_A_NODE * instance.tree().nodes());
        long bound = PieceBound.raise(instance, known, allowance, most);
        return bound < known && !allowance.isSpent()
                ? Math.max(bound, PricedBound.raise(instance, known, allowance, most))
                : bound;
    }

    private static Optimum asked(Instance instance, Layout best, long bound, Allowance allowance) {
        return allowance.talk(
                allowance.left(),
                conversation ->
                        Optimum.ascend(
                                instance, ExactModel.of(instance, conversation), best, bound));
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
