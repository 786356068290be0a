package dev.platformc.solver.lowering;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Others;
import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/// The lists of a platform that a change goes through.
final class PlatformParts {
    private final Platform base;
    private List<Pool> pools;
    private List<Sharing> sharings;
    private List<Pin> pins;
    private List<Queue> queues;
    private List<Workload> workloads;

    PlatformParts(Platform base) {
        this.base = base;
        pools = base.pools();
        sharings = base.sharings();
        pins = base.pins();
        queues = base.queues();
        workloads = base.workloads().toList();
    }

    PlatformParts workloads(UnaryOperator<Workload> change) {
        workloads = workloads.stream().map(change).toList();
        return this;
    }

    PlatformParts queues(UnaryOperator<Queue> change) {
        queues = queues.stream().map(change).toList();
        return workloads(w -> {
            var queue = w.queue();
            return queue == null ? w : onQueue(w, queue.map(change));
        });
    }

    PlatformParts supplies(UnaryOperator<Supply> change) {
        pools = pools.stream().map(p -> (Pool) change.apply(p)).toList();
        sharings = sharings.stream().map(s -> (Sharing) change.apply(s)).toList();
        pins =
                pins.stream()
                        .map(p ->
                                new Pin(
                                        p.id(),
                                        (Pool) change.apply(p.pool()),
                                        p.hosts(),
                                        p.gpus(),
                                        p.layout(),
                                        p.never()))
                        .toList();
        workloads = workloads.stream().map(w -> on(w, w.on().map(change))).toList();
        return queues(q ->
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
                            g.id(),
                            g.team(),
                            g.queue(),
                            on,
                            g.priority(),
                            g.start(),
                            g.neverDisrupt(),
                            g.workers(),
                            g.worker(),
                            g.place(),
                            g.framework(),
                            g.container(),
                            g.retries(),
                            g.maxSeconds(),
                            g.details());
            case Endpoint e -> Variation.endpoint(e, on, e.replicas(), e.spread());
            case Pods p -> p.with(p.queue(), on);
        };
    }

    private static Workload onQueue(Workload workload, Sourced<Queue> queue) {
        return switch (workload) {
            case Gang g ->
                    new Gang(
                            g.id(),
                            g.team(),
                            queue,
                            g.on(),
                            g.priority(),
                            g.start(),
                            g.neverDisrupt(),
                            g.workers(),
                            g.worker(),
                            g.place(),
                            g.framework(),
                            g.container(),
                            g.retries(),
                            g.maxSeconds(),
                            g.details());
            case Endpoint e ->
                    new Endpoint(
                            e.id(),
                            e.team(),
                            queue,
                            e.on(),
                            e.priority(),
                            e.start(),
                            e.neverDisrupt(),
                            e.model(),
                            e.context(),
                            e.concurrency(),
                            e.replicas(),
                            e.overhead(),
                            e.engine(),
                            e.serviceClass(),
                            e.spread(),
                            e.cpu(),
                            e.memory(),
                            e.sharedMemory(),
                            e.fit(),
                            e.details());
            case Pods p -> p.with(queue, p.on());
        };
    }

    private Others others() {
        var changed = new HashMap<String, Pods>();
        workloads.forEach(w -> {
            if (w instanceof Pods pods) {
                changed.put(pods.id().key(), pods);
            }
        });
        return base.others().map(p -> changed.getOrDefault(p.id().key(), p));
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
                        .toList(),
                others(),
                base.access(),
                base.data(),
                base.hatches());
    }
}
