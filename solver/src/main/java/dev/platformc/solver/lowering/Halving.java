package dev.platformc.solver.lowering;

import java.util.function.IntPredicate;

/// Searches by halving among numbers. What works with more mostly works with fewer; where it does
/// not, the answer still works, and only may not be the nearest.
final class Halving {
    private Halving() {}

    /// The largest from 1 to `most` that works; 0 for none.
    static int largest(int most, IntPredicate works) {
        int low = 0;
        int high = most;
        while (low < high) {
            int middle = low + (high - low + 1) / 2;
            if (works.test(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Math.max(0, low);
    }

    /// The smallest from `least` to `most` that works; 0 for none.
    static int smallest(int least, int most, IntPredicate works) {
        if (least > most || !works.test(most)) {
            return 0;
        }
        int low = least;
        int high = most;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (works.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
