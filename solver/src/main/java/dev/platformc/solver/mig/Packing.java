package dev.platformc.solver.mig;

import java.util.List;

/// What came of packing without names.
sealed interface Packing {
    /// Everything is held.
    ///
    /// @param bound no packing costs less
    /// @param searched whether Z3 was asked
    record Solved(List<Stack> stacks, long cost, long bound, boolean searched) implements Packing {
        public Solved {
            stacks = List.copyOf(stacks);
        }
    }

    /// Proved: there are too few cards.
    record Infeasible() implements Packing {}

    /// The budget is spent and nothing found.
    record Unknown() implements Packing {}
}
