package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.PlacedSlice;
import java.util.List;

/// What came of a [ReplanProblem].
public sealed interface ReplanAnswer {
    /// Everything has a place.
    ///
    /// @param cards every card of every group
    /// @param inUse cards that hold an instance in the end
    /// @param moved instances that ran and have no place any more where they were
    /// @param bound no answer costs less by the first part of the goal
    /// @param proven that nothing is better, in the order of the goal
    /// @param work units that the solver spent; 0 when it was not asked
    record Replanned(
            List<Recut> cards, long inUse, long moved, long bound, boolean proven, long work)
            implements ReplanAnswer {
        public Replanned {
            cards = List.copyOf(cards);
        }
    }

    /// Proved: the cards cannot hold it, or not with so few moves.
    record Impossible() implements ReplanAnswer {}

    /// The budget was spent.
    record Undecided() implements ReplanAnswer {}

    /// Cards of one group that end up alike.
    ///
    /// @param group id of the group
    /// @param kept instances that stay
    /// @param added places for others; there may be more of them than are wanted
    record Recut(String group, int count, List<PlacedSlice> kept, List<PlacedSlice> added) {
        public Recut {
            kept = List.copyOf(kept);
            added = List.copyOf(added);
        }

        boolean isUsed() {
            return !kept.isEmpty() || !added.isEmpty();
        }
    }
}
