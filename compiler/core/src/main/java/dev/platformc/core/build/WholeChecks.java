package dev.platformc.core.build;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Upgrade;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Declarations against each other, once all are built.
final class WholeChecks {
    /// Of one network card, below which gangs wait for each other: 100 Gb/s, in bytes.
    private static final Rational SLOW = Rational.of(12_500_000_000L);

    private WholeChecks() {}

    static void check(Report report, Platform platform) {
        PartChecks.sums(report, platform);
        TargetChecks.check(report, platform);
        DriverChecks.check(report, platform);
        ImageArchChecks.check(report, platform);
        DeadlockChecks.check(report, platform);
        var pools = platform.pools();
        for (int i = 0; i < pools.size(); i++) {
            for (var other : pools.subList(0, i)) {
                if (overlap(other, pools.get(i))) {
                    report.add(WholeMessages.poolsOverlap(other, pools.get(i)));
                }
            }
        }
        platform.sharings().forEach(sharing -> sharing(report, sharing));
        gates(report, platform);
        ClaimChecks.check(report, platform);
        for (var workload : platform.workloads().toList()) {
            workload(report, workload);
        }
        platform.gangs().forEach(gang -> gang(report, gang));
        platform.gangs().forEach(gang -> stays(report, platform, gang));
        platform.endpoints().forEach(endpoint -> endpoint(report, platform, endpoint));
    }

    /// Whether each node of one would belong to the other too.
    private static boolean overlap(Pool one, Pool other) {
        if (one.select().isEmpty()
                || other.select().isEmpty()
                || !one.cluster().id().isSame(other.cluster().id())) {
            return false;
        }
        return one.select().entrySet().stream()
                .allMatch(entry -> {
                    var value = other.select().get(entry.getKey());
                    return value == null || value.value().equals(entry.getValue().value());
                });
    }

    private static void sharing(Report report, Sharing sharing) {
        var pool = sharing.pool();
        var options = pool.options();
        boolean isMig = sharing.slice().value() instanceof Slicing.Mig;
        var nodeClass = options.nodeClass();
        if (isMig && nodeClass != null && pool.nodes().least() == 0) {
            report.add(WholeMessages.scaleFromZero(sharing, nodeClass));
        }
        var gpu = pool.gpu();
        if (isMig
                && options.virtualisation().value() == Pool.Virtualisation.PASSTHROUGH
                && gpu != null
                && gpu.family().equals("ampere")) {
            report.add(WholeMessages.rebootNeeded(sharing, options.virtualisation()));
        }
        boolean isShared =
                sharing.slice().value() instanceof Slicing.Time
                        || sharing.slice().value() instanceof Slicing.Mps;
        if (isShared && options.virtualisation().value() == Pool.Virtualisation.VGPU) {
            report.add(WholeMessages.vgpuShared(sharing, options.virtualisation()));
        }
    }

    /// Gates of the DRA driver that exclude each other in one cluster.
    private static void gates(Report report, Platform platform) {
        for (var cluster : platform.clusters()) {
            var own =
                    platform.sharings().stream()
                            .filter(s -> s.pool().cluster().id().isSame(cluster.id()))
                            .toList();
            var mig = first(own, Slicing.Mig.class);
            var mps = first(own, Slicing.Mps.class);
            if (cluster.options().dra().value() && !mig.isEmpty() && !mps.isEmpty()) {
                report.add(WholeMessages.gateConflict(cluster, mig.getFirst(), mps.getFirst()));
            }
        }
    }

    private static List<Sharing> first(List<Sharing> sharings, Class<? extends Slicing> kind) {
        return sharings.stream().filter(s -> kind.isInstance(s.slice().value())).limit(1).toList();
    }

    private static void workload(Report report, Workload workload) {
        PartChecks.whole(report, workload);
        var pool = workload.on().value().pool();
        if (workload.start().value() == Workload.Start.GUARANTEED
                && pool.options().spot().value()) {
            report.add(WholeMessages.guaranteedOnSpot(workload, pool));
        }
        var queue = workload.queue();
        if (queue != null && pool.scheduler().value() == Cluster.Scheduler.DEFAULT) {
            report.add(WholeMessages.nobodyAdmits(workload, queue, pool));
        }
    }

    /// Kueue has no field that says that a gang stays: it stays when nobody may push it out.
    private static void stays(Report report, Platform platform, Gang gang) {
        var scheduler = gang.on().value().pool().scheduler().value();
        if (!gang.neverDisrupt().value() || scheduler != Cluster.Scheduler.KUEUE) {
            return;
        }
        var own = gang.priority();
        int value = own == null ? 0 : own.value().value().value();
        var pushing = pushing(platform, gang, Queue.Preempt.ANY);
        var above =
                platform.priorities().stream().filter(p -> p.value().value() > value).findFirst();
        if (pushing.isPresent()) {
            report.add(GangMessages.disruptNotSaid(gang, pushing.get()));
        } else if (above.isPresent()
                && (gang.queue() == null
                        || pushing(platform, gang, Queue.Preempt.LOWER_PRIORITY).isPresent())) {
            report.add(GangMessages.disruptNotSaid(gang, above.get()));
        }
    }

