package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Workload;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.topology.PlacementAnswer.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Changes of what the author wrote that make the impossible possible: nearest first, each solved
/// again with the whole platform.
final class Repairs {
    /// A few more than are shown: compiling the changed text again may refuse some.
    private static final int MOST = 5;

    private final Platform platform;
    private final SourceTexts texts;
    private final Budget budget;

    Repairs(Platform platform, SourceSet sources, Budget budget) {
        this.platform = platform;
        this.texts = new SourceTexts(sources);
        this.budget = budget;
    }

    Platform platform() {
        return platform;
    }

    SourceTexts texts() {
        return texts;
    }

    List<Fix> of(PlanningProblem.NoPlacement problem) {
        var repairs = new ArrayList<Repair>();
        for (var constraint : problem.core()) {
            if (constraint instanceof Constraint.Level(var id)
                    && workload(id) instanceof Gang gang) {
                repairs.add(new Repair(() -> widen(problem, gang)));
                repairs.add(new Repair(() -> prefer(gang)));
            }
            if (constraint instanceof Constraint.Spread(var id)
                    && workload(id) instanceof Endpoint endpoint) {
                repairs.add(new Repair(() -> unspread(endpoint)));
            }
        }
        for (var workload : inCore(problem)) {
            repairs.add(new Repair(() -> fewer(workload)));
        }
        for (var workload : inCore(problem)) {
            repairs.add(new Repair(() -> wait(workload)));
            repairs.add(new Repair(() -> smaller(workload)));
        }
        repairs.add(new Repair(() -> moreNodes(problem.nodes().pool())));
        return firstThatHelp(repairs);
    }

    List<Fix> of(PlanningProblem.SlicesImpossible problem) {
        var repairs = new ArrayList<Repair>();
        repairs.add(new Repair(() -> moreCards(problem.sharing())));
        for (var workload : platform.workloads().toList()) {
            if (problem.core().contains(workload.id().key())) {
                repairs.add(new Repair(() -> fewer(workload)));
            }
        }
        var quotas = new QuotaRepairs(platform, budget);
        for (var queue : platform.queues()) {
            for (var demand : problem.demands()) {
                var promise = Demands.promiseId(queue, demand.profile());
                if (promise.equals(demand.id()) && problem.core().contains(promise)) {
                    repairs.add(new Repair(() -> quotas.fewerSlices(queue, demand.profile())));
                }
            }
        }
        repairs.add(new Repair(() -> moreNodes(problem.sharing().pool())));
        return firstThatHelp(repairs);
    }

    List<Fix> of(PlanningProblem.QuotaOver problem) {
        var quotas = new QuotaRepairs(platform, budget);
        return firstThatHelp(
                problem.queues().reversed().stream()
                        .map(queue -> new Repair(() -> quotas.promiseLess(queue)))
                        .toList());
    }

    List<Fix> of(PlanningProblem.CardsMissing problem) {
        return firstThatHelp(
                List.of(
                        new Repair(() -> fewerCards(problem.sharing(), problem.left())),
                        new Repair(() -> moreNodes(problem.sharing().pool()))));
    }

    List<Fix> of(PlanningProblem.OverQuota problem) {
        var quotas = new QuotaRepairs(platform, budget);
        return firstThatHelp(
                List.of(
                        new Repair(() -> quotas.promiseMore(problem.queue())),
                        new Repair(() -> fewer(problem.workload()))));
    }

    private static List<Fix> firstThatHelp(List<Repair> repairs) {
        var fixes = new ArrayList<Fix>();
        for (var repair : repairs) {
            var fix = fixes.size() < MOST ? repair.fix().get() : null;
            if (fix != null) {
                fixes.add(fix);
            }
        }
        return List.copyOf(fixes);
    }

    private @Nullable Workload workload(String key) {
        return platform.workloads().filter(w -> w.id().key().equals(key)).findFirst().orElse(null);
    }

    static List<Workload> inCore(PlanningProblem.NoPlacement problem) {
        return problem.together().stream()
                .filter(w -> problem.core().contains(new Constraint.Units(w.id().key())))
                .toList();
    }

    /// Where the workload would stand, if the changed platform can be planned.
    private @Nullable WorkloadPlan solve(Platform changed, Workload workload) {
        var plans = Trial.plan(changed, workload.on().value().pool(), budget);
        return plans == null ? null : plans.get(workload.id().key());
    }

    private boolean isSolved(Pool pool, Platform changed) {
        return Trial.plan(changed, pool, budget) != null;
    }

    private @Nullable Fix widen(PlanningProblem.NoPlacement problem, Gang gang) {
        var required = gang.place().required();
        if (required == null) {
            return null;
        }
        for (int level = problem.nodes().level(required.value()) - 1; level >= 0; level--) {
            var wider = problem.nodes().levels().get(level);
            var changed = Variation.required(gang, wider);
            var plan = solve(Variation.with(platform, changed), gang);
            if (plan != null) {
                return Repair.fix(
                        "let `" + gang.id().name() + "` use one whole " + wider
                                + PlanningWords.found(problem.nodes(), plan),
                        required.span(),
                        wider);
            }
        }
        return null;
    }

    private @Nullable Fix prefer(Gang gang) {
        var required = gang.place().required();
        var preferred = gang.place().preferred();
        if (required == null) {
            return null;
        }
        boolean both = preferred != null && preferred.isWritten();
        var at =
                both
                        ? texts.attribute(required.span(), "required")
                        : texts.key(required.span(), "required");
        var plan = solve(Variation.with(platform, Variation.required(gang, null)), gang);
        if (at == null || plan == null) {
            return null;
        }
        var nodes = PoolNodes.of(gang.on().value().pool());
        return Repair.fix(
                "let `" + gang.id().name() + "` spread over several " + required.value() + "s"
                        + PlanningWords.found(nodes, plan),
                at,
                both ? "" : "preferred");
    }

