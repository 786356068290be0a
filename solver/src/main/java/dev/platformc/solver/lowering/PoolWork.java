package dev.platformc.solver.lowering;

import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import java.util.List;

/// What the platform wants of one pool.
record PoolWork(
        Platform platform,
        PoolNodes nodes,
        List<Sharing> sharings,
        List<Pin> pins,
        List<Workload> workloads,
        List<Queue> queues) {

    static PoolWork of(Platform platform, Pool pool) {
        return new PoolWork(
                platform,
                PoolNodes.of(pool),
                CardChoice.inOrder(
                        platform.sharings().stream().filter(s -> same(s.pool(), pool)).toList()),
                platform.pins().stream().filter(p -> same(p.pool(), pool)).toList(),
                platform.workloads().filter(w -> same(w.on().value().pool(), pool)).toList(),
                platform.queues().stream()
                        .filter(q -> q.on().value().stream().anyMatch(s -> same(s.pool(), pool)))
                        .toList());
    }

    /// Without the first so many of the pins whose cards may be cut anew.
    PoolWork withoutPins(int count) {
        var free = pins.stream().filter(pin -> !pin.never().value()).limit(count).toList();
        return new PoolWork(
                platform,
                nodes,
                sharings,
                pins.stream().filter(pin -> !free.contains(pin)).toList(),
                workloads,
                queues);
    }

    Pool pool() {
        return nodes.pool();
    }

    /// Workloads on just this supply.
    List<Workload> on(Supply supply) {
        return workloads.stream().filter(w -> same(w.on().value(), supply)).toList();
    }

    static boolean same(Supply one, Supply other) {
        return one.id().isSame(other.id());
    }

    static boolean isMig(Sharing sharing) {
        return sharing.slice().value() instanceof Sharing.Slicing.Mig;
    }
}
