package dev.platformc.solver.suggest;

import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Supply;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a set of endpoints costs in each way of using cards, and the cheapest that is legal.
///
/// @param on where they run now
/// @param endpoints that could share cards, in their order
/// @param ways all of them, the present one first
/// @param best of `ways`; the present one when nothing that can be written is cheaper
/// @param edits of the sources that bring the best about; empty when it is the present one
/// @param freed cards that the changed platform has free and the present one has not; as planned
/// @param saved price of the freed cards an hour, each at its part of the node's; absent: unpriced
/// @param currency of the price
/// @param estimated whether the price is the catalog's
public record Suggestion(
        Supply on,
        List<Endpoint> endpoints,
        List<Way> ways,
        Way best,
        List<Edit> edits,
        int freed,
        @Nullable Rational saved,
        String currency,
        boolean estimated) {
    public Suggestion {
        endpoints = List.copyOf(endpoints);
        ways = List.copyOf(ways);
        edits = List.copyOf(edits);
    }

    /// Whether there is something to change.
    public boolean helps() {
        return !edits.isEmpty();
    }

    /// One way of using cards.
    ///
    /// @param cards that the set takes; absent: it was refused
    /// @param refused why; empty when it was not
    /// @param written whether an object is written for it; else it is only checked as yet
    public record Way(Mode mode, @Nullable Integer cards, String refused, boolean written) {}
}
