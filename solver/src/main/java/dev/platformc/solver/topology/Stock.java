package dev.platformc.solver.topology;

import java.util.Arrays;

/// What the nodes have left while groups are placed.
final class Stock {
    private final Tree tree;
    private final long[][] free;

    private final int first;

    Stock(Tree tree) {
        this(tree, 0, tree.nodes());
    }

    /// Of the nodes from `first` to before `end` only.
    Stock(Tree tree, int first, int end) {
        this.tree = tree;
        this.first = first;
        free = new long[end - first][];
        for (int node = first; node < end; node++) {
            free[node - first] = tree.free(node).clone();
        }
    }

    int holds(Want want, int node) {
        return want.heldBy(free[node - first]);
    }

    void take(Want want, int node, int units) {
        for (int r = 0; r < Tree.RESOURCES; r++) {
            free[node - first][r] -= want.each().of(r) * units;
        }
    }

    long[] free(int node) {
        return free[node - first];
    }

    /// How many units of a group each domain could hold by itself, `[level][domain]`. Sums are not
    /// cut off at the group's units, so that fuller domains can be told apart.
    long[][] holds(Want want) {
        var holds = new long[tree.nodeLevel + 1][];
        for (int level = 0; level <= tree.nodeLevel; level++) {
            holds[level] = new long[tree.domains(level)];
        }
        for (int node = first; node < first + free.length; node++) {
            int units = want.heldBy(free[node - first]);
            for (int level = 0; level <= tree.nodeLevel && units > 0; level++) {
                holds[level][tree.domainOf(level, node)] += units;
            }
        }
        if (want.step() > 1) {
            wholeSteps(want, holds);
        }
        return holds;
    }

    /// Domains that hold whole steps only, and those around them.
    private void wholeSteps(Want want, long[][] holds) {
        int inner = want.stepLevel();
        for (int level = 0; level < inner; level++) {
            Arrays.fill(holds[level], 0);
        }
        for (int domain = 0; domain < holds[inner].length; domain++) {
            holds[inner][domain] = want.steps(holds[inner][domain]);
            for (int level = 0; level < inner && holds[inner][domain] > 0; level++) {
                holds[level][tree.enclosing(level, inner, domain)] += holds[inner][domain];
            }
        }
    }
}
