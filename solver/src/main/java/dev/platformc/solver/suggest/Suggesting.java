package dev.platformc.solver.suggest;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.SourceSet;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Compilation;
import dev.platformc.solver.Retry;
import dev.platformc.solver.suggest.Suggestion.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tries other ways of using cards: each is an edit of the sources, compiled and placed whole.
public final class Suggesting {
    private static final Rational HALF = Rational.of(1, 2);

    private final SourceSet sources;
    private final Compilation.Given given;
    private final Budget budget;
    private final Plan plan;

    /// What is only checked in the sources as they are; -1 until it is asked for.
    private long unwrittenNow = -1;

    private Suggesting(SourceSet sources, Compilation.Given given, Budget budget, Plan plan) {
        this.sources = sources;
        this.given = given;
        this.budget = budget;
        this.plan = plan;
    }

    /// One suggestion for each set of endpoints that could share cards: those on one supply, of
    /// whom each takes a card or less. Where teams must be kept apart, each team's by itself.
    ///
    /// @param plan of these sources
    public static List<Suggestion> all(
            SourceSet sources, Compilation.Given given, Budget budget, Plan plan) {
        return new Suggesting(sources, given, budget, plan).all();
    }

    private List<Suggestion> all() {
        var platform = plan.platform();
        var suggestions = new ArrayList<Suggestion>();
        Stream.concat(platform.pools().stream(), platform.sharings().stream())
                .forEach(supply -> {
                    var set = set(supply);
                    if (!set.isEmpty()) {
                        suggestions.addAll(of(supply, set));
                    }
                });
        return List.copyOf(suggestions);
    }

    private List<Suggestion> of(Supply supply, List<Endpoint> set) {
        var together = suggestion(supply, set);
        var teams = new TreeMap<String, List<Endpoint>>();
        for (var endpoint : set) {
            teams.computeIfAbsent(team(endpoint), _ -> new ArrayList<>()).add(endpoint);
        }
        if (together.helps() || teams.size() == 1 || supply instanceof Sharing) {
            return List.of(together);
        }
        var apart = teams.values().stream().map(own -> suggestion(supply, own)).toList();
        return apart.stream().anyMatch(Suggestion::helps) ? apart : List.of(together);
    }

    private static String team(Endpoint endpoint) {
        var team = endpoint.team();
        return team == null ? "" : team.value().id().name();
    }

    /// Guaranteed endpoints of one device a replica, at most half a card of memory, none of a
    /// template: an edit of a template would change all its uses.
    private List<Endpoint> set(Supply supply) {
        if (supply instanceof Sharing sharing && !isAlone(sharing)) {
            return List.of();
        }
        var here = plan.platform().endpoints().stream().filter(e -> isOn(e, supply)).toList();
        var small =
                here.stream().filter(e -> CardEdits.need(supply, e).compareTo(HALF) <= 0).toList();
        if (supply instanceof Sharing && small.size() < here.size()) {
            return List.of();
        }
        return small.stream()
                .filter(e -> e.start().value() == Workload.Start.GUARANTEED)
                .filter(Suggesting::takesOneDevice)
                .filter(e -> CardEdits.isOwnDeclaration(sources, e.id()))
                .toList();
    }

    /// Whether only endpoints use a sharing: what else stands on its slices stays as it is.
    private boolean isAlone(Sharing sharing) {
        var platform = plan.platform();
        return platform.workloads()
                        .filter(w -> isOn(w, sharing))
                        .allMatch(Endpoint.class::isInstance)
                && platform.queues().stream()
                        .noneMatch(q -> q.on().value().stream().anyMatch(s -> same(s, sharing)))
                && sharing.gpus().isWritten();
    }

    private static boolean takesOneDevice(Endpoint endpoint) {
        boolean split = endpoint.details().data() > 1 || endpoint.details().pipeline() > 1;
        return !split
                && switch (endpoint.fit().value()) {
                    case Endpoint.Fit.Gpus gpus -> gpus.tensor() == 1;
                    case Endpoint.Fit.Slice _, Endpoint.Fit.Share _ -> true;
                    case Endpoint.Fit.Cores _ -> false;
                };
    }

    private static boolean isOn(Workload workload, Supply supply) {
        return same(workload.on().value(), supply);
    }

    private static boolean same(Supply one, Supply other) {
        return one.id().key().equals(other.id().key());
    }

    private record Tried(Way way, List<Edit> edits, @Nullable Plan plan) {}

