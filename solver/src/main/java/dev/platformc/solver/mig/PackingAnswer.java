package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.Proof;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What came of a [PackingProblem].
public sealed interface PackingAnswer {
    /// All demands are held.
    ///
    /// @param cards one entry for cards of one group that end up alike, in a fixed order; unused
    ///   cards have no entry
    /// @param proof its cost is the number of cards that hold an instance in the end, those that
    ///   were taken before included
    record Packed(List<Cut> cards, Proof proof) implements PackingAnswer {
        public Packed {
            cards = List.copyOf(cards);
        }
    }

    /// Proved: not all demands can be held.
    ///
    /// @param core ids of demands and card groups that cannot hold together, in the order of the
    ///   problem. A group stands for its number of cards: without any group in the core, no number
    ///   of such cards would do
    /// @param minimal leaving out any one of them (a demand altogether, a group's limit on its
    ///   cards) makes the rest possible
    record Impossible(Set<String> core, boolean minimal) implements PackingAnswer {
        public Impossible {
            core = Collections.unmodifiableSet(new LinkedHashSet<>(core));
        }
    }

    /// The budget was spent before an answer.
    record Undecided() implements PackingAnswer {}

    /// Cards of one group with the same instances for the same demands.
    ///
    /// @param group id of the card group
    /// @param count how many cards
    /// @param added instances beside those that were taken, with the demand that each holds
    record Cut(String group, int count, List<Held> added) {
        public Cut {
            added = List.copyOf(added);
        }

        public List<PlacedSlice> slices() {
            return added.stream().map(Held::slice).toList();
        }
    }

    /// An instance and whom it is for.
    ///
    /// @param demand id of the demand
    record Held(PlacedSlice slice, String demand) {}
}
