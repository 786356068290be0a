package dev.platformc.core.model;

import org.jspecify.annotations.Nullable;

/// What runs.
public sealed interface Workload permits Gang, Endpoint, Pods {
    Identity id();

    /// The owner; absent: the platform itself.
    @Nullable Sourced<Team> team();

    @Nullable Sourced<Queue> queue();

    Sourced<Supply> on();

    @Nullable Sourced<Priority> priority();

    Sourced<Start> start();

    Sourced<Boolean> neverDisrupt();

    /// The same work elsewhere.
    Workload with(@Nullable Sourced<Queue> queue, Sourced<Supply> on);

    enum Start {
        /// Must fit beside all others so marked, proved.
        GUARANTEED,
        /// Must fit alone in an empty pool, proved.
        QUEUED
    }
}
