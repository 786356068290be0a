package dev.platformc.core.model;

import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// All workers or none.
///
/// @param maxSeconds ends it after this time; absent: no limit
public record Gang(
        Identity id,
        @Nullable Sourced<Team> team,
        @Nullable Sourced<Queue> queue,
        Sourced<Supply> on,
        @Nullable Sourced<Priority> priority,
        Sourced<Start> start,
        Sourced<Boolean> neverDisrupt,
        Sourced<Integer> workers,
        Worker worker,
        Place place,
        Sourced<Framework> framework,
        Container container,
        Sourced<Integer> retries,
        @Nullable Sourced<Long> maxSeconds)
        implements Workload {

    /// One worker.
    ///
    /// @param gpus whole GPUs, 0 for CPU work
    /// @param cpu cores
    /// @param sharedMemory size of `/dev/shm`
    public record Worker(
            Sourced<Integer> gpus,
            Sourced<Rational> cpu,
            Sourced<Bytes> memory,
            Sourced<Bytes> sharedMemory) {}

    /// Levels of the pool's tree.
    ///
    /// @param required one domain of it holds all workers
    /// @param preferred one domain of it should
    public record Place(@Nullable Sourced<String> required, @Nullable Sourced<String> preferred) {}

    public enum Framework {
        PYTORCH,
        JAX,
        XGBOOST,
        MPI
    }
}
