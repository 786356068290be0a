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
            return queue == null ? w : w.with(queue.map(change), w.on());
        });
    }

    PlatformParts supplies(UnaryOperator<Supply> change) {
        pools = pools.stream().map(p -> (Pool) change.apply(p)).toList();
        sharings = sharings.stream().map(s -> (Sharing) change.apply(s)).toList();
        pins = pins.stream().map(p -> p.with((Pool) change.apply(p.pool()))).toList();
        workloads = workloads.stream().map(w -> w.with(w.queue(), w.on().map(change))).toList();
        return queues(q -> q.withOn(q.on().value().stream().map(change).toList()));
    }

    private Others others() {
        var changed = new HashMap<String, Pods>();
        only(Pods.class).forEach(pods -> changed.put(pods.id().key(), pods));
        return base.others().map(p -> changed.getOrDefault(p.id().key(), p));
    }

    private <T extends Workload> List<T> only(Class<T> kind) {
        return workloads.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Platform platform() {
        return base.with(pools, sharings, pins)
                .with(queues, only(Gang.class), only(Endpoint.class), others());
    }
}
