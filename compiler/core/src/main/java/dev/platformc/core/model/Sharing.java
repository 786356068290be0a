package dev.platformc.core.model;

import dev.platformc.core.model.SharingWay.Keeper;
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

    /// The device plugin's name for parts of cards.
    private static final String SHARED = "nvidia.com/gpu.shared";

    private static final String GPU = "nvidia.com/gpu";

    /// Who keeps its parts apart.
    public Keeper keeper() {
        return Keeper.of(pool);
    }

    /// Whether several run on one card at once.
    public boolean isShared() {
        return switch (slice.value()) {
            case Slicing.Time _, Slicing.Mps _ -> true;
            case Slicing.Mig _, Slicing.Whole _ -> false;
        };
    }

    /// What shares of its cards are whole multiples of, above 0, at most 1.
    public Rational step() {
        return switch (slice.value()) {
            case Slicing.Time time -> time.granularity().value();
            case Slicing.Mps mps -> Rational.of(1, mps.clients().value());
            case Slicing.Mig _, Slicing.Whole _ -> Rational.ONE;
        };
    }

    /// How many devices the node advertises for each card: one for each step of a share, except
    /// under KAI, which counts cards and fractions itself.
    public int devicesOfCard() {
        return keeper() == Keeper.KAI ? 1 : Rational.ONE.dividedBy(step()).floor().intValueExact();
    }

    /// Name of the extended resource of those devices. Ours is of one sharing, because machines may
    /// have cards of several; the device plugin divides all of a machine alike.
    public String resource() {
        if (!isShared()) {
            return GPU;
        }
        return switch (keeper()) {
            case AGENT -> "platformc.dev/gpu-" + id.objectName();
            case DEVICE_PLUGIN -> SHARED;
            case KAI, CLAIMS -> GPU;
        };
    }

    /// Whether a process sees its part of the memory as all that the card has: our own library
    /// tells it so. Elsewhere it sees the whole card, and what its neighbours take of it.
    public boolean showsPartAsWhole() {
        return keeper() == Keeper.AGENT
                && slice.value() instanceof Slicing.Time time
                && time.capped().value();
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
