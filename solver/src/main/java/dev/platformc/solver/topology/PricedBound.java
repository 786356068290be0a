package dev.platformc.solver.topology;

import java.util.Arrays;
import java.util.List;

/// What no placement can be cheaper than, with a price on the room of every innermost domain.
///
/// Whatever the prices, the cheapest that every group could do alone, its spans and the prices of
/// its room together, less the price of all the room there is, is a bound on the cost of all
/// groups. With all prices 0 it is what the groups cost alone. Prices rise where too many groups
/// want to stand and fall where room is left, and the best bound that is met is kept (Lagrangian
/// relaxation of the room, raised by subgradient steps).
final class PricedBound {
    /// Far above what rounding of floating-point numbers adds up to, far below 1.
    private static final double ROUNDING = 1e-4;

    /// Looks without gain after which steps are halved.
    private static final int PATIENCE = 12;

    private static final double LEAST_GAIN = 1e-3;
    private static final double LEAST_PACE = 0.005;

    private final Instance instance;
    private final Tree tree;
    private final Kinds kinds;
    private final List<Slots> rows;

    /// Slots of a unit of a kind, `[row][kind]`.
    private final long[][] taken;

    /// `[row][leaf]`
    private final double[][] room;

    private final double[][] prices;

    /// Units of each kind by the last look, `[kind][leaf]`.
    private final double[][] wanted;

    private final GroupPrice groupPrice;
    private final long goal;

    private PricedBound(Instance instance, long goal) {
        this.instance = instance;
        this.goal = goal;
        tree = instance.tree();
        kinds = new Kinds(instance);
        int deciding = kinds.countBySlots() ? kinds.deciding() : -1;
        rows =
                Slots.all(kinds).stream()
                        .filter(row -> deciding < 0 || row.resource() == deciding)
                        .toList();
        taken = new long[rows.size()][kinds.count()];
        room = new double[rows.size()][instance.leaves()];
        prices = new double[rows.size()][instance.leaves()];
        wanted = new double[kinds.count()][instance.leaves()];
        for (int row = 0; row < rows.size(); row++) {
            var slots = rows.get(row);
            for (int kind = 0; kind < kinds.count(); kind++) {
                taken[row][kind] = kinds.size(kind).of(slots.resource()) / slots.size();
            }
            for (int leaf = 0; leaf < instance.leaves(); leaf++) {
                room[row][leaf] = slots.in(tree, tree.leafLevel(), leaf);
            }
        }
        groupPrice = new GroupPrice(instance, kinds);
    }

    /// @param known the cost of a placement
    /// @param allowance what is spent is taken from it
    /// @param most units
    /// @return at most `known`
    static long raise(Instance instance, long known, Allowance allowance, long most) {
        if (instance.tree().leafLevel() < 1 || known <= instance.bound()) {
            return Math.min(known, instance.bound());
        }
        var bound = new PricedBound(instance, known);
        double best = bound.run(most * LocalSearch.STEPS_PER_UNIT);
        allowance.spend(bound.groupPrice.steps() / LocalSearch.STEPS_PER_UNIT);
        return Math.min(known, Math.max(instance.bound(), whole(best)));
    }

    private static long whole(double bound) {
        return (long) Math.ceil(bound - ROUNDING);
    }

    private double run(long most) {
        double best = instance.bound();
        double pace = 1;
        int idle = 0;
        var kept = copy(prices);
        while (groupPrice.steps() < most && whole(best) < goal && pace > LEAST_PACE) {
            double bound = look();
            if (bound > best + LEAST_GAIN) {
                best = bound;
                idle = 0;
                kept = copy(prices);
            } else if (++idle >= PATIENCE) {
                idle = 0;
                pace /= 2;
                paste(kept, prices);
                bound = look();
            }
            step(pace * (goal - bound));
        }
        return best;
    }

    private static double[][] copy(double[][] rows) {
        var copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    private static void paste(double[][] from, double[][] to) {
        for (int i = 0; i < from.length; i++) {
            System.arraycopy(from[i], 0, to[i], 0, from[i].length);
        }
    }

    /// The bound at these prices; what the groups would take is in `wanted` after it.
    private double look() {
        var unitPrices = new double[kinds.count()][instance.leaves()];
        for (int kind = 0; kind < kinds.count(); kind++) {
            Arrays.fill(wanted[kind], 0);
            for (int row = 0; row < rows.size(); row++) {
                for (int leaf = 0; leaf < instance.leaves(); leaf++) {
                    unitPrices[kind][leaf] += prices[row][leaf] * taken[row][kind];
                }
            }
        }
        double bound = 0;
        for (int group = 0; group < instance.groups(); group++) {
            int kind = kinds.of(group);
            bound += groupPrice.least(group, unitPrices[kind], wanted[kind]);
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int leaf = 0; leaf < instance.leaves(); leaf++) {
                bound -= prices[row][leaf] * room[row][leaf];
            }
        }
        return bound;
    }

    private void step(double length) {
        double norm = 0;
        var slope = new double[rows.size()][instance.leaves()];
        for (int row = 0; row < rows.size(); row++) {
            for (int leaf = 0; leaf < instance.leaves(); leaf++) {
                double over = -room[row][leaf];
                for (int kind = 0; kind < kinds.count(); kind++) {
                    over += taken[row][kind] * wanted[kind][leaf];
                }
                if (over > 0 || prices[row][leaf] > 0) {
                    slope[row][leaf] = over;
                    norm += over * over;
                }
            }
        }
        if (norm == 0) {
            return;
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int leaf = 0; leaf < instance.leaves(); leaf++) {
                prices[row][leaf] =
                        Math.max(0, prices[row][leaf] + length / norm * slope[row][leaf]);
            }
        }
    }
}
