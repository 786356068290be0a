package dev.platformc.solver.lowering;

import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.plan.Proof;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.topology.Capacity;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where the workloads of a pool stand, while it is being worked out.
final class Stands {
    private final PoolNodes nodes;

    /// By the key of the workload.
    private final SortedMap<String, WorkloadPlan> plans = new TreeMap<>();

    private final List<Proof> layouts = new ArrayList<>();

    Stands(PoolNodes nodes) {
        this.nodes = nodes;
    }

    void add(Workload workload, List<Spot> spots, int atMost, Proof proof) {
        plans.put(
                workload.id().key(),
                new WorkloadPlan(
                        workload,
                        Spots.units(spots),
                        Groups.devices(workload),
                        spots,
                        Spots.spans(nodes, spots),
                        atMost,
                        proof));
    }

    /// @param atMost how many of the most replicas of a workload that stands fit
    void grow(Workload workload, int atMost) {
        var plan = of(workload);
        if (plan != null) {
            add(workload, plan.spots(), atMost, plan.proof());
        }
    }

    @Nullable WorkloadPlan of(Workload workload) {
        return plans.get(workload.id().key());
    }

    List<WorkloadPlan> all() {
        return List.copyOf(plans.values());
    }

    List<Proof> layouts() {
        return List.copyOf(layouts);
    }

    /// The workloads on slices that were cut.
    ///
    /// @param room cores and memory of the nodes, before anything stands there
    /// @return a node whose cores or memory do not suffice, if there is one
    @Nullable PlanningProblem addSlices(
            List<Workload> workloads, SlicesAtMost.Extended extended, Room room, Before before) {
        var packed = extended.packed();
        layouts.add(packed.proof());
        for (var workload : workloads) {
            var key = workload.id().key();
            var profile = Groups.profile(workload);
            if (profile == null) {
                continue;
            }
            var spots =
                    Groups.isGuaranteed(workload)
                            ? Spots.of(units(workload, profile, packed.cards().byNode(key)))
                            : waiting(workload, packed.cards(), before);
            add(workload, spots, extended.fit().getOrDefault(key, 0), packed.proof());
        }
        return fault(room);
    }

    /// The units on their GPU instances, even over the nodes where several share one.
    ///
    /// @param instances by node
    private static SortedMap<Integer, Integer> units(
            Workload workload, MigProfile profile, SortedMap<Integer, Integer> instances) {
        if (!profile.isSplit()) {
            return instances;
        }
        var room = instances.values().stream().map(n -> n * profile.devices()).toList();
        var shares = Evenly.over(Groups.units(workload), room, 0);
        var units = new TreeMap<Integer, Integer>();
        int i = 0;
        for (int node : instances.keySet()) {
            int here = shares.get(i++);
            if (here > 0) {
                units.put(node, here);
            }
        }
        return units;
    }

    /// A queued endpoint would stand where it would have stood, if there are slices of its size.
    private static List<Spot> waiting(Workload workload, CutCards cards, Before before) {
        var spots = before.spots().getOrDefault(workload.id().key(), List.of());
        var profile = Groups.profile(workload);
        var slices = cards.byNode(profile);
        int devices = profile == null ? 1 : profile.devices();
        boolean there =
                Spots.byNode(spots).entrySet().stream()
                        .allMatch(
                                e -> slices.getOrDefault(e.getKey(), 0) * devices >= e.getValue());
        return there && Spots.units(spots) == Groups.units(workload)
                ? spots
                : anywhere(workload, cards);
    }

    /// A queued endpoint would stand on the first slices of its size.
    private static List<Spot> anywhere(Workload workload, CutCards cards) {
        var units = new TreeMap<Integer, Integer>();
        int left = Groups.units(workload);
        for (int card = 0; card < cards.count(); card++) {
            for (var held : cards.held(card)) {
                var profile = held.slice().profile();
                if (left > 0 && profile.equals(Groups.profile(workload))) {
                    int here = Math.min(left, profile.devices());
                    units.merge(cards.card(card).node(), here, Integer::sum);
                    left -= here;
                }
            }
        }
        return Spots.of(units);
    }

    private @Nullable PlanningProblem fault(Room room) {
        var left = room;
        for (var plan : plans.values()) {
            var each = Groups.each(plan.workload());
            if (!Groups.isGuaranteed(plan.workload())) {
                continue;
            }
            if (!left.holds(plan.spots(), each)) {
                return new PlanningProblem.NodeFull(nodes, plan.workload(), left);
            }
            left = left.minus(plan.spots(), each);
        }
        return null;
    }

    /// Without the cores and memory of what is guaranteed and stands; its devices are others.
    Room left(Room room, List<Workload> workloads) {
        var left = room;
        for (var workload : workloads) {
            var plan = of(workload);
            if (plan != null && Groups.isGuaranteed(workload)) {
                var each = Groups.each(workload);
                left = left.minus(plan.spots(), new Capacity(0, each.milliCpu(), each.memory()));
            }
        }
        return left;
    }
}
