package dev.platformc.solver.lowering;

import dev.platformc.plan.Changes;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.WorkloadPlan;
import java.util.List;

/// What came of planning one pool.
sealed interface PoolResult {
    /// All that is guaranteed stands.
    ///
    /// @param warnings what does not fit at the most
    record Solved(PoolPlan pool, List<WorkloadPlan> workloads, List<PlanningProblem> warnings)
            implements PoolResult {
        Solved with(Changes changes) {
            return new Solved(pool.with(changes), workloads, warnings);
        }
    }

    /// Something does not fit.
    ///
    /// @param problems at least one
    record Failed(List<PlanningProblem> problems) implements PoolResult {
        static Failed of(PlanningProblem problem) {
            return new Failed(List.of(problem));
        }
    }
}
