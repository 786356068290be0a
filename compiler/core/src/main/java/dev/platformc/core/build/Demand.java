package dev.platformc.core.build;

import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Model;
import dev.platformc.core.model.Part;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Load;
import org.jspecify.annotations.Nullable;

/// What an endpoint asks of one replica, with the text that says so.
///
/// @param modelIsName whether the model is a bare name, so that changes may follow it
/// @param load the same as numbers
/// @param isOnCores whether the engine computes on CPUs
/// @param part of a card that is written for each replica; absent: sized
record Demand(
        Identity id,
        Sourced<Supply> on,
        Sourced<Model> model,
        boolean modelIsName,
        Sourced<Long> context,
        Sourced<Integer> concurrency,
        Sourced<Rational> overhead,
        Load load,
        boolean isOnCores,
        @Nullable Sourced<Part> part) {
    Pool pool() {
        return on.value().pool();
    }

    @Nullable Gpu gpu() {
        return pool().gpu();
    }

    /// Units of the card's memory axis; 1 where it cannot be cut.
    int axis() {
        var gpu = gpu();
        var geometry = gpu == null ? null : gpu.mig();
        return geometry == null ? 1 : geometry.memorySlices();
    }

    /// How many GPUs one replica may use: those of a node that NVLink joins.
    int domain() {
        var node = pool().nodeType();
        return Math.max(1, Math.min(node.domainGpus(), node.gpus()));
    }
}
