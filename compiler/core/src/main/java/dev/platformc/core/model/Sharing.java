package dev.platformc.core.model;

import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How GPUs of a pool are divided.
///
/// @param gpus how many cards; the solver says which
public record Sharing(Identity id, Pool pool, Sourced<Integer> gpus, Sourced<Slicing> slice)
        implements Supply {

    public Sharing with(Pool other) {
        return new Sharing(id, other, gpus, slice);
    }

    public Sharing withGpus(int count) {
        return new Sharing(id, pool, gpus.map(_ -> count), slice);
    }

    public sealed interface Slicing {
        /// Hardware instances.
        ///
        /// @param layout one layout for every card that is not pinned; absent: the solver chooses
        /// @param profiles the only ones the solver may use; absent: all of the card
        record Mig(
                @Nullable Sourced<List<Instance>> layout,
                @Nullable Sourced<List<MigProfile>> profiles)
                implements Slicing {}

        /// Taking turns.
        ///
        /// @param strict whether idle time stays idle; else it is divided among those that ask
        /// @param leaseMillis length of a turn, milliseconds
        /// @param granularity smallest share and step of shares, above 0, at most 1
        /// @param capped whether memory is held to the same share
        record Time(
                Sourced<Boolean> strict,
                Sourced<Long> leaseMillis,
                Sourced<Rational> granularity,
                Sourced<Boolean> capped)
                implements Slicing {}

        /// Processes at once on one card.
        ///
        /// @param clients of a card
        /// @param memory of each; absent: an even part
        record Mps(Sourced<Integer> clients, @Nullable Sourced<Bytes> memory) implements Slicing {}

        /// Whole cards, set apart.
        record Whole() implements Slicing {}
    }

    /// One instance of a written layout.
    ///
    /// @param start on the memory axis; absent: wherever it fits
    public record Instance(Sourced<MigProfile> profile, @Nullable Integer start) {}
}
