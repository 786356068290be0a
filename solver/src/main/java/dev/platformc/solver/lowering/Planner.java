package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.text.SourceSet;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.lock.LockedPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A platform, placed: every pool by itself, then quotas, then cost.
public final class Planner {
    private final Platform platform;
    private final SourceSet sources;
    private final @Nullable LockedPlan locked;
    private final Budget budget;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final List<PoolPlan> pools = new ArrayList<>();
    private final Map<String, WorkloadPlan> workloads = new HashMap<>();

    private Planner(
            Platform platform, SourceSet sources, @Nullable LockedPlan locked, Budget budget) {
        this.platform = platform;
        this.sources = sources;
        this.locked = locked;
        this.budget = budget;
    }

    /// @param platform without errors
    /// @param sources the texts that it was read from, for the edits of repairs
    /// @param locked what was decided before; absent: nothing was
    public static Outcome<Plan> plan(
            Platform platform, SourceSet sources, @Nullable LockedPlan locked, Budget budget) {
        return new Planner(platform, sources, locked, budget).plan();
    }

    private Outcome<Plan> plan() {
        Isolation.check(platform).forEach(this::report);
        for (var pool : platform.pools()) {
            var work = PoolWork.of(platform, pool);
            switch (PoolPlanning.plan(work, budget)) {
                case PoolResult.Failed(var problem) -> report(problem);
                case PoolResult.Solved solved -> keep(work, solved);
            }
        }
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            return Outcome.stop(diagnostics);
        }
        var quotas = Quotas.of(platform, pools);
        quotas.problems().forEach(this::report);
        if (diagnostics.stream().anyMatch(Diagnostic::isError)) {
            return Outcome.stop(diagnostics);
        }
        var plan =
                new Plan(
                        platform,
                        List.copyOf(pools),
                        quotas.queues(),
                        platform.workloads().map(w -> placed(w.id().key())).toList(),
                        Costs.of(platform));
        return Outcome.of(checked(plan), diagnostics);
    }

    private WorkloadPlan placed(String key) {
        var plan = workloads.get(key);
        if (plan == null) {
            throw new IllegalStateException("nobody placed " + key);
        }
        return plan;
    }

    private void keep(PoolWork work, PoolResult.Solved fresh) {
        var solved = Kept.orFresh(work, fresh, locked);
        pools.add(solved.pool());
        solved.workloads().forEach(plan -> workloads.put(plan.workload().id().key(), plan));
        solved.warnings().forEach(this::report);
        if (work.pool().nodes().isRange() && layoutsDiffer(solved.pool())) {
            report(new PlanningProblem.HostsMissing(work.pool()));
        }
    }

    /// Whether some machines are cut otherwise than others, so that each must be known by name.
    private static boolean layoutsDiffer(PoolPlan pool) {
        var sharings = new ArrayList<Sharing>();
        for (var run : pool.nodes()) {
            for (var cards : run.cards()) {
                if (cards.use() instanceof dev.platformc.plan.CardRun.Use.Cut(var sharing, _)) {
                    sharings.add(sharing);
                }
            }
        }
        return !sharings.isEmpty() && pool.nodes().size() > 1;
    }

    private void report(PlanningProblem problem) {
        diagnostics.add(PlanningMessages.of(problem, new Repairs(platform, sources, budget)));
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
