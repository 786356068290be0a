package dev.platformc.solver.topology;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What no placement can be cheaper than, with a price on every piece of a group.
///
/// Whatever pieces are worth: every group is cut at least as dearly as its cheapest way costs, the
/// worth of its pieces included, and no innermost domain takes pieces worth more than its best
/// fill. The sum of the former less the sum of the latter is a bound on the cost of all groups. It
/// sees what sums do not: that pieces which fill one gap leave others that nothing fits into.
/// Prices rise for pieces that ways ask for more often than domains take them, and fall for others;
/// the best bound that is met is kept (Lagrangian decomposition, raised by subgradient steps).
final class PieceBound {
    /// Far above what rounding adds up to, far below 1.
    private static final double ROUNDING = 1e-4;

    /// Steps of about a nanosecond that count as one unit of the budget.
    private static final long STEPS_PER_UNIT = 1_000;

    /// Room of a domain, in units of the smallest size, beyond which fills take too long.
    private static final int MOST_ROOM = 2_048;

    /// With fewer looks the bound hardly rises.
    private static final int LEAST_LOOKS = 200;

    /// Looks without gain after which steps are shortened, and by how much.
    private static final int PATIENCE = 25;

    private static final double SHORTER = 1.5;
    private static final double LEAST_GAIN = 0.01;
    private static final double LEAST_PACE = 1e-3;

    /// How much of the last direction goes into the next: prices swing less.
    private static final double INERTIA = 0.7;

    private final Pieces[] pieces;
    private final int domains;

    /// What groups cost that take no room.
    private final long fixed;

    private final DomainFill fill;

    /// Of the features of each group, `[group][feature]`, and how much more of them ways asked for
    /// by the last look than domains took.
    private final double[][] prices;

    private final double[][] slope;
    private double best = Double.NEGATIVE_INFINITY;
    private long work;

