package dev.platformc.plan;

import dev.platformc.core.model.Pool;
import java.util.List;

/// A pool as it is laid out.
///
/// @param levels words of the tree, outermost first, ending in `node`
/// @param nodes every node that may exist, as runs of consecutive nodes that look alike; node
///   numbers count from 0 in the order of the tree
/// @param wholeGpus GPUs not given to any sharing or pin, less those of spare nodes
/// @param freeGpus of these, the ones no guaranteed workload uses
/// @param proof that the layout is as good as it can be
public record PoolPlan(
        Pool pool,
        List<String> levels,
        List<NodeRun> nodes,
        int wholeGpus,
        int freeGpus,
        Proof proof) {

    /// The name of a node: its host where the author gave one, else the pool's name and a number
    /// from 1.
    public String nodeName(int node) {
        var hosts = pool.hosts().value();
        return node < hosts.size() ? hosts.get(node) : pool.id().objectName() + "-" + (node + 1);
    }

    public int nodeCount() {
        return nodes.stream().mapToInt(NodeRun::count).sum();
    }
}
