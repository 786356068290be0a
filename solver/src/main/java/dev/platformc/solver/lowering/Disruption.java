package dev.platformc.solver.lowering;

import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.lock.LockedPlan;
import dev.platformc.solver.lowering.CardMap.Card;
import dev.platformc.solver.lowering.PlanningProblem.WouldDisrupt;
import dev.platformc.solver.lowering.PlanningProblem.WouldDisrupt.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Looks for workloads that must not be disrupted and would be. An independent look: it compares
/// the lock with the plan, however the plan was found.
final class Disruption {
    private final PoolWork work;
    private final PoolResult.Solved solved;
    private final LockedPlan locked;

    private Disruption(PoolWork work, PoolResult.Solved solved, LockedPlan locked) {
        this.work = work;
        this.solved = solved;
        this.locked = locked;
    }

    static List<WouldDisrupt> find(
            PoolWork work, PoolResult.Solved solved, @Nullable LockedPlan locked) {
        if (locked == null) {
            return List.of();
        }
        var disruption = new Disruption(work, solved, locked);
        var found = new ArrayList<WouldDisrupt>();
        for (var plan : solved.workloads()) {
            var workload = plan.workload();
            var before = locked.workloads().get(workload.id().key());
            if (before != null
                    && workload.neverDisrupt().value()
                    && Groups.isGuaranteed(workload)
                    && disruption.isMoved(workload, before, plan.spots())) {
                found.add(
                        new WouldDisrupt(
                                work.nodes(),
                                workload,
                                before,
                                plan.spots(),
                                disruption.reasons(workload, before, plan.spots())));
            }
        }
        return found;
    }

    private boolean isMoved(Workload workload, List<Spot> before, List<Spot> now) {
        int fewer = Math.max(0, Spots.units(before) - Spots.units(now));
        return lost(before, now).values().stream().mapToInt(Integer::intValue).sum() > fewer
                || losesSlices(workload, now);
    }

    /// Units that each node has fewer.
    private static TreeMap<Integer, Integer> lost(List<Spot> before, List<Spot> now) {
        var there = Spots.byNode(now);
        var lost = new TreeMap<Integer, Integer>();
        Spots.byNode(before)
                .forEach((node, units) -> {
                    int gone = units - there.getOrDefault(node, 0);
                    if (gone > 0) {
                        lost.put(node, gone);
                    }
                });
        return lost;
    }

    /// Whether a node keeps fewer of its slices of the profile than all workloads together have
    /// there that must not be disrupted: slices of one profile cannot be told apart.
    private boolean losesSlices(Workload workload, List<Spot> now) {
        var profile = Groups.profile(workload);
        if (profile == null || !(workload.on().value() instanceof Sharing sharing)) {
            return false;
        }
        var stay = new TreeMap<Integer, Integer>();
        var before = Before.of(work, locked).of(sharing);
        slices().forEach((card, slices) ->
                stay.merge(card.node(), same(before, card, slices, profile), Integer::sum));
        var held = new TreeMap<Integer, Integer>();
        for (var plan : solved.workloads()) {
            var other = plan.workload();
            if (other.neverDisrupt().value()
                    && Groups.isGuaranteed(other)
                    && profile.equals(Groups.profile(other))
                    && PoolWork.same(other.on().value(), sharing)) {
                stayed(other, plan.spots()).forEach((node, n) -> held.merge(node, n, Integer::sum));
            }
        }
        return stayed(workload, now).keySet().stream()
                .anyMatch(node -> stay.getOrDefault(node, 0) < held.getOrDefault(node, 0));
    }

    /// Units that are on each node now and were before.
    private TreeMap<Integer, Integer> stayed(Workload workload, List<Spot> now) {
        var was = Spots.byNode(locked.workloads().getOrDefault(workload.id().key(), List.of()));
        var stayed = new TreeMap<Integer, Integer>();
        Spots.byNode(now)
                .forEach((node, units) -> {
                    int both = Math.min(units, was.getOrDefault(node, 0));
                    if (both > 0) {
                        stayed.put(node, both);
                    }
                });
        return stayed;
    }

    private static int same(
            Map<Card, List<PlacedSlice>> before,
            Card card,
            List<PlacedSlice> now,
            MigProfile profile) {
        return (int)
                before.getOrDefault(card, List.of()).stream()
                        .filter(slice -> slice.profile().equals(profile) && now.contains(slice))
                        .count();
    }

    private Map<Card, List<PlacedSlice>> slices() {
        var slices =
                new TreeMap<Card, List<PlacedSlice>>(
                        java.util.Comparator.comparingInt(Card::node)
                                .thenComparingInt(Card::index));
        for (var run : solved.pool().nodes()) {
            for (var cards : run.cards()) {
                if (cards.use() instanceof Use.Cut(_, var cut)) {
                    for (int node = run.first(); node < run.first() + run.count(); node++) {
                        for (int i = 0; i < cards.count(); i++) {
                            slices.put(new Card(node, cards.first() + i), cut);
                        }
                    }
                }
            }
        }
        return slices;
    }

    private List<Reason> reasons(Workload workload, List<Spot> before, List<Spot> now) {
        var reasons = new LinkedHashSet<Reason>();
        var spare = work.nodes().spare(work.pins());
        for (int node : lost(before, now).keySet()) {
            if (node >= work.nodes().count()) {
                reasons.add(new Reason(node, Reason.Kind.GONE, null));
            } else if (spare.contains(node)) {
                reasons.add(new Reason(node, Reason.Kind.SPARE, null));
            } else {
                takers(node, workload)
                        .forEach(id -> reasons.add(new Reason(node, Reason.Kind.TAKEN, id)));
            }
        }
        return List.copyOf(reasons);
    }

    /// Pins and other sharings that have cards of the node.
    private List<Identity> takers(int node, Workload workload) {
        var takers = new ArrayList<Identity>();
        for (Pin pin : work.pins()) {
            if (work.nodes().of(pin).contains(node)) {
                takers.add(pin.id());
            }
        }
        for (var run : solved.pool().nodes()) {
            for (var cards : run.cards()) {
                boolean here = run.first() <= node && node < run.first() + run.count();
                if (here
                        && cards.use() instanceof Use.Cut(var sharing, _)
                        && !PoolWork.same(sharing, workload.on().value())) {
                    takers.add(sharing.id());
                }
                if (here
                        && cards.use() instanceof Use.Apart(var sharing)
                        && !PoolWork.same(sharing, workload.on().value())) {
                    takers.add(sharing.id());
                }
            }
        }
        return takers.stream().distinct().toList();
    }
}
