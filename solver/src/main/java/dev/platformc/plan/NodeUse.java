package dev.platformc.plan;

import dev.platformc.core.model.Device;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Needs;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.WorkloadPlan.Devices;
import java.util.List;

/// One node of a plan: what it has, and what is guaranteed to stand on it.
public final class NodeUse {
    private final Pool pool;
    private final NodeRun run;
    private final int node;
    private final List<WorkloadPlan> here;

    /// @param guaranteed the workloads that [Plan#guaranteedOn] the pool
    /// @param node number in the pool, from 0
    public NodeUse(List<WorkloadPlan> guaranteed, PoolPlan pool, int node) {
        this.pool = pool.pool();
        this.node = node;
        run =
                pool.nodes().stream()
                        .filter(r -> r.first() <= node && node < r.first() + r.count())
                        .findFirst()
                        .orElseThrow();
        here = guaranteed.stream().filter(p -> unitsOf(p) > 0).toList();
    }

    /// Guaranteed workloads with units on this node.
    public List<WorkloadPlan> here() {
        return here;
    }

    /// Cores that they take.
    public Rational cpu() {
        var cpu = Rational.ZERO;
        for (var placed : here) {
            cpu = cpu.plus(cpu(placed.workload()).times(unitsOf(placed)));
        }
        return cpu;
    }

    /// Memory that they take.
    public Bytes memory() {
        var memory = Bytes.ZERO;
        for (var placed : here) {
            memory = memory.plus(memory(placed.workload()).times(unitsOf(placed)));
        }
        return memory;
    }

    /// Pieces of another device that they take.
    public int taken(Device device) {
        int taken = 0;
        for (var placed : here) {
            var wanted = Needs.of(placed.workload()).devices();
            if (wanted != null && wanted.device().id().isSame(device.id())) {
                taken += wanted.count() * unitsOf(placed);
            }
        }
        return taken;
    }

    /// Whether more devices of this workload's sort are taken than there are.
    public boolean isOver(WorkloadPlan placed) {
        return free(placed) < 0;
    }

    /// Whether there is a free device for one more unit.
    public boolean hasDeviceFor(WorkloadPlan placed) {
        return switch (placed.each()) {
            case Devices.Gpus(var count) -> free(placed) >= count;
            case Devices.Slice _ -> free(placed) > 0;
            case Devices.Share(var ratio, _, _) -> free(placed) >= Turns.of(ratio);
        };
    }

    /// Whether one more unit fits with its device, cores and memory.
    boolean hasRoomFor(WorkloadPlan placed) {
        var type = pool.nodeType();
        return hasDeviceFor(placed)
                && cpu().plus(cpu(placed.workload())).compareTo(type.cpu().value()) <= 0
                && memory().plus(memory(placed.workload())).compareTo(type.memory().value()) <= 0;
    }

    /// Devices of the workload's sort that nobody has; negative when too many are taken.
    private int free(WorkloadPlan placed) {
        var on = placed.workload().on().value();
        return switch (placed.each()) {
            case Devices.Gpus _ -> gpus(on) - gpusUsed(on);
            case Devices.Slice(var profile) -> slices(on, profile) - slicesUsed(on, profile);
            case Devices.Share _ -> (gpus(on) - gpusUsed(on)) * Turns.ofCard(on) - turnsUsed(on);
        };
    }

    private int unitsOf(WorkloadPlan placed) {
        int units = 0;
        for (var spot : placed.spots()) {
            boolean here = spot.firstNode() <= node && node < spot.firstNode() + spot.nodes();
            units += here ? spot.unitsOnEach() : 0;
        }
        return units;
    }

    private int gpusUsed(Supply on) {
        int used = 0;
        for (var placed : here) {
            if (placed.each() instanceof Devices.Gpus(var count)
                    && placed.workload().on().value().id().equals(on.id())) {
                used += count * unitsOf(placed);
            }
        }
        return used;
    }

    /// Of cards that pods share.
    private int turnsUsed(Supply on) {
        int used = 0;
        for (var placed : here) {
            if (placed.each() instanceof Devices.Share(var ratio, _, _)
                    && placed.workload().on().value().id().equals(on.id())) {
                used += Turns.of(ratio) * unitsOf(placed);
            }
        }
        return used;
    }

    private int slicesUsed(Supply on, MigProfile profile) {
        int used = 0;
        for (var placed : here) {
            if (placed.each() instanceof Devices.Slice(var own)
                    && own.equals(profile)
                    && placed.workload().on().value().id().equals(on.id())) {
                used += unitsOf(placed);
            }
        }
        return used;
    }

    /// Whole cards of a pool, cards set apart for a sharing.
    private int gpus(Supply on) {
        int gpus = 0;
        for (var cards : run.cards()) {
            gpus +=
                    switch (cards.use()) {
                        case Use.Whole _ -> on instanceof Sharing ? 0 : cards.count();
                        case Use.Apart(var owner) -> owner.id().equals(on.id()) ? cards.count() : 0;
                        case Use.Cut _, Use.Spare _, Use.Pinned _ -> 0;
                    };
        }
        return gpus;
    }

    private int slices(Supply on, MigProfile profile) {
        int slices = 0;
        for (var cards : run.cards()) {
            if (cards.use() instanceof Use.Cut(var owner, var cut) && owner.id().equals(on.id())) {
                for (var slice : cut) {
                    slices +=
                            slice.profile().equals(profile) ? cards.count() * profile.devices() : 0;
                }
            }
        }
        return slices;
    }

    private static Rational cpu(Workload workload) {
        return switch (workload) {
            case Gang gang -> gang.worker().cpu().value();
            case Endpoint endpoint -> endpoint.cpu().value();
            case Pods pods -> pods.cpu().value();
        };
    }

    private static Bytes memory(Workload workload) {
        return switch (workload) {
            case Gang gang -> gang.worker().memory().value();
            case Endpoint endpoint -> endpoint.memory().value();
            case Pods pods -> pods.memory().value();
        };
    }
}
