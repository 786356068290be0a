package dev.platformc.solver.lowering;

import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// The same platform with one thing changed, for trying what would help.
final class Variation {
    private Variation() {}

    /// Cores and memory that were sized from the GPUs shrink with them.
    static Gang gpusEach(Gang gang, int gpus) {
        var worker = gang.worker();
        var part = Rational.of(gpus, Math.max(1, worker.gpus().value()));
        var cpu = worker.cpu();
        var memory = worker.memory();
        var changed =
                new Gang.Worker(
                        worker.gpus().map(_ -> gpus),
                        cpu.isWritten() ? cpu : cpu.map(part::times),
                        memory.isWritten() ? memory : memory.map(m -> m.times(part)),
                        worker.sharedMemory().map(m -> Bytes.ZERO.plus(m)),
                        worker.part());
        return gang.with(gang.workers(), changed);
    }

    /// @param level absent: none is required, and it becomes the preferred one
    static Gang required(Gang gang, @Nullable String level) {
        var required = gang.place().required();
        var place =
                level == null
                        ? new Gang.Place(null, required)
                        : new Gang.Place(
                                required == null ? null : required.map(_ -> level),
                                gang.place().preferred());
        return gang.with(place);
    }

    static Gang queued(Gang gang) {
        return gang.with(gang.start().map(_ -> Workload.Start.QUEUED));
    }

    /// With other least replicas; the most stay at least those.
    static Endpoint replicas(Endpoint endpoint, int least) {
        var range = endpoint.replicas().value();
        int most = range.isRange() ? Math.max(least, range.most()) : least;
        return endpoint.withReplicas(new CountRange(least, most));
    }

    /// With other least numbers; the most stay at least those.
    static Pods count(Pods pods, int least) {
        var range = pods.count().value();
        return pods.withCount(
                new CountRange(least, range.isRange() ? Math.max(least, range.most()) : least));
    }

    static Platform with(Platform platform, Workload changed) {
        return new PlatformParts(platform)
                .workloads(w -> w.id().isSame(changed.id()) ? changed : w)
                .platform();
    }

    static Platform with(Platform platform, Queue changed) {
        return new PlatformParts(platform)
                .queues(q -> q.id().isSame(changed.id()) ? changed : q)
                .platform();
    }

    /// With other numbers of cards in a sharing.
    static Platform cards(Platform platform, Sharing sharing, int gpus) {
        var changed = sharing.withGpus(gpus);
        return new PlatformParts(platform)
                .supplies(s -> PoolWork.same(s, sharing) ? changed : s)
                .platform();
    }

    /// With other numbers of nodes in each innermost domain of a pool.
    static Platform nodes(Platform platform, Pool pool, CountRange nodes) {
        var trees =
                pool.trees()
                        .map(all ->
                                all.stream()
                                        .map(t -> new Pool.Tree(t.levels(), nodes, t.node()))
                                        .toList());
        var changed = pool.withTrees(trees);
        return new PlatformParts(platform).supplies(s -> replaced(s, changed)).platform();
    }

    private static Supply replaced(Supply supply, Pool pool) {
        if (!PoolWork.same(supply.pool(), pool)) {
            return supply;
        }
        return switch (supply) {
            case Pool _ -> pool;
            case Sharing sharing ->
                    sharing.gpus().isWritten()
                            ? sharing.with(pool)
                            : sharing.with(pool).withGpus(pool.nodes().most() * pool.gpusPerNode());
        };
    }
}