    private Suggestion suggestion(Supply supply, List<Endpoint> set) {
        var now = Mode.of(supply);
        int cards = cards(supply, set);
        var present = new Tried(new Way(now, cards, "", true), List.of(), plan);
        var tried = new ArrayList<Tried>();
        tried.add(present);
        for (var mode : Mode.values()) {
            // Whole cards take no fewer than they take; a sharing may have more than it needs.
            if (mode != now || (supply instanceof Sharing && mode != Mode.WHOLE && cards > 1)) {
                tried.add(attempt(supply, set, mode, mode == now ? cards - 1 : cards));
            }
        }
        var best =
                tried.stream()
                        .filter(t -> t.way().cards() != null && t.way().written())
                        .min(
                                Comparator.comparing((Tried t) ->
                                                Objects.requireNonNull(t.way().cards()))
                                        .thenComparing(t -> t != present)
                                        .thenComparing(t -> t.way().mode()))
                        .orElse(present);
        int freed = free(Objects.requireNonNull(best.plan())) - free(plan);
        var changed = freed > 0 ? best : present;
        var pool = supply.pool();
        var price = pool.price();
        return new Suggestion(
                supply,
                set,
                tried.stream().map(Tried::way).toList(),
                changed.way(),
                changed.edits(),
                Math.max(0, freed),
                price == null
                        ? null
                        : price.value()
                                .amount()
                                .times(Rational.of(Math.max(0, freed), pool.gpusPerNode())),
                plan.platform().currency().value(),
                pool.priceIsEstimate());
    }

    private static int free(Plan plan) {
        return plan.pools().stream().mapToInt(PoolPlan::freeGpus).sum();
    }

    /// Cards that the set takes as it is: one a replica, or all that its sharing has.
    private int cards(Supply supply, List<Endpoint> set) {
        if (!(supply instanceof Sharing sharing)) {
            return replicas(set);
        }
        int cards = 0;
        for (var run : plan.of(sharing.pool()).nodes()) {
            for (var group : run.cards()) {
                boolean own =
                        switch (group.use()) {
                            case Use.Cut(var owner, _) -> same(owner, sharing);
                            case Use.Apart(var owner) -> same(owner, sharing);
                            case Use.Whole _, Use.Spare _, Use.Pinned _ -> false;
                        };
                cards += own ? run.count() * group.count() : 0;
            }
        }
        return cards;
    }

    private static int replicas(List<Endpoint> set) {
        return set.stream().mapToInt(e -> e.replicas().value().least()).sum();
    }

    /// The fewest cards with which the mode compiles and places, at most as many as now.
    private Tried attempt(Supply supply, List<Endpoint> set, Mode mode, int most) {
        var refused = refusal(supply.pool(), set, mode);
        if (refused != null) {
            return refused(mode, refused);
        }
        var edits = new CardEdits(sources, plan.platform(), supply, set, mode);
        if (mode == Mode.WHOLE) {
            return compiled(edits, mode, replicas(set));
        }
        Tried best = compiled(edits, mode, most);
        int low = 1;
        int high = best.plan() == null ? 0 : most;
        while (low < high) {
            int middle = low + (high - low) / 2;
            var fewer = compiled(edits, mode, middle);
            if (fewer.plan() == null) {
                low = middle + 1;
            } else {
                best = fewer;
                high = middle;
            }
        }
        return best;
    }

    private static Tried refused(Mode mode, String why) {
        return new Tried(new Way(mode, null, why, true), List.of(), null);
    }

    /// What the card or the teams forbid, before anything is compiled.
    private static @Nullable String refusal(Pool pool, List<Endpoint> set, Mode mode) {
        var gpu = pool.gpu();
        if (mode == Mode.MIG && (gpu == null || gpu.mig() == null)) {
            return "the card cannot be cut";
        }
        if (set.stream().map(Suggesting::team).distinct().count() < 2) {
            return null;
        }
        for (var endpoint : set) {
            var team = endpoint.team();
            if (team != null && team.value().isolation().value().compareTo(mode.gives()) > 0) {
                return "team `"
                        + team.value().id().name()
                        + "` is to be kept apart from other teams, and would not be";
            }
        }
        return null;
    }

    private Tried compiled(CardEdits text, Mode mode, int cards) {
        var edits = text.with(cards);
        var outcome = compile(edits);
        var changed = outcome.value();
        boolean smaller = changed != null && growsLess(changed);
        boolean refused = changed == null || outcome.hasErrors() || smaller;
        var reason =
                outcome.diagnostics().stream()
                        .filter(Diagnostic::isError)
                        .map(Diagnostic::headline)
                        .findFirst()
                        .orElse(smaller ? "fewer replicas would fit at the most" : "");
        return new Tried(
                new Way(mode, refused ? null : cards, reason, refused || isWritten(outcome)),
                edits,
                refused ? null : changed);
    }

    /// Whether some workload could grow to fewer units than now.
    private boolean growsLess(Plan changed) {
        return changed.workloads().stream().anyMatch(w -> w.unitsAtMost() < atMost(w.workload()));
    }

    private int atMost(Workload workload) {
        return plan.workloads().stream()
                .filter(w -> w.workload().id().key().equals(workload.id().key()))
                .mapToInt(WorkloadPlan::unitsAtMost)
                .findFirst()
                .orElse(0);
    }

    private Outcome<Plan> compile(List<Edit> edits) {
        return Compilation.plan(Retry.changed(sources, edits), given, budget.trial(false));
    }

    /// Whether nothing more is left unwritten than now.
    private boolean isWritten(Outcome<Plan> outcome) {
        if (unwrittenNow < 0) {
            unwrittenNow = unwritten(compile(List.of()));
        }
        return unwritten(outcome) <= unwrittenNow;
    }

    private static long unwritten(Outcome<Plan> outcome) {
        return outcome.diagnostics().stream().filter(d -> d.code() == Code.NOT_EMITTED).count();
    }
}
