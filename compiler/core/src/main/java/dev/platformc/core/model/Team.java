package dev.platformc.core.model;

import org.jspecify.annotations.Nullable;

/// A tenant: a namespace, a bill, a distance kept from others.
public record Team(
        Identity id,
        Sourced<String> namespace,
        Sourced<Isolation> isolation,
        Sourced<String> data,
        @Nullable Sourced<String> costCenter) {

    /// How near another team may come, ordered: taking turns on a card, own slice, own card, own
    /// node.
    public enum Isolation {
        NONE,
        SLICE,
        GPU,
        NODE
    }
}
