package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import java.util.List;

/// Gangs that nobody admits as a whole: under Kueue those without a queue. Two that do not fit
/// together may each hold a part of the pool and wait for the rest for ever.
final class DeadlockChecks {
    private DeadlockChecks() {}

    static void check(Report report, Platform platform) {
        for (var pool : platform.pools()) {
            if (pool.scheduler().value() != Cluster.Scheduler.KUEUE) {
                continue;
            }
            var alone =
                    platform.gangs().stream()
                            .filter(g -> g.queue() == null && g.mostWorkers() > 1)
                            .filter(g -> isOn(g, pool) && g.worker().gpus().value() > 0)
                            .toList();
            long wanted = alone.stream().mapToLong(DeadlockChecks::gpus).sum();
            long there = (long) pool.nodes().most() * pool.gpusPerNode();
            if (alone.size() > 1 && wanted > there) {
                report.add(deadlock(pool, alone, wanted, there));
            }
        }
    }

    private static boolean isOn(Gang gang, Pool pool) {
        return gang.on().value().pool().id().key().equals(pool.id().key());
    }

    private static long gpus(Gang gang) {
        return (long) gang.mostWorkers() * gang.worker().gpus().value();
    }

    private static Diagnostic deadlock(Pool pool, List<Gang> gangs, long wanted, long there) {
        var names = BuildMessages.listed(gangs.stream().map(g -> g.id().name()).toList());
        var message =
                Diagnostic.of(
                        Code.GANG_DEADLOCK,
                        names + " may each hold a part of `" + pool.id().name() + "` for ever",
                        gangs.getFirst().id().span(),
                        "in no queue, so its workers start one by one");
        for (var other : gangs.subList(1, gangs.size())) {
            message = message.withRelated(other.id().span(), "the same");
        }
        return message.withRelated(
                        pool.trees().span(), "has " + there + " GPUs of the " + wanted + " wanted")
                .withNote(
                        "a queue admits all workers of a gang or none: `queue q { on = "
                                + pool.id().name()
                                + " }`");
    }
}
