package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a group would need if it had the fleet for itself: a bound on what it needs beside others.
final class Alone {
    private Alone() {}

    /// @param cost the least that its spans can cost; 0 for a group that is not compact
    /// @param fewest at each level of [Tree], the fewest domains that can hold it
    /// @param possible whether it can stand at all
    record Need(long cost, List<Integer> fewest, boolean possible) {}

    static List<Need> needs(Tree tree, List<Want> wants, Spreads spreads) {
        var needs = new ArrayList<Need>();
        for (int group = 0; group < wants.size(); group++) {
            needs.add(need(tree, wants.get(group), group, spreads));
        }
        return List.copyOf(needs);
    }

    static long cost(List<Need> needs) {
        return needs.stream().mapToLong(Need::cost).sum();
    }

    private static Need need(Tree tree, Want want, int group, Spreads spreads) {
        var holds = new Stock(tree).holds(want);
        int[] fewest = new int[tree.nodeLevel + 1];
        Arrays.fill(fewest, Integer.MAX_VALUE);
        long cost = Long.MAX_VALUE;
        boolean possible = false;
        for (int scope = 0; scope < tree.domains(want.required()); scope++) {
            if (holds[want.required()][scope] < want.units()
                    || !spreadPossible(want, holds, spreads.of(group, scope))) {
                continue;
            }
            possible = true;
            for (int level = want.required(); level <= tree.nodeLevel; level++) {
                fewest[level] = Math.min(fewest[level], fewest(tree, want, holds, level, scope));
            }
            if (want.compact()) {
                cost = Math.min(cost, cheapest(tree, want, holds, scope));
            }
        }
        Arrays.fill(fewest, 0, want.required() + 1, 1);
        return new Need(want.compact() && possible ? cost : 0, boxed(fewest), possible);
    }

    private static List<Integer> boxed(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    /// Whether the domains can hold the group evenly, with nothing else there.
    static boolean spreadPossible(Want want, long[][] holds, List<Integer> domains) {
        if (!want.spreads()) {
            return true;
        }
        if (domains.isEmpty()) {
            return false;
        }
        int low = want.atLeast(domains.size());
        int high = want.atMost(domains.size());
        long room = 0;
        for (int domain : domains) {
            long here = holds[want.spread()][domain];
            if (here < low) {
                return false;
            }
            room += Math.min(here, high);
        }
        return room >= want.units();
    }

    private static int fewest(Tree tree, Want want, long[][] holds, int level, int scope) {
        long[] sizes = childSizes(tree, holds, level, want.required(), scope);
        Arrays.sort(sizes);
        int count = 0;
        for (long left = want.units(); left > 0; left -= sizes[sizes.length - count]) {
            count++;
        }
        return count;
    }

    private static long[] childSizes(Tree tree, long[][] holds, int below, int level, int domain) {
        var sizes = new ArrayList<Long>();
        int node = tree.first(level, domain);
        while (node < tree.end(level, domain)) {
            int child = tree.domainOf(below, node);
            sizes.add(holds[below][child]);
            node = tree.end(below, child);
        }
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }

    /// The least cost of spans inside a domain of the required level, as a knapsack over the tree.
    private static long cheapest(Tree tree, Want want, long[][] holds, int scope) {
        long free = 0;
        for (int level = want.required() + 1; level < tree.nodeLevel; level++) {
            free += tree.costs[level];
        }
        for (int most = 16; ; most *= 2) {
            long[] best = best(tree, want, holds, want.required(), scope, (int) free + most);
            for (int cost = 0; cost < best.length; cost++) {
                if (best[cost] >= want.units()) {
                    return Math.max(0, cost - free);
                }
            }
        }
    }

    /// How many units a domain holds when the domains touched below it cost so much, `[cost]`, for
    /// costs up to `most`.
    private static long[] best(
            Tree tree, Want want, long[][] holds, int level, int domain, int most) {
        long[] best = new long[most + 1];
        if (level >= tree.leafLevel()) {
            Arrays.fill(best, Math.min(holds[level][domain], want.units()));
            return best;
        }
        int below = level + 1;
        int node = tree.first(level, domain);
        while (node < tree.end(level, domain)) {
            int child = tree.domainOf(below, node);
            node = tree.end(below, child);
            if (holds[below][child] > 0) {
                best = joined(best, best(tree, want, holds, below, child, most), tree.costs[below]);
            }
        }
        return best;
    }

    /// One more child, used or not.
    private static long[] joined(long[] before, long[] child, int price) {
        long[] joined = before.clone();
        for (int cost = price; cost < joined.length; cost++) {
            for (int inside = 0; inside + price <= cost; inside++) {
                long both = before[cost - price - inside] + child[inside];
                joined[cost] = Math.max(joined[cost], both);
                if (inside > 0
                        && child[inside] == child[child.length - 1]
                        && child[inside] == child[inside - 1]) {
                    break;
                }
            }
        }
        return joined;
    }
}
