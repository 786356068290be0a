package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.solver.mig.CoverProgram.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToIntFunction;

/// The least cost that counting shows: each condition by itself, and the sums of memory and of
/// compute slices. Enough where the cards are empty and alike.
final class CountingBound {
    private CountingBound() {}

    /// The largest of the bounds.
    ///
    /// @return empty when some count already shows that there are too few cards
    static OptionalLong of(CoverProgram program, Wants wants) {
        var counts = new ArrayList<Count>();
        program.rows().forEach(row -> counts.add(new Count(row.coefficients(), row.atLeast())));
        counts.add(sum(program, wants, MigProfile::size));
        counts.add(sum(program, wants, MigProfile::compute));
        long best = 0;
        for (var count : counts) {
            var cost = cost(program, count);
            if (cost.isEmpty()) {
                return cost;
            }
            best = Math.max(best, cost.getAsLong());
        }
        return OptionalLong.of(best);
    }

    /// @param coefficients what a card of each column gives
    /// @param atLeast what all must give
    private record Count(List<Integer> coefficients, long atLeast) {}

    private static Count sum(CoverProgram program, Wants wants, ToIntFunction<MigProfile> weight) {
        var coefficients = new ArrayList<Integer>();
        for (var column : program.columns()) {
            coefficients.add((int) weigh(wants, column, weight));
        }
        long atLeast = 0;
        for (int i = 0; i < wants.profiles().size(); i++) {
            atLeast += wants.totals().get(i) * weight.applyAsInt(wants.profiles().get(i));
        }
        return new Count(coefficients, atLeast);
    }

    private static long weigh(Wants wants, Column column, ToIntFunction<MigProfile> weight) {
        long sum = 0;
        for (int i = 0; i < wants.profiles().size(); i++) {
            boolean wanted = wants.totals().get(i) > 0;
            sum +=
                    wanted
                            ? (long) column.slots().get(i)
                                    * weight.applyAsInt(wants.profiles().get(i))
                            : 0;
        }
        return sum;
    }

    /// Cards that reach the row when each gives the most it can: free ones first, then those that
    /// give most.
    private static OptionalLong cost(CoverProgram program, Count count) {
        record Best(int cost, int reach, long cards) {}
        var kinds = new ArrayList<Best>();
        for (int kind = 0; kind < program.limits().size(); kind++) {
            int reach = 0;
            int cost = 1;
            for (int i = 0; i < program.columns().size(); i++) {
                if (program.columns().get(i).kind() == kind) {
                    reach = Math.max(reach, count.coefficients().get(i));
                    cost = program.columns().get(i).cost();
                }
            }
            kinds.add(new Best(cost, reach, program.limits().get(kind)));
        }
        kinds.sort(
                Comparator.comparingInt(Best::cost)
                        .thenComparing(Best::reach, Comparator.reverseOrder()));
        long left = count.atLeast();
        long cost = 0;
        for (var kind : kinds) {
            if (left > 0 && kind.reach() > 0) {
                long cards = Math.min(kind.cards(), Math.ceilDiv(left, kind.reach()));
                left -= cards * kind.reach();
                cost += cards * kind.cost();
            }
        }
        return left > 0 ? OptionalLong.empty() : OptionalLong.of(cost);
    }
}
