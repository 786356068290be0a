package dev.platformc.solver.mig;

/// What prices of rows prove about a [ChoiceProgram], exactly: whatever the prices, every class
/// costs at least what its cheapest outcome costs less what it earns, and what is wanted is paid.
///
/// All figures are whole multiples of one over the scale.
///
/// @param value no solution costs less
/// @param reduced how much more than the cheapest outcome of its class each column of the table
///   costs at the prices
record PriceBound(long scale, long value, long[] reduced) {
    /// Figures stay below this, so that sums of them fit.
    private static final double ROOM = 0x1p58;

    /// @param prices of the rows, not negative
    /// @param costs whether outcomes cost anything; if not, a value above 0 proves that the cards
    ///   cannot give enough
    static PriceBound of(ChoiceTable table, double[] prices, boolean costs) {
        long scale = scale(table, prices);
        var whole = new long[prices.length];
        long value = 0;
        for (int row = 0; row < whole.length; row++) {
            whole[row] = Math.round(prices[row] * scale);
            value = Math.addExact(value, Math.multiplyExact(whole[row], table.atLeast(row)));
        }
        var reduced = new long[table.columns()];
        for (int kind = 0; kind < table.kinds(); kind++) {
            long least = Long.MAX_VALUE;
            for (int column = table.first(kind); column < table.first(kind + 1); column++) {
                reduced[column] = costs ? scale * table.cost(column) : 0;
                for (int row = 0; row < whole.length; row++) {
                    reduced[column] -= whole[row] * table.gives(column, row);
                }
                least = Math.min(least, reduced[column]);
            }
            for (int column = table.first(kind); column < table.first(kind + 1); column++) {
                reduced[column] -= least;
            }
            value = Math.addExact(value, Math.multiplyExact(least, table.size(kind)));
        }
        return new PriceBound(scale, value, reduced);
    }

    /// A power of two.
    private static long scale(ChoiceTable table, double[] prices) {
        double most = 1;
        double cards = 0;
        for (int kind = 0; kind < table.kinds(); kind++) {
            cards += table.size(kind);
            for (int column = table.first(kind); column < table.first(kind + 1); column++) {
                double sum = table.cost(column);
                for (int row = 0; row < prices.length; row++) {
                    sum += prices[row] * Math.abs(table.gives(column, row));
                }
                most = Math.max(most, sum);
            }
        }
        double sum = most * cards;
        for (int row = 0; row < prices.length; row++) {
            sum += prices[row] * Math.abs(table.atLeast(row));
        }
        long scale = 1L << 32;
        while (scale > 1 && sum * scale > ROOM) {
            scale >>= 1;
        }
        return scale;
    }

    /// No solution in whole cards costs less.
    long least() {
        return Math.ceilDiv(value, scale);
    }

    /// Whether some solution that costs no more than `most` may use the column.
    boolean isOpen(int column, long most) {
        return reduced[column] <= most * scale - value;
    }
}
