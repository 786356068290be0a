package dev.platformc.solver.rule;

import dev.platformc.core.model.Pool;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What could still be placed in a pool beside all that is guaranteed.
///
/// @param gpus whole cards that are free
/// @param cardsScattered whether a larger worker would fit if the free cards lay together
/// @param largestWorker most whole cards free on one node: the largest worker that fits
/// @param wholeNodes nodes with all their cards free: the largest gang of whole nodes, anywhere
/// @param wholeNodesIn of those, the most in one domain of each level above the node, outermost
///   first: the largest gang of whole nodes with that level required
/// @param freeSlices memory slices of cut cards that are free
/// @param slicesScattered whether a larger profile would fit if the free memory slices lay together
/// @param largestProfile the largest plain profile that a cut card has room for; absent: none, or
///   no card is cut
/// @param fragmentation 0 when nothing is scattered; see [Fragmentation]
public record FreeRoom(
        int gpus,
        boolean cardsScattered,
        int largestWorker,
        int wholeNodes,
        List<InOne> wholeNodesIn,
        long freeSlices,
        boolean slicesScattered,
        @Nullable MigProfile largestProfile,
        Rational fragmentation) {
    public FreeRoom {
        wholeNodesIn = List.copyOf(wholeNodesIn);
    }

    /// @param level word of the pool's tree
    public record InOne(String level, int nodes) {}

    public static FreeRoom of(Plan plan, PoolPlan pool) {
        int[] free = Fragmentation.freeCards(plan, pool);
        int each = pool.pool().gpusPerNode();
        int gpus = 0;
        int largest = 0;
        var whole = new boolean[free.length];
        int wholeNodes = 0;
        for (int node = 0; node < free.length; node++) {
            gpus += free[node];
            largest = Math.max(largest, free[node]);
            whole[node] = each > 0 && free[node] == each;
            wholeNodes += whole[node] ? 1 : 0;
        }
        return new FreeRoom(
                gpus,
                Fragmentation.areCardsScattered(plan, pool),
                largest,
                wholeNodes,
                inOne(pool.pool(), whole),
                Fragmentation.freeSlices(pool),
                Fragmentation.areSlicesScattered(pool),
                Fragmentation.largestProfile(pool),
                Fragmentation.of(plan, pool));
    }

    private static List<InOne> inOne(Pool pool, boolean[] whole) {
        var words = pool.levelWords();
        var most = new ArrayList<InOne>();
        for (int level = 0; level < words.size() - 1; level++) {
            most.add(new InOne(words.get(level), mostInOne(pool, level, whole)));
        }
        return most;
    }

    private static int mostInOne(Pool pool, int level, boolean[] whole) {
        int most = 0;
        int first = 0;
        for (var tree : pool.trees().value()) {
            int nodes = tree.nodes().most();
            for (var inner : tree.levels().subList(level + 1, tree.levels().size())) {
                nodes *= inner.count();
            }
            int end = first + tree.total().most();
            for (int start = first; start < end; start += Math.max(1, nodes)) {
                int here = 0;
                for (int node = start; node < Math.min(start + nodes, whole.length); node++) {
                    here += whole[node] ? 1 : 0;
                }
                most = Math.max(most, here);
            }
            first = end;
        }
        return most;
    }
}
