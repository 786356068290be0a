package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Queue.Quota;
import dev.platformc.core.model.Queue.SliceCount;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Other promises of queues that could be kept.
final class QuotaRepairs {
    private static final int MOST_GPUS = 1 << 20;

    private final Platform platform;
    private final Attempts attempts;

    QuotaRepairs(Platform platform, Attempts attempts) {
        this.platform = platform;
        this.attempts = attempts;
    }

    private boolean isSolved(Queue queue, Quota quota) {
        return attempts.helps(Variation.with(platform, queue.withQuota(quota)));
    }

    /// The most that a queue can be promised beside the others.
    @Nullable Fix promiseLess(Queue queue) {
        return switch (queue.quota().value()) {
            case Quota.Gpus(var count) -> {
                int most = Halving.largest(count - 1, n -> isSolved(queue, new Quota.Gpus(n)));
                yield fix(queue, most, "GPUs", Integer.toString(most));
            }
            case Quota.Share(var ratio) -> {
                int percent = ratio.times(100).ceiling().intValueExact() - 1;
                int most = Halving.largest(percent, n -> isSolved(queue, share(n)));
                yield fix(queue, most, "%", most + "%");
            }
            case Quota.Slices _, Quota.Rest _ -> null;
        };
    }

    private static Quota share(int percent) {
        return new Quota.Share(Rational.of(percent, 100));
    }

    private static @Nullable Fix fix(Queue queue, int most, String unit, String replacement) {
        return most <= 0
                ? null
                : Repair.fix(
                        "promise `"
                                + queue.id().name()
                                + "` less: at most "
                                + most
                                + (unit.equals("%") ? "" : " ")
                                + unit,
                        queue.quota().span(),
                        replacement);
    }

    /// The least quota with which its workloads can be admitted.
    @Nullable Fix promiseMore(Queue queue) {
        if (!(queue.quota().value() instanceof Quota.Gpus(var count))) {
            return null;
        }
        int there = Math.min(MOST_GPUS, gpus(queue));
        int least = Halving.smallest(count + 1, there, n -> isSolved(queue, new Quota.Gpus(n)));
        return least == 0
                ? null
                : Repair.fix(
                        "promise `" + queue.id().name() + "` more: " + least + " GPUs are enough",
                        queue.quota().span(),
                        Integer.toString(least));
    }

    /// The least that must be borrowed for the workload to be admitted.
    @Nullable Fix borrowMore(PlanningProblem.OverQuota problem) {
        var queue = problem.queue();
        int more = problem.needs() - problem.quota();
        if (!(queue.borrow().value() instanceof Queue.Limit.Amount(Quota.Gpus _))
                || !queue.borrow().isWritten()) {
            return null;
        }
        var changed = queue.withBorrow(new Queue.Limit.Amount(new Quota.Gpus(more)));
        return attempts.helps(Variation.with(platform, changed))
                ? Repair.fix(
                        "let `" + queue.id().name() + "` borrow more: " + more + " are enough",
                        queue.borrow().span(),
                        Integer.toString(more))
                : null;
    }

    private static int gpus(Queue queue) {
        return queue.on().value().stream()
                .mapToInt(s -> s.pool().nodes().most() * s.pool().gpusPerNode())
                .sum();
    }

    /// Fewer slices of one profile, the others as they are.
    @Nullable Fix fewerSlices(Queue queue, MigProfile profile) {
        if (!(queue.quota().value() instanceof Quota.Slices(var slices))) {
            return null;
        }
        int now =
                slices.stream()
                        .filter(s -> s.profile().equals(profile))
                        .mapToInt(SliceCount::count)
                        .sum();
        int most = Halving.largest(now - 1, n -> isSolved(queue, with(slices, profile, n)));
        return most <= 0
                ? null
                : Repair.fix(
                        "promise `"
                                + queue.id().name()
                                + "` fewer slices: at most "
                                + most
                                + " x "
                                + profile.name(),
                        queue.quota().span(),
                        text(with(slices, profile, most)));
    }

    private static Quota.Slices with(List<SliceCount> slices, MigProfile profile, int count) {
        return new Quota.Slices(
                slices.stream()
                        .map(s -> s.profile().equals(profile) ? new SliceCount(profile, count) : s)
                        .toList());
    }

    private static String text(Quota.Slices quota) {
        return quota.slices().stream()
                .map(s -> s.count() + " x " + s.profile().name())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
