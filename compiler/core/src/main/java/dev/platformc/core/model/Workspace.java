package dev.platformc.core.model;

import dev.platformc.hardware.quantity.Bytes;
import org.jspecify.annotations.Nullable;

/// Seats for people.
///
/// @param seats one pod for each
/// @param home disk of a seat that is kept; absent: none
/// @param idleSeconds after which a seat gives its devices back; absent: never
/// @param host address; absent: inside only
public record Workspace(
        Identity id,
        Pods seats,
        @Nullable Sourced<String> image,
        @Nullable Sourced<Bytes> home,
        @Nullable Sourced<Long> idleSeconds,
        @Nullable Sourced<String> host) {
    /// Whether an object says what a seat asks for: not turns on a card, nor other devices, nor a
    /// seat that does not say what runs there.
    public boolean isEmitted() {
        return image != null
                && seats.needs().devices() == null
                && !(seats.part() != null && seats.part().value() instanceof Part.Share);
    }
}