    /// A queue that pushes out in this way and shares the gang's cards.
    private static Optional<Queue> pushing(Platform platform, Gang gang, Queue.Preempt way) {
        var pool = gang.on().value().pool().id().key();
        return platform.queues().stream()
                .filter(queue -> gang.queue() != null && queue.preempt().value() == way)
                .filter(queue ->
                        queue.on().value().stream().anyMatch(s -> s.pool().id().key().equals(pool)))
                .findFirst();
    }

    private static void gang(Report report, Gang gang) {
        var pool = gang.on().value().pool();
        var fabric = pool.fabric();
        boolean crosses =
                gang.worker().gpus().value() > 0
                        && gang.workers().value() * gang.worker().gpus().value()
                                > pool.nodeType().domainGpus();
        if (crosses
                && fabric != null
                && fabric.value().rate() != null
                && fabric.isWritten()
                && fabric.value()
                                .rate()
                                .amount()
                                .compareTo(SLOW.times(fabric.value().oversubscription()))
                        < 0) {
            report.add(WholeMessages.slowEdge(gang, fabric));
        }
        sharedMemory(report, gang);
        turns(report, gang);
    }

    /// Workers that wait for each other at every step would do so through all turns of others:
    /// nobody gives them their turns at the same time.
    private static void turns(Report report, Gang gang) {
        if (gang.cardShare() != null
                && gang.workers().value() > 1
                && gang.on().value() instanceof Sharing sharing
                && sharing.slice().value() instanceof Slicing.Time) {
            report.add(WholeMessages.workersInTurns(gang, sharing));
        }
    }

    private static void sharedMemory(Report report, Gang gang) {
        var worker = gang.worker();
        if (worker.sharedMemory().isWritten()
                && worker.sharedMemory().value().compareTo(worker.memory().value()) > 0) {
            report.add(WholeMessages.shmTooLarge(gang));
        } else if (worker.sharedMemory().isWritten()
                && worker.gpus().value() > 1
                && worker.sharedMemory()
                                .value()
                                .compareTo(dev.platformc.hardware.quantity.Bytes.gib(1))
                        < 0) {
            report.add(WholeMessages.shmTooSmall(gang));
        }
    }

    private static void endpoint(Report report, Platform platform, Endpoint endpoint) {
        var upgrade = endpoint.details().upgrade();
        if (upgrade != null
                && upgrade.value() == Upgrade.SURGE
                && !endpoint.isRayService()
                && endpoint.fit().value() instanceof Endpoint.Fit.Gpus gpus) {
            surge(report, platform, endpoint, upgrade, gpus.tensor());
        }
        var slo = endpoint.details().slo();
        if (slo != null && !isWatched(platform, endpoint)) {
            report.add(BuildMessages.notEmitted(endpoint.id(), Map.of("slo", slo.span())));
        }
        var cluster = endpoint.on().value().pool().cluster();
        if (!cluster.options().closed().value()) {
            report.add(WholeMessages.enginePortOpen(endpoint, cluster));
        }
    }

    /// Whether an alert rings when it does not keep its promise, or a message of its own says that
    /// nobody looks.
    private static boolean isWatched(Platform platform, Endpoint endpoint) {
        var watching =
                platform.data().monitorings().stream()
                        .filter(m ->
                                m.watch().value().stream()
                                        .anyMatch(e -> e.id().isSame(endpoint.id())))
                        .toList();
        return watching.isEmpty()
                ? !platform.data().monitorings().isEmpty()
                : endpoint.engine().kind() != Endpoint.Engine.Kind.RAY_SERVE
                        && watching.stream().anyMatch(m -> m.alerts().value().contains("slo-burn"));
    }

    /// Whether one replica more would fit beside all that is guaranteed, by the sum.
    private static void surge(
            Report report,
            Platform platform,
            Endpoint endpoint,
            Sourced<Upgrade> upgrade,
            int gpus) {
        var pool = endpoint.on().value().pool();
        long there = (long) pool.nodes().least() * pool.gpusPerNode();
        long used = 0;
        for (var other : platform.endpoints()) {
            if (other.on().value().id().isSame(endpoint.on().value().id())
                    && other.fit().value() instanceof Endpoint.Fit.Gpus each) {
                used += (long) each.tensor() * other.replicas().value().least();
            }
        }
        if (used + gpus > there) {
            report.add(WholeMessages.surgeNeedsGpus(endpoint, upgrade, gpus, there - used));
        }
    }
}
