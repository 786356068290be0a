package dev.platformc.core.model;

import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// A promise to users; durations as written.
///
/// @param availability share of requests, 0 to 1
public record Slo(
        @Nullable Sourced<Quantity> firstToken,
        @Nullable Sourced<Quantity> tokenGap,
        @Nullable Sourced<Quantity> latency,
        @Nullable Sourced<Rational> availability) {

    public boolean isEmpty() {
        return firstToken == null && tokenGap == null && latency == null && availability == null;
    }
}
