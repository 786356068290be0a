package dev.platformc.solver.lowering;

import dev.platformc.core.model.Device;
import dev.platformc.core.model.NodeType;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.Turns;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.topology.Capacity;
import dev.platformc.solver.topology.Fleet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the nodes of a pool have free for whole GPUs, cores and memory.
final class Room {
    private static final Capacity NOTHING = new Capacity(0, 0, 0);
    private final PoolNodes nodes;
    private final Capacity[] free;

    private Room(PoolNodes nodes, Capacity[] free) {
        this.nodes = nodes;
        this.free = free;
    }

    /// Whole cards, and all cores and memory of the nodes that are not spare.
    static Room of(CardMap cards) {
        var nodes = cards.nodes();
        var type = nodes.pool().nodeType();
        var free = new Capacity[nodes.count()];
        for (int node = 0; node < free.length; node++) {
            free[node] =
                    cards.isSpare(node)
                            ? NOTHING
                            : capacity(
                                    cards.wholeOn(node) + others(type),
                                    type.cpu().value(),
                                    type.memory().value());
        }
        return new Room(nodes, free);
    }

    /// What a plan gives to workloads on one supply, before anything stands there.
    static Room of(PoolPlan plan, Workload workload) {
        var nodes = PoolNodes.of(plan.pool());
        var type = plan.pool().nodeType();
        var supply = workload.on().value();
        var free = new Capacity[nodes.count()];
        for (var run : plan.nodes()) {
            int gpus = 0;
            boolean spare = false;
            for (var cards : run.cards()) {
                boolean own =
                        cards.use() instanceof Use.Apart(var sharing)
                                ? PoolWork.same(sharing, supply)
                                : cards.use() instanceof Use.Whole && !isApart(supply);
                gpus += own ? cards.count() * Turns.ofCard(supply) : 0;
                spare |= cards.use() instanceof Use.Spare;
            }
            var each = capacity(gpus + others(type), type.cpu().value(), type.memory().value());
            for (int node = run.first(); node < run.first() + run.count(); node++) {
                free[node] = spare ? NOTHING : each;
            }
        }
        return new Room(nodes, free);
    }

    /// Devices of a machine without GPUs, which are counted in place of them.
    static int others(NodeType type) {
        return type.gpus() > 0 ? 0 : type.devices().stream().mapToInt(Device.Count::count).sum();
    }

    private static boolean isApart(Supply supply) {
        return supply instanceof Sharing sharing && !PoolWork.isMig(sharing);
    }

    static Capacity capacity(int gpus, Rational cpu, Bytes memory) {
        return new Capacity(gpus, cpu.times(1000).ceiling().longValueExact(), memory.count());
    }

    PoolNodes nodes() {
        return nodes;
    }

    Capacity on(int node) {
        return free[node];
    }

    /// With other GPUs on each node, cores and memory as they are: the cards of a sharing.
    Room withGpus(int[] gpus) {
        var changed = new Capacity[free.length];
        for (int node = 0; node < free.length; node++) {
            changed[node] = new Capacity(gpus[node], free[node].milliCpu(), free[node].memory());
        }
        return new Room(nodes, changed);
    }

    /// Without what stands on the spots.
    ///
    /// @throws IllegalArgumentException when it is not there
    Room minus(List<Spot> spots, Capacity each) {
        var left = free.clone();
        for (var spot : spots) {
            for (int i = 0; i < spot.nodes(); i++) {
                int node = spot.firstNode() + i;
                left[node] = left[node].minus(each.times(spot.unitsOnEach()));
            }
        }
        return new Room(nodes, left);
    }

    boolean holds(List<Spot> spots, Capacity each) {
        for (var spot : spots) {
            for (int i = 0; i < spot.nodes(); i++) {
                int node = spot.firstNode() + i;
                if (!free[node].holds(each.times(spot.unitsOnEach()))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// How many units of one size fit, wherever they stand.
    long units(Capacity each) {
        return Arrays.stream(free).mapToLong(have -> units(have, each)).sum();
    }

    /// How many units of one size fit into a domain.
    long units(PoolNodes.Domain domain, Capacity each) {
        long units = 0;
        for (int node = domain.first(); node < domain.first() + domain.count(); node++) {
            units += units(free[node], each);
        }
        return units;
    }

    /// With nothing in a domain.
    Room without(PoolNodes.Domain domain) {
        var left = free.clone();
        Arrays.fill(left, domain.first(), domain.first() + domain.count(), NOTHING);
        return new Room(nodes, left);
    }

    private static long units(Capacity have, Capacity each) {
        long most = Integer.MAX_VALUE;
        if (each.gpus() > 0) {
            most = Math.min(most, have.gpus() / each.gpus());
        }
        if (each.milliCpu() > 0) {
            most = Math.min(most, have.milliCpu() / each.milliCpu());
        }
        if (each.memory() > 0) {
            most = Math.min(most, have.memory() / each.memory());
        }
        return most;
    }

    /// As the mathematics wants it: nodes with as much free in one run.
    Fleet fleet() {
        return new Fleet(nodes.levels(), nodes.roots().stream().map(this::domain).toList());
    }

    private Fleet.Domain domain(PoolNodes.Domain domain) {
        if (!domain.inside().isEmpty()) {
            return new Fleet.Domain(
                    domain.id(), domain.inside().stream().map(this::domain).toList(), List.of());
        }
        var runs = new ArrayList<Fleet.Nodes>();
        for (int node = domain.first(); node < domain.first() + domain.count(); node++) {
            var last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.free().equals(free[node])) {
                runs.set(
                        runs.size() - 1,
                        new Fleet.Nodes(last.first(), last.count() + 1, last.free()));
            } else {
                runs.add(new Fleet.Nodes(node, 1, free[node]));
            }
        }
        return new Fleet.Domain(domain.id(), List.of(), runs);
    }
}
