package dev.platformc.solver.mig;

import dev.platformc.solver.mig.ReplanProblem.Weights;
import dev.platformc.solver.mig.Targets.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Re-planning as numbers: how many cards of a class become which target.
///
/// @param sizes cards of each class; each becomes one of its targets
/// @param wanted least instances of each profile
/// @param mostMoves absent: as many as need be
record MovesProgram(
        List<Column> columns,
        List<Integer> sizes,
        List<Integer> wanted,
        @Nullable Integer mostMoves) {

    record Column(int kind, Target target) {
        int cost(Weights weights) {
            return (int) weights.cost(target.used() ? 1 : 0, target.moves());
        }
    }

    /// No more than this by these weights.
    record Limit(Weights weights, long most) {}

    /// The least by these weights, with a limit if there is one.
    ChoiceProgram toward(Weights weights, @Nullable Limit limit) {
        var choices = new ArrayList<ChoiceProgram.Column>();
        for (var column : columns) {
            var gives = new ArrayList<>(column.target().holds());
            if (mostMoves != null) {
                gives.add(-column.target().moves());
            }
            if (limit != null) {
                gives.add(-column.cost(limit.weights()));
            }
            choices.add(new ChoiceProgram.Column(column.kind(), column.cost(weights), gives));
        }
        var atLeast = new ArrayList<Long>();
        wanted.forEach(count -> atLeast.add(count.longValue()));
        if (mostMoves != null) {
            atLeast.add(-mostMoves.longValue());
        }
        if (limit != null) {
            atLeast.add(-limit.most());
        }
        return new ChoiceProgram(sizes, choices, atLeast);
    }

    long cost(Weights weights, List<Integer> counts) {
        long cost = 0;
        for (int i = 0; i < columns.size(); i++) {
            cost += (long) counts.get(i) * columns.get(i).cost(weights);
        }
        return cost;
    }
}
