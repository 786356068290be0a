package dev.platformc.cli.report;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Pool;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Cost;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.Proof;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.plan.WorkloadPlan.Devices;
import dev.platformc.solver.rule.FreeRoom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The plan in at most ten lines: pools, layouts, placements, cost.
public final class Summary {
    private static final int MOST_LINES = 10;

    private Summary() {}

    public static List<String> lines(Plan plan) {
        var supply = new ArrayList<List<String>>();
        plan.pools()
                .forEach(pool -> supply.add(List.of(pool.pool().id().display(), pool(plan, pool))));
        for (var sharing : plan.platform().sharings()) {
            supply.add(List.of(sharing.id().display(), layouts(plan, sharing.id().key())));
        }
        var placed = new ArrayList<List<String>>();
        plan.workloads()
                .forEach(w -> placed.add(List.of(w.workload().id().display(), placement(plan, w))));
        int room = MOST_LINES - 1;
        int forSupply = Math.max(room / 2, room - placed.size());
        int forPlaced = room - Math.min(supply.size(), forSupply);
        var rows = new ArrayList<List<String>>();
        rows.addAll(atMost(forSupply, supply, "more pools and sharings"));
        rows.addAll(atMost(forPlaced, placed, "more, all placed"));
        rows.add(List.of("cost", cost(plan.cost())));
        return Columns.align(rows, -1);
    }

    /// The first rows, and how many there are beyond them.
    private static List<List<String>> atMost(int most, List<List<String>> rows, String more) {
        if (rows.size() <= most) {
            return rows;
        }
        var first = new ArrayList<>(rows.subList(0, most - 1));
        first.add(List.of("and", Words.grouped(rows.size() - most + 1) + " " + more));
        return first;
    }

    private static String pool(Plan all, PoolPlan plan) {
        var pool = plan.pool();
        var nodes = pool.nodes() + " x " + pool.nodeType().name() + levels(plan);
        int gpus = pool.nodes().most() * pool.gpusPerNode();
        var gpu = pool.gpu();
        if (gpu == null) {
            return nodes;
        }
        var text = nodes + ": " + Words.grouped(gpus) + " " + gpu.name();
        int shared = count(plan, use -> use instanceof Use.Cut || use instanceof Use.Apart);
        int pinned = count(plan, use -> use instanceof Use.Pinned);
        int spare = count(plan, use -> use instanceof Use.Spare);
        text += shared > 0 ? ", " + Words.grouped(shared) + " shared" : "";
        text += pinned > 0 ? ", " + Words.grouped(pinned) + " pinned" : "";
        text += spare > 0 ? ", " + Words.grouped(spare) + " spare" : "";
        return text
                + ", "
                + Words.grouped(plan.freeGpus())
                + " free"
                + scattered(FreeRoom.of(all, plan));
    }

    /// Only where what is free lies in pieces.
    private static String scattered(FreeRoom room) {
        var text = room.cardsScattered() ? ", at most " + room.largestWorker() + " on a node" : "";
        var profile = room.largestProfile();
        return room.slicesScattered()
                ? text
                        + ", room for "
                        + (profile == null ? "no slice" : "a " + profile.name() + " at most")
                        + " on cut cards"
                : text;
    }

    private static String levels(PoolPlan plan) {
        int above = plan.levels().size() - 1;
        return above == 0
                ? ""
                : " in " + String.join(" of ", plan.levels().subList(0, above)) + "s";
    }

    /// Cards of a pool that are used so.
    private static int count(PoolPlan plan, Predicate<Use> kind) {
        int count = 0;
        for (var run : plan.nodes()) {
            for (var cards : run.cards()) {
                count += kind.test(cards.use()) ? run.count() * cards.count() : 0;
            }
        }
        return count;
    }

    /// Which layouts the cards of a sharing have, commonest first.
    private static String layouts(Plan plan, String sharing) {
        var counts = new LinkedHashMap<String, Integer>();
        for (var pool : plan.pools()) {
            for (var run : pool.nodes()) {
                for (var cards : run.cards()) {
                    var text = layout(cards.use(), sharing);
                    if (!text.isEmpty()) {
                        counts.merge(text, run.count() * cards.count(), Integer::sum);
                    }
                }
            }
        }
        return String.join(
                "; ",
                counts.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(e -> e.getValue() + " x " + e.getKey())
                        .toList());
    }

    private static String layout(Use use, String sharing) {
        return switch (use) {
            case Use.Cut cut when cut.sharing().id().key().equals(sharing) ->
                    cut.slices().isEmpty() ? "uncut" : slices(cut.slices());
            case Use.Apart apart when apart.sharing().id().key().equals(sharing) -> "whole card";
            default -> "";
        };
    }

    private static String slices(List<PlacedSlice> slices) {
        var counts = new LinkedHashMap<String, Integer>();
        slices.stream()
                .map(PlacedSlice::profile)
                .forEach(p -> counts.merge(p.name(), p.devices(), Integer::sum));
        var parts = new ArrayList<String>();
        counts.forEach((name, count) -> parts.add(count == 1 ? name : count + " x " + name));
        return "[" + String.join(", ", parts) + "]";
    }

    private static String placement(Plan plan, WorkloadPlan workload) {
        var each =
                switch (workload.each()) {
                    case Devices.Gpus(var gpus) ->
                            gpus == 0 ? "" : " x " + Words.count(gpus, "GPU");
                    case Devices.Slice(var profile) -> " x " + profile.name();
                    case Devices.Share(var ratio, _, _) ->
                            " x " + ratio.times(100).toDecimal(1) + " % of a card";
                };
        var unit =
                switch (workload.workload()) {
                    case Gang _ -> "worker";
                    case Endpoint _ -> "replica";
                    case Pods pods -> pods.unit();
                };
        int nodes = workload.spots().stream().mapToInt(WorkloadPlan.Spot::nodes).sum();
        if (workload.units() == 0) {
            return "0 " + unit + "s" + each + " while nobody asks";
        }
        var text = Words.count(workload.units(), unit) + each + " on " + Words.count(nodes, "node");
        var spans = new ArrayList<String>();
        workload.spans().forEach(span -> spans.add(Words.count(span.domains(), span.level())));
        if (!spans.isEmpty()) {
            text += " in " + String.join(", ", spans);
        }
        return text + "; " + proof(workload.proof());
    }

    private static String proof(Proof proof) {
        return switch (proof) {
            case Proof.Optimal _ -> "proved best";
            case Proof.Feasible(var cost, var bound) ->
                    "cost " + cost + ", not proved best (at least " + bound + ")";
        };
    }

    private static String cost(Cost cost) {
        var text = Words.money(cost.least());
        if (cost.most().compareTo(cost.least()) != 0) {
            text += " to " + Words.money(cost.most());
        }
        text += " " + cost.currency() + "/h";
        if (!cost.estimated().isEmpty()) {
            text += ", of it estimated: " + names(cost.estimated());
        }
        if (!cost.unpriced().isEmpty()) {
            text += ", without what is unpriced: " + names(cost.unpriced());
        }
        return text;
    }

    private static String names(List<Pool> pools) {
        return String.join(", ", pools.stream().map(pool -> pool.id().display()).toList());
    }
}
