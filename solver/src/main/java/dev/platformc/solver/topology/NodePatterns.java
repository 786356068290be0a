package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that a node can hold: the numbers of units of each kind to which no unit can be added.
final class NodePatterns {
    /// Patterns of one node beyond which the model would be too large to be of use.
    private static final int MOST = 600;

    private static final int MOST_VISITS = 200_000;

    private final Kinds kinds;
    private final Map<Key, Optional<List<int[]>>> known = new HashMap<>();

    NodePatterns(Kinds kinds) {
        this.kinds = kinds;
    }

    private record Key(List<Long> free, List<Integer> most) {}

    /// The patterns of one node.
    ///
    /// @param free of the node, `[resource]`
    /// @param most units of each kind that may stand on it, `[kind]`
    /// @return patterns, `[kind]` each; empty when there are too many
    Optional<List<int[]>> of(long[] free, int[] most) {
        var key =
                new Key(Arrays.stream(free).boxed().toList(), Arrays.stream(most).boxed().toList());
        return known.computeIfAbsent(key, k -> new Enumeration(free, most).run());
    }

    private final class Enumeration {
        private final long[] free;
        private final int[] most;
        private final int[] counts;
        private final List<int[]> patterns = new ArrayList<>();
        private int visits;

        Enumeration(long[] free, int[] most) {
            this.free = free.clone();
            this.most = most;
            counts = new int[most.length];
        }

        Optional<List<int[]>> run() {
            visit(0);
            return visits > MOST_VISITS || patterns.size() > MOST
                    ? Optional.empty()
                    : Optional.of(patterns);
        }

        private void visit(int kind) {
            if (++visits > MOST_VISITS || patterns.size() > MOST) {
                return;
            }
            if (kind == counts.length) {
                if (isFull()) {
                    patterns.add(counts.clone());
                }
                return;
            }
            int fitting = Math.min(most[kind], fitting(kind));
            take(kind, fitting);
            for (counts[kind] = fitting; counts[kind] > 0; counts[kind]--) {
                visit(kind + 1);
                take(kind, -1);
            }
            visit(kind + 1);
        }

        private boolean isFull() {
            for (int kind = 0; kind < counts.length; kind++) {
                if (counts[kind] < most[kind] && fitting(kind) > 0) {
                    return false;
                }
            }
            return true;
        }

        private int fitting(int kind) {
            return (int) Math.min(Integer.MAX_VALUE, kinds.size(kind).fitInto(free));
        }

        private void take(int kind, int units) {
            for (int r = 0; r < Tree.RESOURCES; r++) {
                free[r] -= kinds.size(kind).of(r) * units;
            }
        }
    }
}
