package dev.platformc.solver.lowering;

import dev.platformc.plan.PoolPlan;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// Which domain a node is in, counted anew from the tree as it is declared.
final class TreeCheck {
    private final PoolPlan pool;

    TreeCheck(PoolPlan pool) {
        this.pool = pool;
    }

    /// Index of a level.
    ///
    /// @return -1 for a word that is no level
    int level(String word) {
        int level = pool.levels().indexOf(word);
        return level < 0 && word.equals("domain") ? pool.levels().size() - 1 : level;
    }

    /// Number of the domain among those of its level.
    int domain(int level, int node) {
        if (level == pool.levels().size() - 1) {
            return node;
        }
        int firstNode = 0;
        int firstDomain = 0;
        for (var tree : pool.pool().trees().value()) {
            int domains = 1;
            for (int i = 0; i <= level; i++) {
                domains *= tree.levels().get(i).count();
            }
            int nodes = tree.total().most();
            if (node < firstNode + nodes) {
                return firstDomain + (node - firstNode) / (nodes / domains);
            }
            firstNode += nodes;
            firstDomain += domains;
        }
        throw new IllegalArgumentException("no such node: " + node);
    }

    Set<Integer> domains(int level, Collection<Integer> nodes) {
        var domains = new TreeSet<Integer>();
        nodes.forEach(node -> domains.add(domain(level, node)));
        return domains;
    }
}
