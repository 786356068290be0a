package dev.platformc.solver.lowering;

import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
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

    /// @param pool the one that matters: others that cannot be planned are another matter
    /// @return placements by the keys of workloads; absent when something does not fit
    static @Nullable Map<String, WorkloadPlan> plan(Platform platform, Pool pool, Budget budget) {
        var pools = new ArrayList<PoolPlan>();
        var workloads = new HashMap<String, WorkloadPlan>();
        for (var each : platform.pools()) {
            var result = PoolPlanning.plan(PoolWork.of(platform, each), budget);
            if (result instanceof PoolResult.Solved solved) {
                pools.add(solved.pool());
                solved.workloads().forEach(p -> workloads.put(p.workload().id().key(), p));
            } else if (PoolWork.same(each, pool)) {
                return null;
            }
        }
        boolean all = pools.size() == platform.pools().size();
        return !all || Quotas.of(platform, pools).problems().isEmpty() ? workloads : null;
    }
}
