package dev.platformc.solver.lowering;

import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.QueuePlan.Amount;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Cores and memory that go with a quota of devices: as much of a node as the devices are of its
/// cards, and never less than what the queue's own workloads ask for.
record CoresBeside(Rational cpu, Bytes memory) {

    static CoresBeside of(Supply supply, List<Amount> amounts) {
        var pool = supply.pool();
        var gpu = pool.gpu();
        var nodes = Rational.ZERO;
        for (var amount : amounts) {
            var ofCard = part(amount.resource(), gpu == null ? null : gpu.mig());
            nodes = nodes.plus(ofCard.times(amount.quota()));
        }
        return ofNodes(pool, nodes.dividedBy(Rational.of(Math.max(1, pool.gpusPerNode()))));
    }

    /// @param part of the pool, 0 to 1
    static CoresBeside ofCpuPool(Pool pool, Rational part) {
        int nodes = Math.max(0, pool.nodes().most() - pool.spare().value());
        return ofNodes(pool, part.times(nodes));
    }

    private static CoresBeside ofNodes(Pool pool, Rational nodes) {
        var type = pool.nodeType();
        return new CoresBeside(type.cpu().value().times(nodes), type.memory().value().times(nodes));
    }

    /// How much of a card a device is, by its memory.
    private static Rational part(String resource, @Nullable MigGeometry geometry) {
        if (geometry != null) {
            for (var profile : geometry.all()) {
                if (profile.resource().equals(resource)) {
                    return Rational.of(
                            profile.size(), (long) geometry.memorySlices() * profile.devices());
                }
            }
        }
        return Rational.ONE;
    }

    /// What guaranteed workloads of the queue ask for together, or the largest queued one.
    ///
    /// @param members workloads of the queue
    static CoresBeside needed(List<Workload> members, Supply supply) {
        var together = new CoresBeside(Rational.ZERO, Bytes.ZERO);
        var largest = together;
        var byOwner = new TreeMap<String, CoresBeside>();
        for (var workload : members) {
            if (!PoolWork.same(workload.on().value(), supply)) {
                continue;
            }
            var each = Groups.each(workload);
            int units = Groups.unitsAtMost(workload);
            var all =
                    new CoresBeside(
                            Rational.of(each.milliCpu(), 1000).times(units),
                            new Bytes(each.memory()).times(units));
            if (Groups.isGuaranteed(workload)) {
                together = together.plus(all);
            } else {
                var owned = byOwner.merge(Groups.owner(workload), all, CoresBeside::plus);
                largest = largest.orMore(owned);
            }
        }
        return together.orMore(largest);
    }

    private CoresBeside plus(CoresBeside other) {
        return new CoresBeside(cpu.plus(other.cpu), memory.plus(other.memory));
    }

    CoresBeside orMore(CoresBeside other) {
        return new CoresBeside(
                Rational.max(cpu, other.cpu),
                memory.compareTo(other.memory) >= 0 ? memory : other.memory);
    }
}
