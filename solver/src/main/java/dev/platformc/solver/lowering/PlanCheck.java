package dev.platformc.solver.lowering;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.NodeUse;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Goes over a plan again, from the plan alone: it shares no code with the searches and knows
/// nothing of Z3.
///
/// What it checks: cards cover every node and layouts are legal; sharings have their number of
/// cards, pins and spare nodes are where they were asked for; on every node what is guaranteed fits
/// in GPUs, slices, cores and memory; units, required levels and written spreads; quotas against
/// the supply. It cannot check that nothing better exists.
public final class PlanCheck {
    private final Plan plan;
    private final List<String> wrong = new ArrayList<>();

    private PlanCheck(Plan plan) {
        this.plan = plan;
    }

    /// Checks a whole plan.
    ///
    /// @return what is wrong, in words for whoever repairs the planner; empty when all is well
    public static List<String> check(Plan plan) {
        var check = new PlanCheck(plan);
        check.wrong.addAll(checkPool(plan));
        plan.queues().forEach(queue -> check.wrong.addAll(QuotaCheck.check(plan, queue)));
        check.wrong.addAll(QuotaCheck.sums(plan));
        return List.copyOf(check.wrong);
    }

    /// The same for a plan of one pool without its quotas.
    static List<String> checkPool(Plan plan) {
        var check = new PlanCheck(plan);
        for (var pool : plan.pools()) {
            check.wrong.addAll(PoolCheck.check(plan, pool));
        }
        plan.workloads().forEach(check::workload);
        return List.copyOf(check.wrong);
    }

    private void workload(WorkloadPlan placed) {
        var workload = placed.workload();
        var name = workload.id().key();
        var pool = plan.of(workload.on().value().pool());
        int least =
                switch (workload) {
                    case Gang gang -> gang.workers().value();
                    case Endpoint endpoint -> endpoint.replicas().value().least();
                    case Pods pods -> pods.count().value().least();
                };
        int units = 0;
        for (var spot : placed.spots()) {
            units += spot.nodes() * spot.unitsOnEach();
            if (spot.firstNode() < 0 || spot.firstNode() + spot.nodes() > pool.nodeCount()) {
                wrong.add(name + " is on a node that is not there");
                return;
            }
        }
        if (units != placed.units() || units != least) {
            wrong.add(name + " has " + units + " of " + least + " units placed");
        }
        required(pool, placed);
        together(pool, placed);
        spread(pool, placed);
    }

    /// Whole groups in every domain of their level; of workers on whole GPUs.
    private void together(PoolPlan pool, WorkloadPlan placed) {
        if (!(placed.workload() instanceof Gang gang)
                || !(placed.each() instanceof WorkloadPlan.Devices.Gpus)) {
            return;
        }
        var group = gang.details().group();
        var tree = new TreeCheck(pool);
        int level = group == null ? -1 : tree.level(group.required().value());
        if (group == null || level < 0 || placed.units() % group.workers().value() != 0) {
            return;
        }
        var counts = new TreeMap<Integer, Integer>();
        byNode(placed)
                .forEach((node, n) -> counts.merge(tree.domain(level, node), n, Integer::sum));
        if (counts.values().stream().anyMatch(n -> n % group.workers().value() != 0)) {
            wrong.add(
                    "%s does not keep groups of %d in one %s"
                            .formatted(
                                    gang.id().key(),
                                    group.workers().value(),
                                    group.required().value()));
        }
    }

    private void required(PoolPlan pool, WorkloadPlan placed) {
        if (!(placed.workload() instanceof Gang gang) || gang.place().required() == null) {
            return;
        }
        var tree = new TreeCheck(pool);
        int level = tree.level(gang.place().required().value());
        var units = byNode(placed);
        if (level >= 0 && tree.domains(level, units.keySet()).size() > 1) {
            wrong.add(gang.id().key() + " is not in one " + gang.place().required().value());
        }
    }

    /// Only where every domain could take part: even means that no two differ by more than one,
    /// unless the emptier one has no room for one more.
    private void spread(PoolPlan pool, WorkloadPlan placed) {
        if (!(placed.workload() instanceof Endpoint endpoint)
                || endpoint.spread() == null
                || !endpoint.spread().isWritten()
                || placed.units() < 2) {
            return;
        }
        var tree = new TreeCheck(pool);
        int level = tree.level(endpoint.spread().value());
        var counts = new TreeMap<Integer, Integer>();
        var guaranteed = plan.guaranteedOn(pool.pool());
        for (int node = 0; node < pool.nodeCount(); node++) {
            if (new NodeUse(guaranteed, pool, node).hasDeviceFor(placed)) {
                counts.merge(tree.domain(level, node), 0, Integer::sum);
            }
        }
        var full = new TreeMap<Integer, Integer>();
        byNode(placed).forEach((node, n) -> full.merge(tree.domain(level, node), n, Integer::sum));
        full.forEach((domain, n) -> counts.merge(domain, n, Integer::sum));
        int most = full.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        int least = counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        if (most - least > 1) {
            wrong.add(endpoint.id().key() + " is not even over " + endpoint.spread().value());
        }
    }

    static SortedMap<Integer, Integer> byNode(WorkloadPlan placed) {
        var units = new TreeMap<Integer, Integer>();
        for (var spot : placed.spots()) {
            for (int node = spot.firstNode(); node < spot.firstNode() + spot.nodes(); node++) {
                units.merge(node, spot.unitsOnEach(), Integer::sum);
            }
        }
        return units;
    }

    static boolean isGuaranteed(Workload workload) {
        return workload.start().value() == Workload.Start.GUARANTEED;
    }

    static boolean isLegal(PoolPlan pool, List<PlacedSlice> slices) {
        var gpu = pool.pool().gpu();
        var geometry = gpu == null ? null : gpu.mig();
        return geometry != null && Layouts.isLegal(geometry, slices);
    }

    /// Cards of a run for a sharing.
    static int cards(CardRun run, Sharing sharing) {
        return switch (run.use()) {
            case Use.Cut(var owner, _) -> owner.id().equals(sharing.id()) ? run.count() : 0;
            case Use.Apart(var owner) -> owner.id().equals(sharing.id()) ? run.count() : 0;
            case Use.Whole _, Use.Spare _, Use.Pinned _ -> 0;
        };
    }
}
