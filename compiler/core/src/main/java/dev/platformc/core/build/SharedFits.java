package dev.platformc.core.build;

import dev.platformc.core.model.Part;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.SharingWay.Keeper;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// What a replica on cards that several use at once may fill.
final class SharedFits {
    private SharedFits() {}

    /// The share that is written, else one client of MPS, else the whole card's turns, or one of
    /// the device plugin's equal ones; absent where cards are not shared.
    static @Nullable Sourced<Rational> ratio(Sharing sharing, @Nullable Sourced<Part> part) {
        if (part != null && part.value() instanceof Part.Share(_, var ratio)) {
            return part.map(_ -> ratio);
        }
        return switch (sharing.slice().value()) {
            case Slicing.Mps mps -> mps.clients().map(clients -> Rational.of(1, clients));
            case Slicing.Time time ->
                    sharing.keeper() == Keeper.DEVICE_PLUGIN
                            ? time.granularity()
                            : time.granularity().map(_ -> Rational.ONE);
            case Slicing.Mig _, Slicing.Whole _ -> null;
        };
    }

    /// A share of the card's memory. An engine takes its memory when it starts and keeps it, so it
    /// has a share of its own even where nobody holds it to that.
    static Bytes memory(Gpu gpu, Sharing sharing, Rational ratio) {
        return switch (sharing.slice().value()) {
            case Slicing.Mps(var clients, var memory) when memory != null ->
                    memory.value().times(ratio.times(clients.value()));
            case Slicing.Mps _, Slicing.Time _, Slicing.Mig _, Slicing.Whole _ ->
                    gpu.memory().times(ratio);
        };
    }
}
