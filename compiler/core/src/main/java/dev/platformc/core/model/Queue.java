package dev.platformc.core.model;

import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Admission and quota. Queues on one supply form a cohort.
///
/// @param on what is shared out, in order of preference
/// @param team who may use it; absent: everybody
public record Queue(
        Identity id,
        Sourced<List<Supply>> on,
        @Nullable Sourced<Team> team,
        Sourced<Quota> quota,
        Sourced<Limit> borrow,
        Sourced<Limit> lend,
        Sourced<Rational> weight,
        Sourced<Preempt> preempt,
        Sourced<Boolean> strictOrder) {

    public Queue withOn(List<Supply> other) {
        return copy(on.map(_ -> other), quota, borrow);
    }

    public Queue withQuota(Quota other) {
        return copy(on, quota.map(_ -> other), borrow);
    }

    public Queue withBorrow(Limit other) {
        return copy(on, quota, borrow.map(_ -> other));
    }

    private Queue copy(Sourced<List<Supply>> on, Sourced<Quota> quota, Sourced<Limit> borrow) {
        return new Queue(id, on, team, quota, borrow, lend, weight, preempt, strictOrder);
    }

    public sealed interface Quota {
        /// @param ratio 0 to 1
        record Share(Rational ratio) implements Quota {}

        record Gpus(int count) implements Quota {}

        record Slices(List<SliceCount> slices) implements Quota {}

        /// What the other queues leave, divided evenly among those without a quota.
        record Rest() implements Quota {}
    }

    public record SliceCount(MigProfile profile, int count) {}

    public sealed interface Limit {
        record All() implements Limit {}

        record None() implements Limit {}

        record Amount(Quota quota) implements Limit {}
    }

    public enum Preempt {
        NEVER,
        LOWER_PRIORITY,
        ANY
    }
}
