package dev.platformc.core.model;

import dev.platformc.hardware.quantity.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What asks the endpoints.
///
/// @param load requests a second that are expected; absent: unknown
/// @param container its own, if it lives here; absent: it is somewhere else
/// @param pods where that container runs; absent without one
public record App(
        Identity id,
        Sourced<List<Endpoint>> uses,
        List<Storage.Path> reads,
        @Nullable Sourced<Quantity> load,
        @Nullable Sourced<Slo> slo,
        @Nullable Container container,
        @Nullable Pods pods) {
    public boolean asks(Endpoint endpoint) {
        return uses.value().stream().anyMatch(used -> used.id().isSame(endpoint.id()));
    }
}
