package dev.platformc.solver.lock;

import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Release;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.NodeRun;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.WorkloadPlan.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A plan by names.
public final class Locking {
    private static final String LANGUAGE = "1";

    private Locking() {}

    static LockedPlan of(Plan plan) {
        var versions = new TreeMap<String, String>();
        versions.put("catalog", plan.platform().catalogVersion());
        // So that a later compiler knows what decided.
        versions.put("compiler", Release.line());
        versions.put("language", LANGUAGE);
        var prices = new TreeMap<String, String>();
        var pools = new TreeMap<String, List<LockedPlan.Cards>>();
        for (var pool : plan.pools()) {
            prices.put(pool.pool().id().name(), price(pool.pool()));
            pools.put(pool.pool().id().name(), cards(pool));
        }
        var workloads = new TreeMap<String, List<Spot>>();
        plan.workloads().forEach(w -> workloads.put(w.workload().id().key(), w.spots()));
        return new LockedPlan(
                new TreeMap<>(plan.platform().parameters()), versions, prices, pools, workloads);
    }

    private static String price(Pool pool) {
        var price = pool.price();
        if (price == null) {
            return "unpriced";
        }
        return price.value() + (pool.priceIsEstimate() ? ", estimated by the catalog" : "");
    }

    private static List<LockedPlan.Cards> cards(PoolPlan pool) {
        var cards = new ArrayList<LockedPlan.Cards>();
        for (var nodes : pool.nodes()) {
            for (var run : nodes.cards()) {
                cards.add(cards(nodes, run));
            }
        }
        return List.copyOf(cards);
    }

    private static LockedPlan.Cards cards(NodeRun nodes, CardRun run) {
        return switch (run.use()) {
            case Use.Whole _ -> cards(nodes, run, "whole", "", List.of());
            case Use.Spare _ -> cards(nodes, run, "spare", "", List.of());
            case Use.Apart(var sharing) ->
                    cards(nodes, run, "sharing", sharing.id().name(), List.of());
            case Use.Cut(var sharing, var slices) ->
                    cards(nodes, run, "sharing", sharing.id().name(), slices);
            case Use.Pinned(var pin, var slices) ->
                    cards(nodes, run, "pin", pin.id().name(), slices);
        };
    }

    private static LockedPlan.Cards cards(
            NodeRun nodes, CardRun run, String use, String name, List<PlacedSlice> slices) {
        return new LockedPlan.Cards(
                nodes.first(), nodes.count(), run.first(), run.count(), use, name, layout(slices));
    }

    /// `1g.10gb at 0, 3g.40gb at 4`; empty for none.
    public static String layout(List<PlacedSlice> slices) {
        return slices.stream().map(PlacedSlice::toString).collect(Collectors.joining(", "));
    }
}
