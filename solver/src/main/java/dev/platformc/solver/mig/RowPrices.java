package dev.platformc.solver.mig;

import java.util.Arrays;

/// Prices for the rows of a [ChoiceProgram] at which what the classes cost by themselves is as much
/// as it can be: that is what the program costs when cards may be split.
///
/// Each class by itself takes the outcome that is cheapest at the prices, so one step is one look
/// at every column, and the basis has one line for each row and one more (the master program of
/// Dantzig and Wolfe). Floating point finds the prices; what they prove is worked out exactly by
/// [PriceBound], so rounding can make a bound weaker and never wrong.
final class RowPrices {
    private static final double EPSILON = 1e-9;
    private static final double ENOUGH = 1e-6;
    private static final int MOST_STEPS = 4_000;

    private final ChoiceTable table;
    private final int rows;

    /// Inverse of the basis; the last line is that of the shares, which add up to 1.
    private final double[][] inverse;

    private final double[] level;
    private final Entry[] basis;
    private boolean costs;

    /// Something that can be in the basis.
    ///
    /// @param gives to each row, and its share
    /// @param missing whether it only stands for what is not given
    private record Entry(double[] gives, double cost, boolean missing) {}

    private RowPrices(ChoiceTable table) {
        this.table = table;
        this.rows = table.rows();
        this.inverse = new double[rows + 1][rows + 1];
        this.level = new double[rows + 1];
        this.basis = new Entry[rows + 1];
    }

    /// @param isShort whether cards cannot give enough even when they are split; the prices are
    ///   then for the program in which nothing costs anything
    record Found(double[] prices, boolean isShort) {}

    static Found of(ChoiceTable table) {
        var search = new RowPrices(table);
        search.start();
        search.descend();
        if (search.shortfall() > ENOUGH) {
            return new Found(search.prices(), true);
        }
        search.costs = true;
        search.descend();
        return new Found(search.prices(), false);
    }

    /// One outcome for each class, and beside it what is missing or too much in each row.
    private void start() {
        var first = cheapest(new double[rows + 1]);
        for (int row = 0; row < rows; row++) {
            double missing = table.atLeast(row) - first.gives()[row];
            double sign = missing > 0 ? 1 : -1;
            var gives = new double[rows + 1];
            gives[row] = sign;
            basis[row] = new Entry(gives, 0, missing > 0);
            inverse[row][row] = sign;
            inverse[row][rows] = -sign * first.gives()[row];
            level[row] = Math.abs(missing);
        }
        basis[rows] = first;
        inverse[rows][rows] = 1;
        level[rows] = 1;
    }

    private void descend() {
        for (int step = 0; step < MOST_STEPS; step++) {
            if (!costs && shortfall() <= ENOUGH) {
                return;
            }
            var prices = duals();
            var entry = surplus(prices);
            if (entry == null) {
                entry = cheapest(prices);
                if (reduced(entry, prices) >= -ENOUGH) {
                    return;
                }
            }
            if (!enter(entry)) {
                return;
            }
        }
    }

    private double cost(Entry entry) {
        return costs ? entry.cost() : entry.missing() ? 1 : 0;
    }

    private double shortfall() {
        double sum = 0;
        for (int i = 0; i < basis.length; i++) {
            sum += basis[i].missing() ? level[i] : 0;
        }
        return sum;
    }

    private double[] duals() {
        var prices = new double[rows + 1];
        for (int i = 0; i < basis.length; i++) {
            double cost = cost(basis[i]);
            for (int j = 0; cost != 0 && j <= rows; j++) {
                prices[j] += cost * inverse[i][j];
            }
        }
        return prices;
    }

    private double[] prices() {
        var prices = Arrays.copyOf(duals(), rows);
        for (int row = 0; row < rows; row++) {
            prices[row] = Math.max(0, prices[row]);
        }
        return prices;
    }

    private double reduced(Entry entry, double[] prices) {
        double cost = cost(entry);
        for (int j = 0; j <= rows; j++) {
            cost -= prices[j] * entry.gives()[j];
        }
        return cost;
    }

    /// What a row gives too much, where its price would be negative.
    private @org.jspecify.annotations.Nullable Entry surplus(double[] prices) {
        int least = -1;
        for (int row = 0; row < rows; row++) {
            if (prices[row] < -EPSILON && (least < 0 || prices[row] < prices[least])) {
                least = row;
            }
        }
        if (least < 0) {
            return null;
        }
        var gives = new double[rows + 1];
        gives[least] = -1;
        return new Entry(gives, 0, false);
    }

    /// Every class takes the outcome that is cheapest at these prices, the first of equals.
    private Entry cheapest(double[] prices) {
        var gives = new double[rows + 1];
        double cost = 0;
        for (int kind = 0; kind < table.kinds(); kind++) {
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int column = table.first(kind); column < table.first(kind + 1); column++) {
                double own = costs ? table.cost(column) : 0;
                for (int row = 0; row < rows; row++) {
                    own -= prices[row] * table.gives(column, row);
                }
                if (own < least - EPSILON) {
                    least = own;
                    best = column;
                }
            }
            cost += (double) table.size(kind) * table.cost(best);
            for (int row = 0; row < rows; row++) {
                gives[row] += (double) table.size(kind) * table.gives(best, row);
            }
        }
        gives[rows] = 1;
        return new Entry(gives, cost, false);
    }

    /// @return false when nothing leaves, which only rounding can bring about
    private boolean enter(Entry entry) {
        var change = new double[rows + 1];
        for (int i = 0; i <= rows; i++) {
            for (int j = 0; j <= rows; j++) {
                change[i] += inverse[i][j] * entry.gives()[j];
            }
        }
        int leaving = leaving(change);
        if (leaving < 0) {
            return false;
        }
        double pivot = change[leaving];
        double amount = level[leaving] / pivot;
        for (int j = 0; j <= rows; j++) {
            inverse[leaving][j] /= pivot;
        }
        for (int i = 0; i <= rows; i++) {
            if (i != leaving && change[i] != 0) {
                level[i] = Math.max(0, level[i] - amount * change[i]);
                for (int j = 0; j <= rows; j++) {
                    inverse[i][j] -= change[i] * inverse[leaving][j];
                }
            }
        }
        level[leaving] = amount;
        basis[leaving] = entry;
        return true;
    }

    /// The line that reaches 0 first, of equals the one with the largest pivot. What stands for
    /// something missing must not come back.
    private int leaving(double[] change) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= rows; i++) {
            boolean blocked = costs && basis[i].missing() && Math.abs(change[i]) > ENOUGH;
            if (!blocked && change[i] <= EPSILON) {
                continue;
            }
            double ratio = blocked ? 0 : level[i] / change[i];
            boolean equal = Math.abs(ratio - least) <= EPSILON;
            if (best < 0
                    || (equal ? Math.abs(change[i]) > Math.abs(change[best]) : ratio < least)) {
                best = i;
                least = ratio;
            }
        }
        return best;
    }
}
