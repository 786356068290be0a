package dev.platformc.solver.lowering;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.NodeRun;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.WorkloadPlan.Devices;
import dev.platformc.plan.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one node has and what stands on it for good.
final class NodeCheck {
    private final Plan plan;
    private final PoolPlan pool;
    private final int node;
    private final NodeRun run;

    NodeCheck(Plan plan, PoolPlan pool, int node) {
        this.plan = plan;
        this.pool = pool;
        this.node = node;
        this.run =
                pool.nodes().stream()
                        .filter(r -> r.first() <= node && node < r.first() + r.count())
                        .findFirst()
                        .orElseThrow();
    }

    List<String> check() {
        var wrong = new ArrayList<String>();
        var cpu = Rational.ZERO;
        long memory = 0;
        for (var placed : here()) {
            int units = unitsOf(placed);
            cpu = cpu.plus(cpu(placed.workload()).times(units));
            memory += memory(placed.workload()) * units;
            if (isOver(placed)) {
                wrong.add(placed.workload().id().key() + " has no device on node " + node);
            }
        }
        var type = pool.pool().nodeType();
        if (cpu.compareTo(type.cpu().value()) > 0) {
            wrong.add("node " + node + " has too few cores");
        }
        if (memory > type.memory().value().count()) {
            wrong.add("node " + node + " has too little memory");
        }
        return wrong;
    }

    boolean holdsAnother(WorkloadPlan placed) {
        return switch (placed.each()) {
            case Devices.Gpus(var count) ->
                    gpus(placed.workload().on().value()) - gpusUsed(placed.workload().on().value())
                            >= count;
            case Devices.Share(var ratio) ->
                    turns(placed.workload().on().value()) - turnsUsed(placed.workload().on().value())
                            >= Turns.of(ratio);
            case Devices.Slice(var profile) ->
                    slices(placed.workload().on().value(), profile)
                                    - slicesUsed(placed.workload().on().value(), profile)
                            > 0;
        };
    }

    private boolean isOver(WorkloadPlan placed) {
        var on = placed.workload().on().value();
        return switch (placed.each()) {
            case Devices.Gpus _ -> gpusUsed(on) > gpus(on);
            case Devices.Slice(var profile) -> slicesUsed(on, profile) > slices(on, profile);
            case Devices.Share _ -> turnsUsed(on) > turns(on);
        };
    }

    /// Guaranteed workloads of the pool with units on this node.
    private List<WorkloadPlan> here() {
        return plan.workloads().stream()
                .filter(p -> PlanCheck.isGuaranteed(p.workload()))
                .filter(p -> p.workload().on().value().pool().id().equals(pool.pool().id()))
                .filter(p -> unitsOf(p) > 0)
                .toList();
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
        for (var placed : here()) {
            if (placed.each() instanceof Devices.Gpus(var count)
                    && placed.workload().on().value().id().equals(on.id())) {
                used += count * unitsOf(placed);
            }
        }
        return used;
    }

    private int turns(Supply on) {
        return gpus(on) * Turns.ofCard(on);
    }

    /// Of cards that pods share: whole cards on the same sharing count as all their turns.
    private int turnsUsed(Supply on) {
        int used = gpusUsed(on) * Turns.ofCard(on);
        for (var placed : here()) {
            if (placed.each() instanceof Devices.Share(var ratio)
                    && placed.workload().on().value().id().equals(on.id())) {
                used += Turns.of(ratio) * unitsOf(placed);
            }
        }
        return used;
    }

    private int slicesUsed(Supply on, MigProfile profile) {
        int used = 0;
        for (var placed : here()) {
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
                        case Use.Apart(var owner) ->
                                owner.id().equals(on.id()) ? cards.count() : 0;
                        case Use.Cut _, Use.Spare _, Use.Pinned _ -> 0;
                    };
        }
        return gpus;
    }

    private int slices(@Nullable Supply on, MigProfile profile) {
        int slices = 0;
        for (var cards : run.cards()) {
            if (cards.use() instanceof Use.Cut(var owner, var cut)
                    && on != null
                    && owner.id().equals(on.id())) {
                for (var slice : cut) {
                    slices += slice.profile().equals(profile) ? cards.count() : 0;
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

    private static long memory(Workload workload) {
        return switch (workload) {
            case Gang gang -> gang.worker().memory().value().count();
            case Endpoint endpoint -> endpoint.memory().value().count();
            case Pods pods -> pods.memory().value().count();
        };
    }
}
