package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.model.Platform;
import dev.platformc.core.text.SourceSet;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Moves;
import dev.platformc.solver.Retry;
import dev.platformc.solver.lock.LockedPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A platform, placed: every pool by itself, then quotas, then cost.
public final class Planner {
    private final Platform platform;
    private final SourceSet sources;
    private final @Nullable LockedPlan locked;
    private final Moves moves;
    private final Budget budget;
    private final @Nullable Retry retry;
    private final List<PlanningProblem> problems = new ArrayList<>();
    private final List<PlanningProblem> warnings = new ArrayList<>();
    private final List<PoolPlan> pools = new ArrayList<>();
    private final Map<String, WorkloadPlan> workloads = new HashMap<>();

    private Planner(
            Platform platform,
            SourceSet sources,
            @Nullable LockedPlan locked,
            Moves moves,
            Budget budget,
            @Nullable Retry retry) {
        this.platform = platform;
        this.sources = sources;
        this.locked = locked;
        this.moves = moves;
        this.budget = budget;
        this.retry = retry;
    }

    /// Plans all pools, the queues and the cost, or says why that is impossible.
    ///
    /// @param platform without errors
    /// @param sources the texts that it was read from, for the edits of repairs
    /// @param locked what was decided before; absent: nothing was
    /// @param moves what may move against it for fewer cards
    /// @param retry for changes that would help; absent: none are looked for
    public static Outcome<Plan> plan(
            Platform platform,
            SourceSet sources,
            @Nullable LockedPlan locked,
            Moves moves,
            Budget budget,
            @Nullable Retry retry) {
        return new Planner(platform, sources, locked, moves, budget, retry).plan();
    }

    private Outcome<Plan> plan() {
        problems.addAll(Isolation.check(platform));
        for (var pool : platform.pools()) {
            var work = PoolWork.of(platform, pool);
            switch (Keeping.plan(work, budget, locked, moves)) {
                case PoolResult.Failed(var failures) -> problems.addAll(failures);
                case PoolResult.Solved solved -> keep(work, solved);
            }
        }
        var quotas = problems.isEmpty() ? Quotas.of(platform, pools) : null;
        if (quotas != null) {
            problems.addAll(quotas.problems());
            warnings.addAll(QueueNeeds.growth(QueueMembers.of(platform), quotas.queues()));
        }
        if (quotas == null || !problems.isEmpty()) {
            return Outcome.stop(diagnostics());
        }
        var plan =
                new Plan(
                        platform,
                        List.copyOf(pools),
                        quotas.queues(),
                        platform.workloads().map(w -> placed(w.id().key())).toList(),
                        Costs.of(platform));
        warnings.addAll(SurgeMessage.check(plan));
        return Outcome.of(checked(plan), diagnostics());
    }

    private List<Diagnostic> diagnostics() {
        var keys = problems.stream().map(PlanningProblem::key).collect(Collectors.toSet());
        var help = new Repairs(platform, sources, keys, budget, retry);
        return Stream.concat(problems.stream(), warnings.stream())
                .map(problem -> PlanningMessages.of(problem, help))
                .toList();
    }

    private WorkloadPlan placed(String key) {
        var plan = workloads.get(key);
        if (plan == null) {
            throw new IllegalStateException("nobody placed " + key);
        }
        return plan;
    }

    private void keep(PoolWork work, PoolResult.Solved solved) {
        problems.addAll(Disruption.find(work, solved, locked));
        pools.add(solved.pool().with(Rollouts.of(work, solved, locked, solved.pool().changes())));
        solved.workloads().forEach(plan -> workloads.put(plan.workload().id().key(), plan));
        warnings.addAll(solved.warnings());
        if (work.pool().nodes().isRange() && layoutsDiffer(solved.pool())) {
            problems.add(new PlanningProblem.HostsMissing(work.pool()));
        }
    }

    /// Whether some machines are cut otherwise than others, so that each must be known by name.
    private static boolean layoutsDiffer(PoolPlan pool) {
        return pool.nodes().size() > 1
                && pool.nodes().stream()
                        .flatMap(run -> run.cards().stream())
                        .anyMatch(cards -> cards.use() instanceof CardRun.Use.Cut);
    }

    /// A plan that breaks what it promises is our mistake, never passed on.
    private static Plan checked(Plan plan) {
        var wrong = PlanCheck.check(plan);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("a plan that does not hold: " + wrong);
        }
        return plan;
    }
}
