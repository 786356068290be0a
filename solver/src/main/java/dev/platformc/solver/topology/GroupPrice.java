package dev.platformc.solver.topology;

import java.util.Arrays;

/// The least that one group could pay alone, its spans and a price for every unit by where it
/// stands, or a little less than that.
///
/// Exact for one innermost domain, and for two in one domain around them. For more, units may stand
/// in parts of domains, but the number of domains stays whole.
final class GroupPrice {
    private final Instance instance;
    private final Tree tree;
    private final int leafLevel;
    private final int[] around;
    private final int[] firstLeaf;

    /// Units of a kind that a domain holds alone, `[kind][leaf]`.
    private final long[][] holds;

    private final Kinds kinds;
    private long steps;

    // Of the group at hand.
    private double[] price = new double[0];
    private final double[] room;
    private int units;
    private double best;

    // The best way found so far, and the two of a question.
    private final Way way;
    private final Way low;
    private final Way high;
    private final Way middle;

    private final int[] order;
    private final double[] dearness;

    /// Parts of a group by leaf.
    private static final class Way {
        final int[] leaves;
        final double[] parts;
        int size;

        /// Domains taken, in parts.
        double domains;

        double paid;

        Way(int leaves) {
            this.leaves = new int[leaves];
            parts = new double[leaves];
        }

        void clear() {
            size = 0;
            domains = 0;
            paid = 0;
        }

        void add(int leaf, double part) {
            leaves[size] = leaf;
            parts[size++] = part;
        }
    }

    GroupPrice(Instance instance, Kinds kinds) {
        this.instance = instance;
        this.kinds = kinds;
        tree = instance.tree();
        leafLevel = tree.leafLevel();
        int leaves = instance.leaves();
        around = new int[leaves];
        for (int leaf = 0; leaf < leaves; leaf++) {
            around[leaf] = tree.enclosing(leafLevel - 1, leafLevel, leaf);
        }
        firstLeaf = new int[tree.domains(leafLevel - 1) + 1];
        Arrays.fill(firstLeaf, -1);
        for (int leaf = leaves - 1; leaf >= 0; leaf--) {
            if (around[leaf] >= 0) {
                firstLeaf[around[leaf]] = leaf;
            }
        }
        firstLeaf[firstLeaf.length - 1] = leaves;
        for (int i = firstLeaf.length - 2; i >= 0; i--) {
            firstLeaf[i] = firstLeaf[i] < 0 ? firstLeaf[i + 1] : firstLeaf[i];
        }
        holds = new long[kinds.count()][leaves];
        for (int group = 0; group < instance.groups(); group++) {
            var want = instance.wants().get(group);
            var alone = new Stock(tree).holds(want)[leafLevel];
            int kind = kinds.of(group);
            for (int leaf = 0; leaf < leaves; leaf++) {
                holds[kind][leaf] = Math.max(holds[kind][leaf], alone[leaf]);
            }
        }
        room = new double[leaves];
        order = new int[leaves];
        dearness = new double[leaves];
        way = new Way(2 * leaves);
        low = new Way(leaves);
        high = new Way(leaves);
        middle = new Way(leaves);
    }

    long steps() {
        return steps;
    }

    /// @param prices of a unit, `[leaf]`
    /// @param wanted gets the units of the way that was found, by leaf
    double least(int group, double[] prices, double[] wanted) {
        var want = instance.wants().get(group);
        price = prices;
        units = want.units();
        best = Double.MAX_VALUE;
        int leaves = instance.leaves();
        for (int leaf = 0; leaf < leaves; leaf++) {
            room[leaf] = Math.min(units, holds[kinds.of(group)][leaf]);
        }
        steps += leaves;
        if (!want.compact()) {
            anywhere(want);
        } else {
            compact(group, want);
        }
        for (int i = 0; i < way.size; i++) {
            wanted[way.leaves[i]] += way.parts[i];
        }
        return best;
    }

    private void anywhere(Want want) {
        // Where one domain must hold all, that is left aside: a little less than the truth.
        fill(0, instance.leaves(), 0, low);
        best = low.paid;
        copy(low, 1, low, 0);
    }

