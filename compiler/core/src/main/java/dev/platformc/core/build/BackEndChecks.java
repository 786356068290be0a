package dev.platformc.core.build;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import java.util.stream.Stream;

/// What the object that stands for a gang, or who schedules it, has no field for.
final class BackEndChecks {
    private BackEndChecks() {}

    static void check(Report report, Gang gang) {
        levels(report, gang);
        range(report, gang);
        groups(report, gang);
    }

    private static Cluster.Scheduler scheduler(Gang gang) {
        return gang.on().value().pool().scheduler().value();
    }

    private static void levels(Report report, Gang gang) {
        var required = gang.place().required();
        var preferred = gang.place().preferred();
        if (scheduler(gang) == Cluster.Scheduler.KUEUE
                && gang.queue() == null
                && gang.mostWorkers() > 1) {
            Stream.of(required, preferred)
                    .filter(level -> level != null && level.isWritten())
                    .filter(level -> isKnown(gang, level.value()))
                    .limit(1)
                    .forEach(level -> report.add(BackEndMessages.noQueue(gang, level)));
        } else if (required != null
                && preferred != null
                && scheduler(gang) == Cluster.Scheduler.KUEUE) {
            report.add(BackEndMessages.oneLevelOnly(required, preferred));
        }
        if (required != null
                && required.isWritten()
                && scheduler(gang) == Cluster.Scheduler.VOLCANO
                && !isTier(gang, required.value())) {
            report.add(BackEndMessages.noTier(gang, required));
        }
    }

    private static boolean isKnown(Gang gang, String level) {
        return gang.on().value().pool().levelWords().contains(level);
    }

    /// Volcano knows domains by objects that we write: not the node, and not what the cloud names.
    private static boolean isTier(Gang gang, String level) {
        var pool = gang.on().value().pool();
        return !level.equals("node")
                && pool.levelWords().stream()
                        .filter(word -> !word.equals("node"))
                        .noneMatch(pool.cluster().topology()::containsKey);
    }

    private static void range(Report report, Gang gang) {
        var elastic = gang.details().elastic();
        if (elastic == null) {
            return;
        }
        if (!takesRange(gang)) {
            report.add(BackEndMessages.noRange(gang));
        } else if (elastic.step().value() > 1 && gang.details().api() != Gang.Api.VOLCANO_JOB) {
            report.add(BackEndMessages.noSteps(gang, elastic));
        } else if (gang.workers().value() % elastic.step().value() != 0
                || elastic.most() % elastic.step().value() != 0) {
            report.add(BackEndMessages.unevenSteps(gang, elastic));
        }
    }

    private static boolean takesRange(Gang gang) {
        var scheduler = scheduler(gang);
        return switch (gang.details().api()) {
            case PYTORCH_JOB, VOLCANO_JOB -> true;
            case JOB -> scheduler != Cluster.Scheduler.DEFAULT && gang.queue() != null;
            case JOBSET -> false;
            case TRAIN_JOB, TF_JOB, XGBOOST_JOB, MPI_JOB -> false;
        };
    }

    private static void groups(Report report, Gang gang) {
        var group = gang.details().group();
        if (group == null) {
            return;
        }
        boolean isRead =
                switch (scheduler(gang)) {
                    case KUEUE -> gang.queue() != null && !isInTwo(gang);
                    case VOLCANO ->
                            gang.details().api() == Gang.Api.VOLCANO_JOB
                                    && isTier(gang, group.required().value());
                    case KAI -> gang.details().api() == Gang.Api.PYTORCH_JOB;
                    case DEFAULT -> false;
                };
        if (!isRead) {
            report.add(BackEndMessages.noGroups(gang, group));
        }
    }

    private static boolean isCut(Supply supply) {
        return supply instanceof Sharing sharing
                && sharing.slice().value() instanceof Sharing.Slicing.Mig;
    }

    /// What a queue says that its scheduler does not read.
    static void check(Report report, Queue queue) {
        var scheduler = queue.on().value().getFirst().pool().scheduler();
        if (scheduler.value() != Cluster.Scheduler.VOLCANO
                && scheduler.value() != Cluster.Scheduler.KAI) {
            return;
        }
        if (queue.strictOrder().value()) {
            report.add(
                    BackEndMessages.notRead(
                            scheduler, "`strict-order`", queue.strictOrder(), "largest first"));
        }
        if (queue.preempt().isWritten()) {
            report.add(
                    BackEndMessages.notRead(
                            scheduler,
                            "`preempt` of a queue",
                            queue.preempt(),
                            "priorities alone decide"));
        }
        if (queue.weight().isWritten() && scheduler.value() == Cluster.Scheduler.VOLCANO) {
            report.add(
                    BackEndMessages.notRead(
                            scheduler,
                            "`weight` beside a quota",
                            queue.weight(),
                            "what is idle goes to who asks first"));
        }
        if (scheduler.value() == Cluster.Scheduler.KAI) {
            queue.on().value().stream()
                    .filter(BackEndChecks::isCut)
                    .limit(1)
                    .forEach(on ->
                            report.add(
                                    BackEndMessages.notRead(
                                            scheduler,
                                            "quotas of slices",
                                            queue.on(),
                                            "the queue has no GPUs of its own for `"
                                                    + on.id().name()
                                                    + "`")));
        }
        if (queue.lend().isWritten() && scheduler.value() == Cluster.Scheduler.KAI) {
            report.add(
                    BackEndMessages.notRead(
                            scheduler, "`lend`", queue.lend(), "what is idle is always lent"));
        }
    }

    /// Whether one worker is a set of pods by itself: Kueue places two sets together or divides
    /// one, not both.
    private static boolean isInTwo(Gang gang) {
        return switch (gang.details().api()) {
            case PYTORCH_JOB, XGBOOST_JOB, MPI_JOB -> gang.workers().value() > 1;
            case TRAIN_JOB -> gang.framework().value() == Gang.Framework.MPI;
            case TF_JOB, JOBSET, JOB, VOLCANO_JOB -> false;
        };
    }
}
