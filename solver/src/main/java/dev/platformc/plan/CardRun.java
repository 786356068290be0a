package dev.platformc.plan;

import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Sharing;
import dev.platformc.hardware.mig.PlacedSlice;
import java.util.List;

/// Consecutive GPUs of a node that are used alike.
///
/// @param first index of the first in the node, from 0
public record CardRun(int first, int count, Use use) {

    /// What a card is for.
    public sealed interface Use {
        /// Handed out whole.
        record Whole() implements Use {}

        /// Kept out of use: a spare node.
        record Spare() implements Use {}

        /// Cut for a sharing; no slices while nobody needs them.
        record Cut(Sharing sharing, List<PlacedSlice> slices) implements Use {}

        /// Set apart for a sharing of whole cards.
        record Apart(Sharing sharing) implements Use {}

        /// As it was found and must stay.
        record Pinned(Pin pin, List<PlacedSlice> slices) implements Use {}
    }
}
