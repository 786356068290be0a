package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.Proof;
import java.util.List;
import java.util.Set;

/// What came of a [PackingProblem].
public sealed interface PackingAnswer {
    /// All demands are held.
    ///
    /// @param cards one entry for cards of one group that end up alike, in a fixed order; unused
    ///     cards have no entry
    /// @param proof its cost is the number of cards used
    record Packed(List<Cut> cards, Proof proof) implements PackingAnswer {
        public Packed {
            cards = List.copyOf(cards);
        }
    }

    /// @param core ids of demands and card groups that cannot hold together
    /// @param minimal leaving out any one of them makes the rest possible
    record Impossible(Set<String> core, boolean minimal) implements PackingAnswer {}

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

    /// @param demand id of the demand
    record Held(PlacedSlice slice, String demand) {}
}
