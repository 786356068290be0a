package dev.platformc.solver.lowering;

import dev.platformc.plan.NodeUse;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;

/// Whether a node has what stands on it for good.
final class NodeCheck {
    private NodeCheck() {}

    /// @param guaranteed the workloads of the pool
    static List<String> check(List<WorkloadPlan> guaranteed, PoolPlan pool, int node) {
        var wrong = new ArrayList<String>();
        var use = new NodeUse(guaranteed, pool, node);
        for (var placed : use.here()) {
            if (use.isOver(placed)) {
                wrong.add(placed.workload().id().key() + " has no device on node " + node);
            }
        }
        var type = pool.pool().nodeType();
        for (var other : type.devices()) {
            if (type.gpus() == 0 && use.taken(other.device()) > other.count()) {
                wrong.add("node " + node + " has too few " + other.device().id().key());
            }
        }
        if (use.cpu().compareTo(type.cpu().value()) > 0) {
            wrong.add("node " + node + " has too few cores");
        }
        if (use.memory().compareTo(type.memory().value()) > 0) {
            wrong.add("node " + node + " has too little memory");
        }
        return wrong;
    }
}
