package dev.platformc.solver.lowering;

import dev.platformc.plan.Proof;
import java.util.List;

/// Proofs of parts that do not touch each other, as one.
final class Proofs {
    private Proofs() {}

    static Proof sum(List<Proof> parts) {
        long cost = 0;
        long bound = 0;
        var how = "counting";
        for (var part : parts) {
            cost += cost(part);
            switch (part) {
                case Proof.Optimal(var word, var exact) -> {
                    bound += exact;
                    how = word.equals("search") ? word : how;
                }
                case Proof.Feasible(_, var least) -> bound += least;
            }
        }
        return cost == bound ? new Proof.Optimal(how, cost) : new Proof.Feasible(cost, bound);
    }

    /// A cost beside what was proved of the best.
    ///
    /// @param best of the same problem when nothing needs to stay
    static Proof at(long cost, Proof best) {
        return switch (best) {
            case Proof.Optimal(var how, var least) ->
                    cost <= least ? new Proof.Optimal(how, cost) : new Proof.Feasible(cost, least);
            case Proof.Feasible(_, var bound) ->
                    cost <= bound
                            ? new Proof.Optimal("search", cost)
                            : new Proof.Feasible(cost, bound);
        };
    }

    static long cost(Proof proof) {
        return switch (proof) {
            case Proof.Optimal(_, var cost) -> cost;
            case Proof.Feasible(var cost, _) -> cost;
        };
    }
}
