package dev.platformc.core.model;

import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import java.util.Map;
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
        @Nullable Sourced<Long> maxSeconds,
        Details details)
        implements Workload {

    /// What few gangs write.
    ///
    /// @param elastic absent: `workers` is a fixed number
    /// @param parallel how the model is split: degree by word, in the order of the table; empty:
    ///   not said
    /// @param group absent: none
    /// @param checkpoint absent: none
    public record Details(
            @Nullable Elastic elastic,
            Map<String, Sourced<Integer>> parallel,
            @Nullable Group group,
            Api api,
            @Nullable Checkpoint checkpoint,
            Needs needs) {
        /// Of a gang that writes none of it.
        public static Details usual(Identity gang) {
            return new Details(null, Map.of(), null, Api.TRAIN_JOB, null, Needs.none(gang));
        }
    }

    /// Grows from `workers` to `most`, by `step`.
    public record Elastic(int most, Sourced<Integer> step) {}

    /// Each so many workers share one domain of a level.
    public record Group(Sourced<Integer> workers, Sourced<String> required) {}

    /// Which object stands for it.
    public enum Api {
        TRAIN_JOB,
        PYTORCH_JOB,
        TF_JOB,
        XGBOOST_JOB,
        MPI_JOB,
        JOBSET,
        JOB,
        VOLCANO_JOB
    }

    /// Where it saves its work.
    ///
    /// @param every seconds
    /// @param size of one; absent: unknown
    public record Checkpoint(
            Sourced<Storage.Path> to, Sourced<Rational> every, @Nullable Sourced<Bytes> size) {}

    /// Whether a TrainJob of Kubeflow says it.
    public boolean isTrainJob() {
        return details.api() == Api.TRAIN_JOB;
    }

    @Override
    public Gang with(@Nullable Sourced<Queue> otherQueue, Sourced<Supply> otherSupply) {
        return copy(otherQueue, otherSupply, start, workers, worker, place);
    }

    public Gang with(Sourced<Start> otherStart) {
        return copy(queue, on, otherStart, workers, worker, place);
    }

    /// With so many of this worker.
    public Gang with(Sourced<Integer> count, Worker each) {
        return copy(queue, on, start, count, each, place);
    }

    public Gang with(Place otherPlace) {
        return copy(queue, on, start, workers, worker, otherPlace);
    }

    private Gang copy(
            @Nullable Sourced<Queue> queue,
            Sourced<Supply> on,
            Sourced<Start> start,
            Sourced<Integer> workers,
            Worker worker,
            Place place) {
        return new Gang(
                id,
                team,
                queue,
                on,
                priority,
                start,
                neverDisrupt,
                workers,
                worker,
                place,
                framework,
                container,
                retries,
                maxSeconds,
                details);
    }

    /// Workers at the most.
    public int mostWorkers() {
        var elastic = details.elastic();
        return elastic == null ? workers.value() : elastic.most();
    }

    /// One worker.
    ///
    /// @param gpus whole GPUs, 0 for CPU work
    /// @param cpu cores
    /// @param sharedMemory size of `/dev/shm`
    /// @param part of a shared card, in place of whole GPUs; absent: none
    public record Worker(
            Sourced<Integer> gpus,
            Sourced<Rational> cpu,
            Sourced<Bytes> memory,
            Sourced<Bytes> sharedMemory,
            @Nullable Sourced<Part> part) {

        /// On whole GPUs or none.
        public Worker(
                Sourced<Integer> gpus,
                Sourced<Rational> cpu,
                Sourced<Bytes> memory,
                Sourced<Bytes> sharedMemory) {
            this(gpus, cpu, memory, sharedMemory, null);
        }
    }

    /// Levels of the pool's tree.
    ///
    /// @param required one domain of it holds all workers
    /// @param preferred one domain of it should
    public record Place(@Nullable Sourced<String> required, @Nullable Sourced<String> preferred) {}

    public enum Framework {
        PYTORCH,
        TENSORFLOW,
        XGBOOST,
        JAX,
        MPI,
        /// No framework: containers side by side.
        CONTAINER
    }
}