    private PieceBound(Instance instance, Kinds kinds, List<Integer> groups) {
        domains = instance.leaves();
        int resource = kinds.deciding();
        var sizes = kinds.sizes(resource);
        int[][] rooms = rooms(instance, resource, sizes);
        int count = groups.size();
        int[] sizeOf = new int[count];
        int[] unit = new int[count];
        int[] most = new int[count];
        pieces = new Pieces[count];
        prices = new double[count][];
        slope = new double[count][];
        for (int i = 0; i < count; i++) {
            var want = instance.wants().get(groups.get(i));
            sizeOf[i] = sizes.indexOf(want.each().of(resource));
            unit[i] = (int) (want.each().of(resource) / sizes.getFirst());
            int own = i;
            int largest = Arrays.stream(rooms).mapToInt(room -> room[sizeOf[own]]).max().orElse(0);
            most[i] = Math.min(largest / unit[i], want.units());
            pieces[i] = Pieces.of(instance, groups.get(i), most[i]);
            prices[i] = pieces[i].firstPrices();
            slope[i] = new double[prices[i].length];
        }
        int[] order =
                IntStream.range(0, count)
                        .boxed()
                        .sorted(Comparator.comparingInt(i -> -unit[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        fill = new DomainFill(rooms, order, sizeOf, unit, most);
        fixed = instance.bound() - Arrays.stream(pieces).mapToLong(Pieces::alone).sum();
    }

    private static int[][] rooms(Instance instance, int resource, List<Long> sizes) {
        var tree = instance.tree();
        var rooms = new int[instance.leaves()][sizes.size()];
        for (int size = 0; size < sizes.size(); size++) {
            var slots = new Slots(resource, sizes.get(size));
            long scale = sizes.get(size) / sizes.getFirst();
            for (int leaf = 0; leaf < rooms.length; leaf++) {
                rooms[leaf][size] = Math.toIntExact(slots.in(tree, tree.leafLevel(), leaf) * scale);
            }
        }
        return rooms;
    }

    /// @param known the cost of a placement
    /// @param allowance what is spent is taken from it
    /// @param most units
    /// @return at most `known`; what the groups cost alone where fills would take too long
    static long raise(Instance instance, long known, Allowance allowance, long most) {
        long alone = Math.min(known, instance.bound());
        var kinds = new Kinds(instance);
        if (instance.tree().leafLevel() < 1 || known <= alone || !isSmallEnough(instance, kinds)) {
            return alone;
        }
        var groups =
                IntStream.range(0, instance.groups())
                        .filter(g -> instance.wants().get(g).each().of(kinds.deciding()) > 0)
                        .boxed()
                        .toList();
        var bound = new PieceBound(instance, kinds, groups);
        bound.climb(known, most * STEPS_PER_UNIT);
        allowance.spend(bound.spent() / STEPS_PER_UNIT);
        return Math.min(known, Math.max(alone, bound.whole()));
    }

    private static boolean isSmallEnough(Instance instance, Kinds kinds) {
        if (!kinds.countBySlots() || kinds.sizes(kinds.deciding()).isEmpty()) {
            return false;
        }
        var tree = instance.tree();
        var smallest = new Slots(kinds.deciding(), kinds.sizes(kinds.deciding()).getFirst());
        return IntStream.range(0, instance.leaves())
                .allMatch(leaf -> smallest.in(tree, tree.leafLevel(), leaf) <= MOST_ROOM);
    }

    private long whole() {
        return (long) Math.ceil(best - ROUNDING);
    }

    private long spent() {
        return work + fill.work();
    }

    private void climb(long goal, long most) {
        var kept = new double[prices.length][];
        var direction = new double[prices.length][];
        for (int i = 0; i < prices.length; i++) {
            kept[i] = prices[i].clone();
            direction[i] = new double[prices[i].length];
        }
        best = look();
        if (spent() > most / LEAST_LOOKS) {
            return;
        }
        double pace = 1;
        int idle = 0;
        while (spent() < most && pace > LEAST_PACE) {
            double bound = look();
            idle = bound > best + LEAST_GAIN ? 0 : idle + 1;
            if (bound > best) {
                best = bound;
                paste(prices, kept);
            }
            if (whole() >= goal) {
                return;
            }
            if (idle >= PATIENCE) {
                idle = 0;
                pace /= SHORTER;
                paste(kept, prices);
                for (double[] each : direction) {
                    Arrays.fill(each, 0);
                }
                bound = look();
            }
            if (!step(direction, pace * (goal - bound))) {
                return;
            }
        }
    }

    private static void paste(double[][] from, double[][] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, from[i].length);
        }
    }

    /// The bound at these prices; how ways and fills differ is in `slope` after it.
    private double look() {
        double bound = fixed;
        for (int i = 0; i < pieces.length; i++) {
            Arrays.fill(slope[i], 0);
            var worth = pieces[i].worth(prices[i]);
            fill.price(i, pieces[i], worth);
            var way = pieces[i].cheapest(worth);
            work += pieces[i].steps();
            bound += way.price();
            for (int size : way.sizes()) {
                count(i, size, 1);
            }
        }
        int[] filled = new int[pieces.length];
        for (int domain = 0; domain < domains; domain++) {
            bound -= fill.fill(domain, filled);
            for (int i = 0; i < filled.length; i++) {
                count(i, filled[i], -1);
            }
        }
        return bound;
    }

    private void count(int i, int size, int sign) {
        var features = pieces[i].features();
        for (int k = 0; size > 0 && k < slope[i].length; k++) {
            slope[i][k] += sign * features.get(k)[size];
        }
    }

    /// @return false at the top
    private boolean step(double[][] direction, double length) {
        double norm = 0;
        for (int i = 0; i < slope.length; i++) {
            for (int k = 0; k < slope[i].length; k++) {
                direction[i][k] = INERTIA * direction[i][k] + (1 - INERTIA) * slope[i][k];
                norm += direction[i][k] * direction[i][k];
            }
        }
        if (norm < ROUNDING * ROUNDING) {
            return false;
        }
        for (int i = 0; i < slope.length; i++) {
            for (int k = 0; k < slope[i].length; k++) {
                prices[i][k] += length / norm * direction[i][k];
            }
        }
        return true;
    }
}
