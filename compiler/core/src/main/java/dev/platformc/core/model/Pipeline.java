package dev.platformc.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Steps in order, by the clock or by hand.
///
/// @param schedule as cron writes it, in UTC; absent: by hand
/// @param steps in an order in which each follows what it needs
public record Pipeline(
        Identity id,
        @Nullable Sourced<String> schedule,
        @Nullable Sourced<Team> team,
        List<Step> steps) {

    /// @param name in the pipeline
    /// @param after names of the steps whose results it takes
    /// @param reads paths that it takes
    /// @param run absent: it only moves or registers what it takes
    /// @param to where the result goes; absent: scratch of the pipeline
    public record Step(
            Identity id,
            String name,
            List<String> after,
            List<Storage.Path> reads,
            @Nullable Run run,
            @Nullable Target to) {}

    public sealed interface Run {
        /// @param pods where it runs
        record Own(Container container, Pods pods) implements Run {}

        /// A declared gang or Ray job, which then only the pipeline starts.
        ///
        /// @param workload key of the declaration: `ray.fraud-train`
        record Declared(String workload) implements Run {}
    }

    public sealed interface Target {
        record Path(Storage.Path path) implements Target {}

        record Entry(Registry.Entry entry) implements Target {}
    }
}
