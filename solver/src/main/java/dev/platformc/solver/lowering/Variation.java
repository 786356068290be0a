package dev.platformc.solver.lowering;

import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The same platform with one thing changed, for trying what would help.
final class Variation {
    private Variation() {}

    static Gang workers(Gang gang, int workers) {
        return gang(gang, gang.workers().map(_ -> workers), gang.worker(), gang.place(), gang.start());
    }

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
                        worker.sharedMemory().map(m -> Bytes.ZERO.plus(m)));
        return gang(gang, gang.workers(), changed, gang.place(), gang.start());
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
        return gang(gang, gang.workers(), gang.worker(), place, gang.start());
    }

    static Gang queued(Gang gang) {
        return gang(
                gang,
                gang.workers(),
                gang.worker(),
                gang.place(),
                gang.start().map(_ -> Workload.Start.QUEUED));
    }

    private static Gang gang(
            Gang gang,
            Sourced<Integer> workers,
            Gang.Worker worker,
            Gang.Place place,
            Sourced<Workload.Start> start) {
        return new Gang(
                gang.id(),
                gang.team(),
                gang.queue(),
                gang.on(),
                gang.priority(),
                start,
                gang.neverDisrupt(),
                workers,
                worker,
                place,
                gang.framework(),
                gang.container(),
                gang.retries(),
                gang.maxSeconds());
    }

    /// With other least replicas; the most stay at least those.
    static Endpoint replicas(Endpoint endpoint, int least) {
        var range = endpoint.replicas().value();
        int most = range.isRange() ? Math.max(least, range.most()) : least;
        return endpoint(
                endpoint,
                endpoint.on(),
                endpoint.replicas().map(_ -> new CountRange(least, most)),
                endpoint.spread());
    }

    static Endpoint unspread(Endpoint endpoint) {
        return endpoint(endpoint, endpoint.on(), endpoint.replicas(), null);
    }

    private static Endpoint endpoint(
            Endpoint endpoint,
            Sourced<Supply> on,
            Sourced<CountRange> replicas,
            @Nullable Sourced<String> spread) {
        return new Endpoint(
                endpoint.id(),
                endpoint.team(),
                endpoint.queue(),
                on,
                endpoint.priority(),
                endpoint.start(),
                endpoint.neverDisrupt(),
                endpoint.model(),
                endpoint.context(),
                endpoint.concurrency(),
                replicas,
                endpoint.overhead(),
                endpoint.engine(),
                endpoint.serviceClass(),
                spread,
                endpoint.cpu(),
                endpoint.memory(),
                endpoint.sharedMemory(),
                endpoint.fit());
    }

    static Platform with(Platform platform, Workload changed) {
        return new Variation.Parts(platform)
                .workloads(
                        w -> w.id().key().equals(changed.id().key()) ? changed : w)
                .platform();
    }

    static Platform with(Platform platform, Queue changed) {
        return new Variation.Parts(platform)
                .queues(q -> q.id().key().equals(changed.id().key()) ? changed : q)
                .platform();
    }

    static Queue quota(Queue queue, Queue.Quota quota) {
        return new Queue(
                queue.id(),
                queue.on(),
                queue.team(),
                queue.quota().map(_ -> quota),
                queue.borrow(),
                queue.lend(),
                queue.weight(),
                queue.preempt(),
                queue.strictOrder());
    }

    /// With other numbers of cards in a sharing.
    static Platform cards(Platform platform, Sharing sharing, int gpus) {
        var changed =
                new Sharing(
                        sharing.id(), sharing.pool(), sharing.gpus().map(_ -> gpus), sharing.slice());
        return new Variation.Parts(platform)
                .supplies(s -> PoolWork.same(s, sharing) ? changed : s)
                .platform();
    }

    /// With other numbers of nodes in each innermost domain of a pool.
    static Platform nodes(Platform platform, Pool pool, CountRange nodes) {
        var trees =
                pool.trees()
                        .map(
                                all ->
                                        all.stream()
                                                .map(t -> new Pool.Tree(t.levels(), nodes, t.node()))
                                                .toList());
        var changed =
                new Pool(
                        pool.id(),
                        pool.cluster(),
                        trees,
                        pool.hosts(),
                        pool.select(),
                        pool.taints(),
                        pool.fabric(),
                        pool.price(),
                        pool.priceIsEstimate(),
                        pool.spare(),
                        pool.scheduler(),
                        pool.nodeStack());
        return new Variation.Parts(platform)
                .supplies(s -> replaced(s, changed))
                .platform();
    }

    private static Supply replaced(Supply supply, Pool pool) {
        if (!PoolWork.same(supply.pool(), pool)) {
            return supply;
        }
        return switch (supply) {
            case Pool _ -> pool;
            case Sharing sharing ->
                    new Sharing(
                            sharing.id(),
                            pool,
                            sharing.gpus().isWritten()
                                    ? sharing.gpus()
                                    : sharing.gpus().map(_ -> pool.nodes().most() * pool.gpusPerNode()),
                            sharing.slice());
        };
    }

    /// The lists of a platform that a change goes through.
    private static final class Parts {
        private final Platform base;
        private List<Pool> pools;
        private List<Sharing> sharings;
        private List<Pin> pins;
        private List<Queue> queues;
        private List<Workload> workloads;

        Parts(Platform base) {
            this.base = base;
            pools = base.pools();
            sharings = base.sharings();
            pins = base.pins();
            queues = base.queues();
            workloads = base.workloads().toList();
        }

        Parts workloads(UnaryOperator<Workload> change) {
            workloads = workloads.stream().map(change).toList();
            return this;
        }

        Parts queues(UnaryOperator<Queue> change) {
            queues = queues.stream().map(change).toList();
            return workloads(
                    w -> {
                        var queue = w.queue();
                        return queue == null ? w : onQueue(w, queue.map(change));
                    });
        }

        Parts supplies(UnaryOperator<Supply> change) {
            pools = pools.stream().map(p -> (Pool) change.apply(p)).toList();
            sharings = sharings.stream().map(s -> (Sharing) change.apply(s)).toList();
            pins =
                    pins.stream()
                            .map(
                                    p ->
                                            new Pin(
                                                    p.id(),
                                                    (Pool) change.apply(p.pool()),
                                                    p.hosts(),
                                                    p.gpus(),
                                                    p.layout(),
                                                    p.never()))
                            .toList();
            workloads = workloads.stream().map(w -> on(w, w.on().map(change))).toList();
            return queues(
                    q ->
                            new Queue(
                                    q.id(),
                                    q.on().map(l -> l.stream().map(change).toList()),
                                    q.team(),
                                    q.quota(),
                                    q.borrow(),
                                    q.lend(),
                                    q.weight(),
                                    q.preempt(),
                                    q.strictOrder()));
        }

        private static Workload on(Workload workload, Sourced<Supply> on) {
            return switch (workload) {
                case Gang g ->
                        new Gang(
                                g.id(), g.team(), g.queue(), on, g.priority(), g.start(),
                                g.neverDisrupt(), g.workers(), g.worker(), g.place(),
                                g.framework(), g.container(), g.retries(), g.maxSeconds());
                case Endpoint e -> endpoint(e, on, e.replicas(), e.spread());
            };
        }

        private static Workload onQueue(Workload workload, Sourced<Queue> queue) {
            return switch (workload) {
                case Gang g ->
                        new Gang(
                                g.id(), g.team(), queue, g.on(), g.priority(), g.start(),
                                g.neverDisrupt(), g.workers(), g.worker(), g.place(),
                                g.framework(), g.container(), g.retries(), g.maxSeconds());
                case Endpoint e ->
                        new Endpoint(
                                e.id(), e.team(), queue, e.on(), e.priority(), e.start(),
                                e.neverDisrupt(), e.model(), e.context(), e.concurrency(),
                                e.replicas(), e.overhead(), e.engine(), e.serviceClass(),
                                e.spread(), e.cpu(), e.memory(), e.sharedMemory(), e.fit());
            };
        }

        Platform platform() {
            return new Platform(
                    base.id(),
                    base.owner(),
                    base.currency(),
                    base.parameters(),
                    base.catalogVersion(),
                    base.clusters(),
                    pools,
                    sharings,
                    pins,
                    base.teams(),
                    queues,
                    base.priorities(),
                    base.models(),
                    workloads.stream().filter(Gang.class::isInstance).map(Gang.class::cast).toList(),
                    workloads.stream()
                            .filter(Endpoint.class::isInstance)
                            .map(Endpoint.class::cast)
                            .toList());
        }
    }
}
