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
/// @param changes what becomes of cards that were cut before
public record PoolPlan(
        Pool pool,
        List<String> levels,
        List<NodeRun> nodes,
        int wholeGpus,
        int freeGpus,
        Proof proof,
        Changes changes) {

    /// A pool of which nothing was cut before.
    public PoolPlan(
            Pool pool,
            List<String> levels,
            List<NodeRun> nodes,
            int wholeGpus,
            int freeGpus,
            Proof proof) {
        this(pool, levels, nodes, wholeGpus, freeGpus, proof, Changes.NONE);
    }

    public PoolPlan with(Changes others) {
        return new PoolPlan(pool, levels, nodes, wholeGpus, freeGpus, proof, others);
    }

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
