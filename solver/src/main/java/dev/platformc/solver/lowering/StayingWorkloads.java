package dev.platformc.solver.lowering;

import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Workload;
import dev.platformc.plan.Proof;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.topology.PlacementAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Guaranteed workloads of one supply: those that stood stay where they are, new ones go where room
/// is left. Only where that fails do others move: one by one, then two by two, those with fewest
/// units first, and never one that must not be disrupted.
final class StayingWorkloads {
    /// Ways of moving that are tried before all are moved.
    private static final int MOST_TRIES = 64;

    private final PoolNodes nodes;
    private final List<Workload> workloads;
    private final Room room;
    private final Before before;
    private final BiFunction<List<Workload>, Room, PlacementAnswer> place;

    /// @param place finds places for workloads, all of them anew
    StayingWorkloads(
            PoolNodes nodes,
            List<Workload> workloads,
            Room room,
            Before before,
            BiFunction<List<Workload>, Room, PlacementAnswer> place) {
        this.nodes = nodes;
        this.workloads = workloads;
        this.room = room;
        this.before = before;
        this.place = place;
    }

    /// @param anew the same workloads when nobody needs to stay
    Optional<PlacementAnswer.Placed> place(PlacementAnswer anew) {
        var stay = stay();
        if (stay.isEmpty()) {
            return Optional.empty();
        }
        for (var moved : moves(stay)) {
            var left = new TreeMap<>(stay);
            moved.forEach(w -> left.remove(w.id().key()));
            var placed = around(left, anew);
            if (placed.isPresent()) {
                return placed;
            }
        }
        return Optional.empty();
    }

    /// Spots of those that can stay, with as many units as they have now.
    private Map<String, List<Spot>> stay() {
        var stay = new TreeMap<String, List<Spot>>();
        var left = room;
        for (var workload : neverFirst()) {
            var spots = before.spots().get(workload.id().key());
            var few = spots == null ? List.<Spot>of() : Resized.shrunk(nodes, workload, spots);
            if (!few.isEmpty()
                    && left.holds(few, Groups.each(workload))
                    && isInLevel(workload, few)) {
                stay.put(workload.id().key(), few);
                left = left.minus(few, Groups.each(workload));
            }
        }
        for (var workload : neverFirst()) {
            var few = stay.get(workload.id().key());
            if (few != null && Spots.units(few) < Groups.units(workload)) {
                var each = Groups.each(workload);
                var all = Resized.grown(nodes, workload, few, left);
                if (all == null) {
                    stay.remove(workload.id().key());
                } else {
                    stay.put(workload.id().key(), all);
                }
                left = roomBeside(stay);
            }
        }
        return stay;
    }

    private Room roomBeside(Map<String, List<Spot>> stay) {
        var left = room;
        for (var workload : workloads) {
            var spots = stay.get(workload.id().key());
            if (spots != null) {
                left = left.minus(spots, Groups.each(workload));
            }
        }
        return left;
    }

    private List<Workload> neverFirst() {
        return workloads.stream()
                .sorted(Comparator.comparing((Workload w) -> !w.neverDisrupt().value()))
                .toList();
    }

    private boolean isInLevel(Workload workload, List<Spot> spots) {
        Integer level = Groups.required(nodes, workload);
        return level == null
                || Spots.byNode(spots).keySet().stream()
                                .map(node -> nodes.domain(level, node))
                                .distinct()
                                .count()
                        == 1;
    }

    /// Sets of workloads to move, in the order in which they are tried.
    private List<List<Workload>> moves(Map<String, List<Spot>> stay) {
        var movable =
                workloads.stream()
                        .filter(w -> stay.containsKey(w.id().key()) && !w.neverDisrupt().value())
                        .sorted(Comparator.comparingInt(Groups::units))
                        .toList();
        var moves = new ArrayList<List<Workload>>();
        moves.add(List.of());
        movable.forEach(w -> moves.add(List.of(w)));
        var pairs = new ArrayList<List<Workload>>();
        for (int i = 0; i < movable.size(); i++) {
            for (int j = i + 1; j < movable.size(); j++) {
                pairs.add(List.of(movable.get(i), movable.get(j)));
            }
        }
        pairs.sort(Comparator.comparingInt(p -> p.stream().mapToInt(Groups::units).sum()));
        moves.addAll(pairs);
        var tried = new ArrayList<>(moves.subList(0, Math.min(MOST_TRIES, moves.size())));
        for (int many = 3; many <= movable.size(); many++) {
            tried.add(movable.subList(0, many));
        }
        return tried;
    }

    private Optional<PlacementAnswer.Placed> around(
            Map<String, List<Spot>> stay, PlacementAnswer anew) {
        var others = workloads.stream().filter(w -> !stay.containsKey(w.id().key())).toList();
        if (!(place.apply(others, roomBeside(stay))
                instanceof PlacementAnswer.Placed(var found, _))) {
            return Optional.empty();
        }
        var spots = new LinkedHashMap<String, List<PlacementAnswer.Spot>>();
        long cost = 0;
        for (var workload : workloads) {
            var kept = stay.get(workload.id().key());
            var own =
                    kept == null
                            ? found.getOrDefault(workload.id().key(), List.of())
                            : kept.stream()
                                    .map(s ->
                                            new PlacementAnswer.Spot(
                                                    s.firstNode(), s.nodes(), s.unitsOnEach()))
                                    .toList();
            spots.put(workload.id().key(), own);
            cost += cost(nodes, workload, WholePlacement.spots(own));
        }
        return Optional.of(new PlacementAnswer.Placed(spots, proof(cost, anew)));
    }

    static Proof proof(long cost, PlacementAnswer anew) {
        return anew instanceof PlacementAnswer.Placed(_, var proof)
                ? Proofs.at(cost, proof)
                : new Proof.Feasible(cost, 0);
    }

    /// What the spans of a workload cost.
    static long cost(PoolNodes nodes, Workload workload, List<Spot> spots) {
        if (!(workload instanceof Gang)) {
            return 0;
        }
        var costs = Groups.spanCosts(nodes);
        var spans = Spots.spans(nodes, spots);
        long cost = 0;
        for (int level = 0; level < costs.size(); level++) {
            cost += (long) costs.get(level) * Math.max(0, spans.get(level).domains() - 1);
        }
        return cost;
    }
}
