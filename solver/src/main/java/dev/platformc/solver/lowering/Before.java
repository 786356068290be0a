package dev.platformc.solver.lowering;

import dev.platformc.core.model.Sharing;
import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.lock.LockedPlan;
import dev.platformc.solver.lowering.CardMap.Card;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What was decided before about one pool, as far as the sources still know it.
///
/// @param cards of each sharing by its key, in the order of the nodes, with the instances that are
///   cut out of them
/// @param spots of each workload by its key; only on nodes that may still exist
record Before(
        SortedMap<String, Map<Card, List<PlacedSlice>>> cards,
        SortedMap<String, List<Spot>> spots) {
    static final Before NOTHING = new Before(new TreeMap<>(), new TreeMap<>());

    static Before of(PoolWork work, @Nullable LockedPlan locked) {
        if (locked == null) {
            return NOTHING;
        }
        var cards = new TreeMap<String, Map<Card, List<PlacedSlice>>>();
        for (var run : locked.pools().getOrDefault(work.pool().id().name(), List.of())) {
            for (var sharing : work.sharings()) {
                if (run.use().equals("sharing") && run.name().equals(sharing.id().name())) {
                    add(
                            cards.computeIfAbsent(sharing.id().key(), _ -> new LinkedHashMap<>()),
                            work,
                            sharing,
                            run);
                }
            }
        }
        var spots = new TreeMap<String, List<Spot>>();
        for (var workload : work.workloads()) {
            var before = locked.workloads().get(workload.id().key());
            if (before != null) {
                spots.put(workload.id().key(), there(work, before));
            }
        }
        return new Before(
                Collections.unmodifiableSortedMap(cards), Collections.unmodifiableSortedMap(spots));
    }

    private static void add(
            Map<Card, List<PlacedSlice>> cards,
            PoolWork work,
            Sharing sharing,
            LockedPlan.Cards run) {
        var slices = slices(work, sharing, run.layout());
        for (int node = run.firstNode(); node < run.firstNode() + run.nodes(); node++) {
            for (int card = run.first(); card < run.first() + run.cards(); card++) {
                if (node < work.nodes().count() && card < work.pool().gpusPerNode()) {
                    cards.put(new Card(node, card), slices);
                }
            }
        }
    }

    /// Reads `1g.10gb at 0, 3g.40gb at 4`; empty when the card cannot be cut so, or not any more.
    private static List<PlacedSlice> slices(PoolWork work, Sharing sharing, String layout) {
        var gpu = work.pool().gpu();
        var geometry = gpu == null ? null : gpu.mig();
        if (layout.isEmpty()
                || geometry == null
                || !(sharing.slice().value() instanceof Sharing.Slicing.Mig mig)) {
            return List.of();
        }
        var allowed = mig.profiles() == null ? geometry.all() : mig.profiles().value();
        var slices = new java.util.ArrayList<PlacedSlice>();
        for (var text : layout.split(", ", -1)) {
            var parts = text.split(" at ", -1);
            var profile = geometry.profile(parts[0]).orElse(null);
            if (profile == null || parts.length != 2 || !parts[1].matches("[0-9]{1,3}")) {
                return List.of();
            }
            if (allowed.contains(profile)) {
                slices.add(new PlacedSlice(profile, Integer.parseInt(parts[1])));
            }
        }
        return Layouts.isLegal(geometry, slices) ? List.copyOf(slices) : List.of();
    }

    private static List<Spot> there(PoolWork work, List<Spot> spots) {
        var units = Spots.byNode(spots);
        return Spots.of(new TreeMap<>(units.subMap(0, work.nodes().count())));
    }

    boolean isEmpty() {
        return cards.isEmpty() && spots.isEmpty();
    }

    Map<Card, List<PlacedSlice>> of(Sharing sharing) {
        return cards.getOrDefault(sharing.id().key(), Map.of());
    }

    /// With only some of the workloads bound to where they are.
    Before only(Predicate<String> keys) {
        var fewer = new TreeMap<>(spots);
        fewer.keySet().removeIf(keys.negate());
        return new Before(cards, Collections.unmodifiableSortedMap(fewer));
    }

    /// With the cards as free as in an empty pool.
    Before withoutCards() {
        return new Before(Collections.emptySortedMap(), spots);
    }
}
