package dev.platformc.solver.lowering;

import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.Cost;
import dev.platformc.plan.Plan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Moves;
import dev.platformc.solver.lock.LockedPlan;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One pool, with as little changed of what was decided before as the sources demand.
///
/// What the sources demand comes first, then that few units move and few cards are cut anew, then
/// what the placement costs. So a lock is never left for a cheaper plan by itself: the proof says
/// how far from the best the plan is, and who wants that best plans without the lock.
///
/// What binds is loosened step by step until a plan holds: all of it; the workloads but not the
/// cards; only workloads that must not be disrupted; nothing.
final class Keeping {
    private Keeping() {}

    static PoolResult plan(PoolWork work, Budget budget, @Nullable LockedPlan locked, Moves moves) {
        for (var before : steps(work, Before.of(work, locked))) {
            for (var allowed : Stream.of(moves, Moves.NONE).distinct().toList()) {
                if (PoolPlanning.plan(work, budget, before, allowed)
                                instanceof PoolResult.Solved solved
                        && PlanCheck.checkPool(alone(work, solved)).isEmpty()) {
                    return solved;
                }
            }
        }
        return PoolPlanning.plan(work, budget);
    }

    private static List<Before> steps(PoolWork work, Before before) {
        if (before.isEmpty()) {
            return List.of();
        }
        var never =
                work.workloads().stream()
                        .filter(w -> w.neverDisrupt().value())
                        .map(w -> w.id().key())
                        .collect(Collectors.toSet());
        return Stream.of(
                        before,
                        before.only(never::contains),
                        before.withoutCards(),
                        before.withoutCards().only(never::contains))
                .distinct()
                .filter(step -> !step.isEmpty())
                .toList();
    }

    /// A plan of this pool alone, for the checker.
    private static Plan alone(PoolWork work, PoolResult.Solved solved) {
        return new Plan(
                work.platform(),
                List.of(solved.pool()),
                List.of(),
                solved.workloads(),
                new Cost("", Rational.ZERO, Rational.ZERO, List.of(), List.of()));
    }
}