    private void compact(int group, Want want) {
        int leaves = instance.leaves();
        for (int leaf = 0; leaf < leaves; leaf++) {
            if (room[leaf] >= units && units * price[leaf] < best) {
                best = units * price[leaf];
                way.clear();
                way.add(leaf, units);
            }
        }
        if (want.required() == leafLevel) {
            return;
        }
        double span = tree.costs[leafLevel];
        for (int domain = 0; domain + 1 < firstLeaf.length; domain++) {
            inside(firstLeaf[domain], firstLeaf[domain + 1], 2, span, 0);
        }
        if (leafLevel > 1 && want.required() < leafLevel - 1) {
            var fewest = instance.needs().get(group).fewest();
            double above =
                    (double) tree.costs[leafLevel - 1]
                            * (Math.max(2, fewest.get(leafLevel - 1)) - 1);
            for (int level = 1; level < leafLevel - 1; level++) {
                above += (double) tree.costs[level] * (fewest.get(level) - 1);
            }
            inside(0, leaves, Math.max(2, fewest.get(leafLevel)), span, above);
        }
    }

    /// Over several leaves of a range.
    ///
    /// @param fewest leaves, at least 2
    /// @param span what each beyond the first costs
    /// @param above what is paid whatever the leaves
    private void inside(int from, int to, int fewest, double span, double above) {
        if (above >= best || !fill(from, to, span, high)) {
            return;
        }
        if (high.paid + span * (high.domains - 1) + above >= best) {
            return;
        }
        if (span == 0) {
            best = high.paid + above;
            copy(high, 1, high, 0);
            return;
        }
        // Beyond the continuous optimum more domains only cost more; below it fewer do.
        int middle = (int) Math.floor(high.domains);
        whole(from, to, Math.max(fewest, middle + 1), span, above);
        if (middle >= fewest) {
            whole(from, to, middle, span, above);
        }
    }

    /// With at most so many leaves: the price of a leaf is raised until they are that few.
    private void whole(int from, int to, int count, double span, double above) {
        double cheap = 0;
        double dear = span;
        fill(from, to, cheap, low);
        if (low.domains > count) {
            fill(from, to, dear, high);
            while (high.domains > count && dear < 1e6) {
                dear *= 4;
                fill(from, to, dear, high);
            }
            if (high.domains > count) {
                return;
            }
            for (int i = 0; i < 12 && high.domains < count; i++) {
                // Where the two lines meet.
                double meet = (high.paid - low.paid) / (low.domains - high.domains);
                fill(from, to, meet, middle);
                if (middle.domains > count) {
                    if (middle.domains >= low.domains - 1e-9) {
                        break;
                    }
                    take(middle, low);
                } else {
                    if (middle.domains <= high.domains + 1e-9) {
                        break;
                    }
                    take(middle, high);
                }
            }
        } else {
            take(low, high);
        }
        // A mixture of the two takes just so many leaves: the least price for them.
        double share =
                low.domains > count ? (count - high.domains) / (low.domains - high.domains) : 0;
        double paid = high.paid + share * (low.paid - high.paid);
        double all = paid + span * (count - 1) + above;
        if (all < best) {
            best = all;
            copy(high, 1 - share, low, share);
        }
    }

    private void take(Way from, Way to) {
        to.size = from.size;
        to.domains = from.domains;
        to.paid = from.paid;
        System.arraycopy(from.leaves, 0, to.leaves, 0, from.size);
        System.arraycopy(from.parts, 0, to.parts, 0, from.size);
    }

    private void copy(Way one, double share, Way other, double rest) {
        way.clear();
        for (int i = 0; i < one.size; i++) {
            way.add(one.leaves[i], share * one.parts[i]);
        }
        for (int i = 0; i < other.size && rest > 0; i++) {
            way.add(other.leaves[i], rest * other.parts[i]);
        }
    }

    /// Fills leaves from the cheapest on, a leaf's own price spread over its room.
    ///
    /// @return whether all found room
    private boolean fill(int from, int to, double span, Way filled) {
        int count = 0;
        for (int leaf = from; leaf < to; leaf++) {
            if (room[leaf] > 0) {
                dearness[leaf] = price[leaf] + span / room[leaf];
                order[count++] = leaf;
            }
        }
        steps += 2L * count;
        sort(count);
        filled.clear();
        double left = units;
        for (int i = 0; i < count && left > 0; i++) {
            int leaf = order[i];
            double part = Math.min(left, room[leaf]);
            filled.add(leaf, part);
            filled.domains += part / room[leaf];
            filled.paid += part * price[leaf];
            left -= part;
        }
        return left <= 0;
    }

    private void sort(int count) {
        for (int gap = count / 2; gap > 0; gap = gap == 2 ? 1 : gap * 5 / 11) {
            for (int i = gap; i < count; i++) {
                int leaf = order[i];
                int j = i;
                while (j >= gap && dearness[order[j - gap]] > dearness[leaf]) {
                    order[j] = order[j - gap];
                    j -= gap;
                }
                order[j] = leaf;
            }
        }
    }
}
