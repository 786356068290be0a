package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.PlacedSlice;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What came of a [MixedProblem].
public sealed interface MixedAnswer {
    /// Units that the solver spent; 0 when it was not asked.
    long work();

    /// All instances have a place.
    ///
    /// @param layouts of cards in use
    /// @param cost cards in use
    /// @param bound no answer uses fewer
    record Packed(List<Layout> layouts, long cost, long bound, long work) implements MixedAnswer {
        public Packed {
            layouts = List.copyOf(layouts);
        }

        public boolean proven() {
            return cost == bound;
        }
    }

    /// Proved: there are too few cards.
    ///
    /// @param core names of profiles, and ids of models whose number is too small
    /// @param minimal leaving out any one of them makes the rest possible
    record Impossible(Set<String> core, boolean minimal, long work) implements MixedAnswer {
        public Impossible {
            core = Collections.unmodifiableSet(new LinkedHashSet<>(core));
        }
    }

    /// The budget was spent and nothing found.
    record Undecided(long work) implements MixedAnswer {}

    /// Cards that are cut alike.
    ///
    /// @param slices by ascending start
    record Layout(String model, int count, List<PlacedSlice> slices) {
        public Layout {
            slices = List.copyOf(slices);
        }
    }
}
