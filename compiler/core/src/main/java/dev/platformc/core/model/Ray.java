package dev.platformc.core.model;

import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Ray cluster, job or service.
///
/// @param head the pod of the head
/// @param headRunsTasks whether Ray may run tasks there
/// @param workers groups in the order written
/// @param idleSeconds after which a worker without work leaves
/// @param objectStore share of memory as bytes of each node; absent: 30 % of its memory
/// @param library `train`, `tune`, `serve`, `data` or `rllib`; absent: none in particular
/// @param state what survives the head's death; absent: nothing
public record Ray(
        Identity id,
        Pods head,
        Sourced<Boolean> headRunsTasks,
        List<Pods> workers,
        Sourced<Long> idleSeconds,
        @Nullable Sourced<Bytes> objectStore,
        @Nullable Sourced<Duty> duty,
        @Nullable Sourced<String> library,
        @Nullable Sourced<Storage> state,
        @Nullable Sourced<Upgrade> upgrade,
        Sourced<String> version,
        Map<String, Sourced<String>> env) {

    /// What is run in it; absent: a cluster for whoever comes.
    public sealed interface Duty {
        @Nullable Sourced<String> image();

        /// @param schedule as cron writes it; absent: at once
        record Job(
                @Nullable Sourced<String> image,
                Sourced<List<String>> command,
                @Nullable Sourced<String> schedule)
                implements Duty {}

        /// @param app import path of the application
        record Serve(@Nullable Sourced<String> image, @Nullable Sourced<String> app)
                implements Duty {}
    }

    /// Share of a node's memory that the object store takes where nothing is written.
    public static final Rational USUAL_STORE = Rational.of(30, 100);
}
