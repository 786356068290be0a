package dev.platformc.solver.lowering;

import dev.platformc.core.model.Platform;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.solver.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plans a changed platform without words: only whether it works, and where things stand.
final class Trial {
    private Trial() {}

    /// @return placements by the keys of workloads; absent when something does not fit
    static @Nullable Map<String, WorkloadPlan> plan(Platform platform, Budget budget) {
        var pools = new ArrayList<PoolPlan>();
        var workloads = new HashMap<String, WorkloadPlan>();
        for (var pool : platform.pools()) {
            if (!(PoolPlanning.plan(PoolWork.of(platform, pool), budget)
                    instanceof PoolResult.Solved solved)) {
                return null;
            }
            pools.add(solved.pool());
            solved.workloads().forEach(p -> workloads.put(p.workload().id().key(), p));
        }
        return Quotas.of(platform, pools).problems().isEmpty() ? workloads : null;
    }
}
