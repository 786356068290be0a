package dev.platformc.core.build;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang;

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
        if (required != null
                && preferred != null
                && scheduler(gang) == Cluster.Scheduler.KUEUE) {
            report.add(BackEndMessages.oneLevelOnly(required, preferred));
        }
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
        }
    }

    private static boolean takesRange(Gang gang) {
        var scheduler = scheduler(gang);
        return switch (gang.details().api()) {
            case PYTORCH_JOB, VOLCANO_JOB -> true;
            case JOB -> scheduler != Cluster.Scheduler.DEFAULT && gang.queue() != null;
            case JOBSET ->
                    scheduler == Cluster.Scheduler.VOLCANO || scheduler == Cluster.Scheduler.KAI;
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
                    case VOLCANO -> gang.details().api() == Gang.Api.VOLCANO_JOB;
                    case KAI -> gang.details().api() == Gang.Api.PYTORCH_JOB;
                    case DEFAULT -> false;
                };
        if (!isRead) {
            report.add(BackEndMessages.noGroups(gang, group));
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
