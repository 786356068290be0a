package dev.platformc.solver.mig;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The least cost of a [CoverProgram] when cards may be split: no whole packing is cheaper.
///
/// Dual simplex on whole numbers with one common denominator (fraction-free pivoting), so the bound
/// is exact. The costs are not negative, so the slack basis is where it starts. Smallest indices
/// are preferred, which rules out cycles.
final class LinearBound {
    /// What came of it.
    sealed interface Result {
        /// The optimum over split cards.
        ///
        /// @param cost rounded up
        /// @param cards for each column, rounded down
        record Bound(long cost, List<Long> cards) implements Result {}

        /// Not even split cards would do.
        record Infeasible() implements Result {}
    }

    private final BigInteger[][] table;
    private final int[] basis;
    private final int width;
    private BigInteger denominator = BigInteger.ONE;

    /// One row for each condition, then the costs; columns of patterns, then slacks, then the right
    /// side.
    private LinearBound(CoverProgram program) {
        int conditions = program.rows().size() + program.limits().size();
        width = program.columns().size() + conditions;
        table = new BigInteger[conditions + 1][width + 1];
        basis = new int[conditions];
        for (var row : table) {
            Arrays.fill(row, BigInteger.ZERO);
        }
        for (int column = 0; column < program.columns().size(); column++) {
            fill(program, column);
        }
        for (int row = 0; row < conditions; row++) {
            basis[row] = program.columns().size() + row;
            table[row][basis[row]] = BigInteger.ONE;
            table[row][width] = BigInteger.valueOf(rightSide(program, row));
        }
    }

    static Result of(CoverProgram program) {
        return new LinearBound(program).solve(program.columns().size());
    }

    private void fill(CoverProgram program, int column) {
        int reach = program.rows().size();
        for (int row = 0; row < reach; row++) {
            int slots = program.rows().get(row).coefficients().get(column);
            table[row][column] = BigInteger.valueOf(-slots);
        }
        table[reach + program.columns().get(column).kind()][column] = BigInteger.ONE;
        table[table.length - 1][column] = BigInteger.valueOf(program.columns().get(column).cost());
    }

    private static long rightSide(CoverProgram program, int row) {
        int reach = program.rows().size();
        return row < reach ? -program.rows().get(row).atLeast() : program.limits().get(row - reach);
    }

    private Result solve(int columns) {
        while (true) {
            int row = leaving();
            if (row < 0) {
                return new Result.Bound(cost(), cards(columns));
            }
            int column = entering(row);
            if (column < 0) {
                return new Result.Infeasible();
            }
            pivot(row, column);
        }
    }

    /// The row of the smallest basic variable that is negative; -1 when none is.
    private int leaving() {
        int best = -1;
        for (int row = 0; row < basis.length; row++) {
            if (table[row][width].signum() < 0 && (best < 0 || basis[row] < basis[best])) {
                best = row;
            }
        }
        return best;
    }

    /// The first column of least reduced cost per unit; -1 when the row cannot be mended.
    private int entering(int row) {
        var costs = table[table.length - 1];
        int best = -1;
        for (int column = 0; column < width; column++) {
            if (table[row][column].signum() >= 0) {
                continue;
            }
            if (best < 0
                    || costs[column]
                                    .multiply(table[row][best].negate())
                                    .compareTo(costs[best].multiply(table[row][column].negate()))
                            < 0) {
                best = column;
            }
        }
        return best;
    }

    private void pivot(int row, int column) {
        for (int j = 0; j <= width; j++) {
            table[row][j] = table[row][j].negate();
        }
        var pivot = table[row][column];
        for (int i = 0; i < table.length; i++) {
            if (i != row) {
                eliminate(table[i], table[row], table[i][column], pivot);
            }
        }
        denominator = pivot;
        basis[row] = column;
    }

    private void eliminate(
            BigInteger[] line, BigInteger[] pivotLine, BigInteger factor, BigInteger pivot) {
        for (int j = 0; j <= width; j++) {
            var product = line[j].signum() == 0 ? BigInteger.ZERO : line[j].multiply(pivot);
            if (factor.signum() != 0 && pivotLine[j].signum() != 0) {
                product = product.subtract(factor.multiply(pivotLine[j]));
            }
            line[j] = product.signum() == 0 ? BigInteger.ZERO : product.divide(denominator);
        }
    }

    private long cost() {
        var parts = table[table.length - 1][width].negate().divideAndRemainder(denominator);
        return parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0);
    }

    private List<Long> cards(int columns) {
        var cards = new ArrayList<Long>();
        for (int column = 0; column < columns; column++) {
            cards.add(0L);
        }
        for (int row = 0; row < basis.length; row++) {
            if (basis[row] < columns) {
                cards.set(basis[row], table[row][width].divide(denominator).longValueExact());
            }
        }
        return List.copyOf(cards);
    }
}