    private @Nullable Fix unspread(Endpoint endpoint) {
        var spread = endpoint.spread();
        if (spread == null
                || !spread.isWritten()
                || !isSolved(
                        endpoint.on().value().pool(),
                        Variation.with(platform, Variation.unspread(endpoint)))) {
            return null;
        }
        return Repair.fix(
                "let the replicas of `" + endpoint.id().name() + "` stand anywhere",
                spread.span(),
                "none");
    }

    private @Nullable Fix fewer(Workload workload) {
        return switch (workload) {
            case Gang gang -> {
                int most =
                        largest(
                                gang.on().value().pool(),
                                gang.workers().value() - 1,
                                n -> Variation.with(platform, Variation.workers(gang, n)));
                yield number(
                        "run fewer workers of `" + gang.id().name() + "`: " + most
                                + " is the most that fit",
                        texts.number(gang.workers().span()),
                        most);
            }
            case Endpoint endpoint -> {
                if (!endpoint.replicas().isWritten()) {
                    yield null;
                }
                int most =
                        largest(
                                endpoint.on().value().pool(),
                                endpoint.replicas().value().least() - 1,
                                n -> Variation.with(platform, Variation.replicas(endpoint, n)));
                yield number(
                        "run fewer replicas of `" + endpoint.id().name() + "`: " + most
                                + " is the most that fit",
                        texts.number(endpoint.replicas().span()),
                        most);
            }
        };
    }

    private @Nullable Fix smaller(Workload workload) {
        if (!(workload instanceof Gang gang) || !gang.worker().gpus().isWritten()) {
            return null;
        }
        int least = 0;
        for (int gpus = gang.worker().gpus().value() - 1; gpus > 0 && least == 0; gpus--) {
            boolean divides = gang.worker().gpus().value() % gpus == 0;
            var changed = Variation.with(platform, Variation.gpusEach(gang, gpus));
            least = divides && isSolved(gang.on().value().pool(), changed) ? gpus : 0;
        }
        return number(
                "give each worker of `" + gang.id().name() + "` fewer GPUs: " + least
                        + " is the most that fit",
                texts.number(gang.worker().gpus().span()),
                least);
    }

    private @Nullable Fix wait(Workload workload) {
        if (!(workload instanceof Gang gang)
                || gang.start().value() != Workload.Start.GUARANTEED
                || !gang.start().isWritten()
                || !isSolved(
                        gang.on().value().pool(),
                        Variation.with(platform, Variation.queued(gang)))) {
            return null;
        }
        return Repair.fix(
                "let `" + gang.id().name() + "` wait for its turn", gang.start().span(), "queued");
    }

    private @Nullable Fix moreCards(Sharing sharing) {
        if (!sharing.gpus().isWritten()) {
            return null;
        }
        int all = sharing.pool().nodes().most() * sharing.pool().gpusPerNode();
        int cards =
                smallest(
                        sharing.pool(),
                        sharing.gpus().value() + 1,
                        all,
                        n -> Variation.cards(platform, sharing, n));
        return number(
                "give `" + sharing.id().name() + "` more cards: " + cards + " are enough",
                texts.number(sharing.gpus().span()),
                cards);
    }

    private @Nullable Fix fewerCards(Sharing sharing, int left) {
        int cards = largest(sharing.pool(), left, n -> Variation.cards(platform, sharing, n));
        return number(
                "give `" + sharing.id().name() + "` the " + cards + " cards that are left",
                texts.number(sharing.gpus().span()),
                cards);
    }

    /// Machines that exist are a fact; without names they are a wish.
    private @Nullable Fix moreNodes(Pool pool) {
        var trees = pool.trees().value();
        var at = texts.innermost(pool.trees().span());
        if (!pool.hosts().value().isEmpty() || trees.size() != 1 || at == null) {
            return null;
        }
        int now = trees.getFirst().nodes().most();
        int nodes =
                smallest(
                        pool,
                        now + 1,
                        2 * now,
                        n -> Variation.nodes(platform, pool, grown(pool, n)));
        var levels = trees.getFirst().levels();
        var where = levels.isEmpty() ? "" : " in each " + levels.getLast().word();
        return number(
                "give `" + pool.id().name() + "` more machines: " + nodes + where + " are enough",
                trees.getFirst().nodes().isRange() ? mostOf(at) : at,
                nodes);
    }

    private static CountRange grown(Pool pool, int most) {
        var nodes = pool.trees().value().getFirst().nodes();
        return new CountRange(nodes.isRange() ? nodes.least() : most, most);
    }

    private Span mostOf(Span range) {
        int digits = 0;
        var text = texts.written(range);
        while (digits < text.length() && Character.isDigit(text.charAt(text.length() - 1 - digits))) {
            digits++;
        }
        return new Span(range.file(), range.end() - digits, range.end());
    }

    private static @Nullable Fix number(String title, @Nullable Span at, int value) {
        return at == null || value <= 0 ? null : Repair.fix(title, at, Integer.toString(value));
    }

    /// The largest number of something with which the pool can be planned.
    private int largest(Pool pool, int most, IntFunction<Platform> changed) {
        return Halving.largest(most, n -> isSolved(pool, changed.apply(n)));
    }

    private int smallest(Pool pool, int least, int most, IntFunction<Platform> changed) {
        return Halving.smallest(least, most, n -> isSolved(pool, changed.apply(n)));
    }
}
