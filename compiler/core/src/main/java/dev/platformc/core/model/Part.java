package dev.platformc.core.model;

import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Rational;

/// A part of a shared card: `25% of turns`, `3g.40gb of slices`.
public sealed interface Part {
    /// The sharing whose card it is a part of.
    Sharing of();

    /// A share of a card's time, or of its MPS clients.
    ///
    /// @param ratio above 0, at most 1
    record Share(Sharing of, Rational ratio) implements Part {}

    record Slice(Sharing of, MigProfile profile) implements Part {}
}
