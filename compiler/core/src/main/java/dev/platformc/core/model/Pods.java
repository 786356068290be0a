package dev.platformc.core.model;

import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Equal pods that are neither a gang nor an endpoint: the head or a group of workers of a Ray
/// cluster, the seats of a workspace, the replicas of an app.
///
/// @param id the declaration's, its name followed by what these pods are of it: `climate.workers`
/// @param unit what one is called: `worker`, `seat`
/// @param count how many; a range is scaled
/// @param gpus whole GPUs of each
/// @param part of a shared card; absent: none
public record Pods(
        Identity id,
        String unit,
        @Nullable Sourced<Team> team,
        @Nullable Sourced<Queue> queue,
        Sourced<Supply> on,
        @Nullable Sourced<Priority> priority,
        Sourced<Start> start,
        Sourced<Boolean> neverDisrupt,
        Sourced<CountRange> count,
        Sourced<Integer> gpus,
        @Nullable Sourced<Part> part,
        Sourced<Rational> cpu,
        Sourced<Bytes> memory,
        Needs needs)
        implements Workload {

    public Pods withCount(CountRange other) {
        return copy(queue, on, count.map(_ -> other));
    }

    @Override
    public Pods with(@Nullable Sourced<Queue> otherQueue, Sourced<Supply> otherSupply) {
        return copy(otherQueue, otherSupply, count);
    }

    private Pods copy(
            @Nullable Sourced<Queue> queue, Sourced<Supply> on, Sourced<CountRange> count) {
        return new Pods(
                id,
                unit,
                team,
                queue,
                on,
                priority,
                start,
                neverDisrupt,
                count,
                gpus,
                part,
                cpu,
                memory,
                needs);
    }
}
