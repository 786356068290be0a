package dev.platformc.solver.mig;

import dev.platformc.solver.mig.Targets.Target;
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
        /// Cards in use, or moves.
        int cost(boolean cards) {
            return cards ? (target.used() ? 1 : 0) : target.moves();
        }
    }

    long cost(boolean cards, List<Integer> counts) {
        long cost = 0;
        for (int i = 0; i < columns.size(); i++) {
            cost += (long) counts.get(i) * columns.get(i).cost(cards);
        }
        return cost;
    }
}
