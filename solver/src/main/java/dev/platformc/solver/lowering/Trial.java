package dev.platformc.solver.lowering;

import dev.platformc.core.model.Platform;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.solver.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A platform planned without words: what goes wrong, and where things stand.
///
/// @param problems errors only
/// @param workloads placements by the keys of workloads, as far as their pools could be planned
record Trial(
        List<PlanningProblem> problems, List<PoolPlan> pools, Map<String, WorkloadPlan> workloads) {

    static Trial of(Platform platform, Budget budget) {
        var trial = new Trial(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
        for (var pool : platform.pools()) {
            switch (PoolPlanning.plan(PoolWork.of(platform, pool), budget)) {
                case PoolResult.Failed(var problems) -> trial.problems.addAll(problems);
                case PoolResult.Solved(var plan, var workloads, _) -> {
                    trial.pools.add(plan);
                    workloads.forEach(w -> trial.workloads.put(w.workload().id().key(), w));
                }
            }
        }
        if (trial.problems.isEmpty()) {
            trial.problems.addAll(Quotas.of(platform, trial.pools).problems());
        }
        return trial;
    }

    Set<String> keys() {
        return problems.stream().map(PlanningProblem::key).collect(Collectors.toSet());
    }
}
