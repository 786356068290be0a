package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// The ways to cut one group into pieces, one for each innermost domain that it stands in.
///
/// @param units of the group
/// @param most units of a piece that some domain could hold
/// @param whole whether there must be one piece
/// @param least pieces that any way has
/// @param span what every piece beyond the first costs
/// @param base what is paid whatever the pieces: the spans of outer levels
/// @param alone that no way costs less than, `base` included
/// @param features what is counted of pieces, each `[units of the piece]`
record Pieces(
        int units,
        int most,
        boolean whole,
        int least,
        long span,
        long base,
        long alone,
        List<double[]> features) {

    /// A way and what it costs at prices.
    ///
    /// @param sizes units of each piece
    /// @param cost of its spans
    /// @param price and that of its pieces
    record Way(int[] sizes, long cost, double price) {}

    static Pieces of(Instance instance, int group, int most) {
        var tree = instance.tree();
        var want = instance.wants().get(group);
        var need = instance.needs().get(group);
        int leafLevel = tree.leafLevel();
        boolean whole = want.required() >= leafLevel || want.units() == 1;
        int least = whole ? 1 : Math.max(1, need.fewest().get(leafLevel));
        long base = 0;
        for (int level = 1; want.compact() && level < leafLevel; level++) {
            base += (long) tree.costs[level] * (need.fewest().get(level) - 1);
        }
        return new Pieces(
                want.units(),
                most,
                whole,
                least,
                want.compact() ? tree.costs[leafLevel] : 0,
                base,
                need.cost(),
                features(want.units(), most, whole, least, want.compact()));
    }

    /// All units of pieces, their number, how many of them are large, how many there are of each
    /// size, and whether one is all. The last but one alone say everything; with the others prices
    /// of all sizes move together, which takes far fewer steps.
    private static List<double[]> features(
            int units, int most, boolean whole, int least, boolean counts) {
        var features = new ArrayList<double[]>();
        if (!whole) {
            features.add(feature(most, piece -> (double) piece / units));
        }
        if (!whole && counts) {
            features.add(feature(most, _ -> 1));
            int ways = Math.max(2, least);
            int large = (units + ways - 1) / ways;
            features.add(feature(most, piece -> piece >= large ? 1 : 0));
            for (int size = 1; size <= most && size < units; size++) {
                int own = size;
                features.add(feature(most, piece -> piece == own ? 1 : 0));
            }
        }
        if (most >= units && (whole || counts)) {
            features.add(feature(most, piece -> piece >= units ? 1 : 0));
        }
        return List.copyOf(features);
    }

    private static double[] feature(int most, IntToDoubleFunction of) {
        var feature = new double[most + 1];
        for (int piece = 1; piece <= most; piece++) {
            feature[piece] = of.applyAsDouble(piece);
        }
        return feature;
    }

    /// Prices of the features that are worth beginning with: a piece that is all is worth a span.
    /// At prices of 0 no piece is worth anything, and no way leads up from there.
    double[] firstPrices() {
        double[] first = new double[features.size()];
        if (most >= units && first.length > 0) {
            first[first.length - 1] = span;
        }
        return first;
    }

    /// What pieces are worth, `[units of the piece]`.
    double[] worth(double[] prices) {
        double[] worth = new double[most + 1];
        for (int k = 0; k < prices.length; k++) {
            for (int piece = 1; piece <= most; piece++) {
                worth[piece] += prices[k] * features.get(k)[piece];
            }
        }
        return worth;
    }

    boolean allows(int piece) {
        return whole ? piece == units : piece <= most;
    }

    /// What a way with so many pieces costs at least.
    private long cost(int pieces) {
        return Math.max(alone, base + span * (pieces - 1));
    }

    /// Pieces from which on one more costs one span more.
    private int counted() {
        int count = Math.max(1, least);
        while (span > 0 && base + span * (count - 1) < alone) {
            count++;
        }
        return count;
    }

    /// Steps that [#cheapest] takes.
    long steps() {
        return (long) units * Math.min(units, most) * counted();
    }

    /// The cheapest way at prices of pieces.
    ///
    /// @param prices `[units of the piece]`
    Way cheapest(double[] prices) {
        if (whole) {
            return new Way(new int[] {units}, cost(1), cost(1) + prices[units]);
        }
        int counted = counted();
        var best = new double[counted + 1][units + 1];
        var last = new int[counted + 1][units + 1];
        var before = new int[counted + 1][units + 1];
        for (var line : best) {
            Arrays.fill(line, Double.POSITIVE_INFINITY);
        }
        best[0][0] = 0;
        for (int sum = 1; sum <= units; sum++) {
            for (int count = 1; count <= counted; count++) {
                // The last count stands for as many or more; beyond it every piece costs its span.
                extend(prices, best, last, before, sum, count, count - 1, 0);
                if (count == counted) {
                    extend(prices, best, last, before, sum, count, count, span);
                }
            }
        }
        int count = counted;
        for (int fewer = least; fewer < counted; fewer++) {
            if (cost(fewer) + best[fewer][units] < cost(count) + best[count][units]) {
                count = fewer;
            }
        }
        return way(best[count][units], last, before, count);
    }

    private void extend(
            double[] prices,
            double[][] best,
            int[][] last,
            int[][] before,
            int sum,
            int count,
            int from,
            long extra) {
        for (int piece = Math.min(sum, most); piece > 0; piece--) {
            double price = best[from][sum - piece] + prices[piece] + extra;
            if (price < best[count][sum]) {
                best[count][sum] = price;
                last[count][sum] = piece;
                before[count][sum] = from;
            }
        }
    }

    private Way way(double price, int[][] last, int[][] before, int end) {
        var sizes = new ArrayList<Integer>();
        int count = end;
        int sum = units;
        while (sum > 0) {
            int piece = last[count][sum];
            int next = before[count][sum];
            sizes.add(piece);
            sum -= piece;
            count = next;
        }
        int pieces = sizes.size();
        return new Way(
                sizes.stream().mapToInt(Integer::intValue).toArray(),
                cost(Math.max(pieces, 1)),
                price + cost(end));
    }
}
