package dev.platformc.cli.report;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Workload;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.Proof;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.Budget;
import dev.platformc.solver.lowering.WhyCards;
import dev.platformc.solver.lowering.WhyThere;
import dev.platformc.solver.rule.FreeRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Where one declaration came to stand and why, for `explain`.
public final class PlacedSheet {
    private static final int MOST_SPOTS = 6;
    private static final int MOST_NAMES = 5;

    private final Plan plan;
    private final List<List<String>> rows = new ArrayList<>();

    private PlacedSheet(Plan plan) {
        this.plan = plan;
    }

    /// Lines about a workload or a pool; none about anything else.
    ///
    /// @param key `gang.pretrain`
    public static List<String> lines(Plan plan, String key, Budget budget) {
        var sheet = new PlacedSheet(plan);
        find(plan, key).ifPresent(workload -> sheet.workload(workload, budget));
        sheet.rows.addAll(RaySheet.rows(plan, key));
        plan.pools().stream()
                .filter(pool -> pool.pool().id().key().equals(key))
                .forEach(sheet::pool);
        return Columns.align(sheet.rows, -1);
    }

    private static Optional<Workload> find(Plan plan, String key) {
        return plan.platform().workloads().filter(w -> w.id().key().equals(key)).findFirst();
    }

    private void row(String what, String text) {
        rows.add(List.of(what, text));
    }

    private void pool(PoolPlan pool) {
        var room = FreeRoom.of(plan, pool);
        row("free", Words.count(room.gpus(), "whole card"));
        row("largest worker", Words.count(room.largestWorker(), "card") + " on one node");
        var inOne =
                room.wholeNodesIn().stream()
                        .map(in -> ", " + in.nodes() + " in one " + in.level())
                        .collect(Collectors.joining());
        row("largest gang", Words.count(room.wholeNodes(), "whole node") + inOne);
        var profile = room.largestProfile();
        if (room.freeSlices() > 0) {
            row(
                    "largest slice",
                    (profile == null ? "none" : profile.name())
                            + ", with "
                            + Words.count((int) room.freeSlices(), "memory slice")
                            + " of cut cards free");
        }
        row(
                "fragmentation",
                room.fragmentation().times(100).toDecimal(1)
                        + " %"
                        + (room.fragmentation().signum() == 0
                                ? ": what is free lies together"
                                : " of the largest that could be cannot, for where the rest lies"));
    }

    private void workload(Workload workload, Budget budget) {
        var placed = plan.of(workload);
        var pool = plan.of(workload.on().value().pool());
        row("placed", units(workload, placed.units()) + " on " + places(pool, placed.spots()));
        var cards = WhyCards.of(plan, workload, budget);
        if (cards != null) {
            slices(cards);
        } else {
            whole(pool, WhyThere.of(plan, workload, budget));
        }
    }

    private void whole(PoolPlan pool, WhyThere why) {
        var workload = why.plan().workload();
        row("why there", asked(workload) + spans(why.plan().spans()) + proof(why.plan().proof()));
        if (!why.beside()) {
            row("", "it waits for its turn: this is its place in a pool without others");
        }
        var next = why.next();
        if (next == null) {
            row(
                    "next best",
                    why.nextDecided()
                            ? "nowhere else, with the others where they are"
                            : "not decided: the budget was spent");
        } else {
            long more = next.cost() - why.cost();
            var price =
                    more == 0
                            ? "as good"
                            : more > 0
                                    ? "costs " + more + " more (" + why.cost() + " now)"
                                    : "would cost " + -more + " less; the plan was not proved best";
            row("next best", places(pool, next.spots()) + ": " + price + spansOf(next.spans()));
        }
        var better = why.better();
        row(
                "for better",
                better == null
                        ? "nothing: no place costs less"
                        : better(workload, why.plan().units(), better));
    }

    private static String better(Workload workload, int units, WhyThere.Better better) {
        var text =
                "all in one "
                        + better.level()
                        + ": "
                        + better.domain()
                        + " has room for "
                        + better.holds()
                        + " of "
                        + units(workload, units);
        if (better.empty() < units) {
            return text
                    + ", and for "
                    + better.empty()
                    + " if it were empty: no "
                    + better.level()
                    + " is large enough";
        }
        return text
                + "; "
                + units(workload, (int) (units - better.holds()))
                + " more would have to find room"
                + (better.others().isEmpty()
                        ? ""
                        : ", where "
                                + names(better.others())
                                + (better.others().size() == 1 ? " stands" : " stand"));
    }

