package dev.platformc.core.model;

import dev.platformc.hardware.quantity.Rational;
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

    /// The part of a card's time, or of its clients, that each unit takes: above 0, at most 1;
    /// absent: none.
    default @Nullable Rational cardShare() {
        var part =
                switch (this) {
                    case Gang gang -> gang.worker().part();
                    case Pods pods -> pods.part();
                    case Endpoint _ -> null;
                };
        if (this instanceof Endpoint endpoint) {
            return endpoint.fit().value() instanceof Endpoint.Fit.Share(var ratio, _)
                    ? ratio
                    : null;
        }
        return part != null && part.value() instanceof Part.Share(_, var ratio) ? ratio : null;
    }

    enum Start {
        /// Must fit beside all others so marked, proved.
        GUARANTEED,
        /// Must fit alone in an empty pool, proved.
        QUEUED
    }
}