    private static String names(List<Identity> ids) {
        var names =
                ids.stream()
                        .limit(MOST_NAMES)
                        .map(id -> "`" + id.name() + "`")
                        .collect(Collectors.joining(", "));
        int more = ids.size() - MOST_NAMES;
        return more > 0 ? names + " and " + more + " more" : names;
    }

    private void slices(WhyCards why) {
        var sharing = why.sharing().id().name();
        var least = why.least();
        row(
                "why there",
                Words.count(why.inUse(), "card")
                        + " of `"
                        + sharing
                        + "` "
                        + (why.inUse() == 1 ? "is" : "are")
                        + " cut"
                        + (least == null
                                ? ""
                                : least == why.inUse()
                                        ? ": the fewest that hold all on it"
                                        : "; "
                                                + least
                                                + " would hold all, if nothing had to be apart"));
        var without = why.without();
        var alone = why.alone();
        if (without == null || alone == null) {
            row("next best", "not decided: the budget was spent");
            return;
        }
        int apart = without + alone;
        row(
                "next best",
                "cards of its own: "
                        + Words.count(apart, "card")
                        + " in all, "
                        + (apart <= why.inUse()
                                ? "no more than now"
                                : apart - why.inUse() + " more than now"));
        int own = Math.max(0, why.inUse() - without);
        row(
                "for better",
                own == 0
                        ? "nothing: it stands on what the others leave"
                        : Words.count(own, "card") + " would be uncut without it");
    }

    private static String asked(Workload workload) {
        return switch (workload) {
            case Gang gang -> {
                var required = gang.place().required();
                var preferred = gang.place().preferred();
                yield required != null
                        ? "must be in one " + required.value() + "; "
                        : preferred != null ? "should be in one " + preferred.value() + "; " : "";
            }
            case Endpoint endpoint -> {
                var spread = endpoint.spread();
                yield spread != null && endpoint.replicas().value().most() > 1
                        ? "even over every " + spread.value() + "; "
                        : "";
            }
            case Pods _ -> "";
        };
    }

    private static String spans(List<WorkloadPlan.Span> spans) {
        return spans.isEmpty()
                ? ""
                : spans.stream()
                                .map(s -> Words.count(s.domains(), s.level()))
                                .collect(Collectors.joining(", "))
                        + "; ";
    }

    private static String spansOf(List<WorkloadPlan.Span> spans) {
        return spans.isEmpty() ? "" : ", in " + spans(spans).replace("; ", "");
    }

    private static String proof(Proof proof) {
        return switch (proof) {
            case Proof.Optimal _ -> "proved best for all of the pool together";
            case Proof.Feasible(var cost, var bound) ->
                    String.format(
                            Locale.ROOT,
                            "the pool's placements cost %d together, at least %d: not proved best",
                            cost,
                            bound);
        };
    }

    static String units(Workload workload, int count) {
        return Words.count(
                count,
                switch (workload) {
                    case Gang _ -> "worker";
                    case Endpoint _ -> "replica";
                    case Pods pods -> pods.unit();
                });
    }

    static String places(PoolPlan pool, List<Spot> spots) {
        if (spots.isEmpty()) {
            return "no node";
        }
        var places =
                spots.stream()
                        .limit(MOST_SPOTS)
                        .map(s ->
                                pool.nodeName(s.firstNode())
                                        + (s.nodes() == 1
                                                ? ""
                                                : " to "
                                                        + pool.nodeName(
                                                                s.firstNode() + s.nodes() - 1))
                                        + " ("
                                        + s.unitsOnEach()
                                        + (s.nodes() == 1 ? ")" : " each)"))
                        .collect(Collectors.joining(", "));
        int more = spots.stream().skip(MOST_SPOTS).mapToInt(Spot::nodes).sum();
        return places + (more > 0 ? " and " + Words.count(more, "node") + " more" : "");
    }
}
