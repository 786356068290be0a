package dev.platformc.solver.mig;

import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.MovesProgram.Limit;
import dev.platformc.solver.mig.ReplanProblem.Goal;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The least of a [MovesProgram] by both parts of a goal.
///
/// Prices of the rows bound the first part, then the second part with the first at its bound; what
/// the prices rule out is no unknown any more. One question in whole numbers then settles both at
/// once, as a rule. Where it does not, the bounds rise one after the other.
final class MovesSearch implements AutoCloseable {
    private final MovesProgram program;
    private final Goal goal;
    private final ChoiceSearch search;

    MovesSearch(MovesProgram program, Goal goal, Budget budget) {
        this.program = program;
        this.goal = goal;
        this.search = new ChoiceSearch(budget);
    }

    sealed interface Result {
        /// @param counts cards of each column
        /// @param bound of the first part
        /// @param proven that nothing is better
        record Found(List<Integer> counts, long bound, boolean proven) implements Result {}

        /// Proved: there is none.
        record None() implements Result {}

        /// The budget is spent.
        ///
        /// @param bound of the first part
        record Unknown(long bound) implements Result {}
    }

    /// A linear program with its prices.
    private record Priced(ChoiceTable table, PriceBound bound) {
        /// Absent when the cards cannot give enough.
        static @Nullable Priced of(ChoiceProgram program) {
            var table = new ChoiceTable(program);
            var found = RowPrices.of(table);
            if (found.isShort() && PriceBound.of(table, found.prices(), false).value() > 0) {
                return null;
            }
            return new Priced(table, PriceBound.of(table, found.prices(), true));
        }

        /// The columns that may be used at this cost.
        IntPredicate open(long most) {
            return column -> bound.isOpen(column, most);
        }
    }

    Result least() {
        var first = Priced.of(program.toward(goal.first(), null));
        if (first == null) {
            return new Result.None();
        }
        boolean known = false;
        for (long most = Math.max(0, first.bound().least()); ; most++) {
            var second = Priced.of(program.toward(goal.second(), new Limit(goal.first(), most)));
            // Absent where rounding made the first bound weak: not even split cards can do it then.
            var at = second == null ? null : at(first, second, most);
            if (at != null) {
                return at;
            }
            if (!known) {
                switch (search.find(first.table(), _ -> true, -1)) {
                    case ChoiceSearch.Result.Found _ -> known = true;
                    case ChoiceSearch.Result.None() -> {
                        return new Result.None();
                    }
                    case ChoiceSearch.Result.Unknown() -> {
                        return new Result.Unknown(most + 1);
                    }
                }
            }
        }
    }

    /// The least by the second part when the first costs no more than `most`; absent when nothing
    /// costs so little.
    private @Nullable Result at(Priced first, Priced second, long most) {
        long from = Math.max(0, second.bound().least());
        switch (search.find(second.table(), both(first, most, second, from), from)) {
            case ChoiceSearch.Result.Found(var counts) -> {
                return new Result.Found(counts, most, true);
            }
            case ChoiceSearch.Result.Unknown() -> {
                return new Result.Unknown(most);
            }
            case ChoiceSearch.Result.None() -> {}
        }
        return switch (search.find(first.table(), first.open(most), most)) {
            case ChoiceSearch.Result.None() -> null;
            case ChoiceSearch.Result.Unknown() -> new Result.Unknown(most);
            case ChoiceSearch.Result.Found(var counts) ->
                    second(first, second, most, from + 1, counts);
        };
    }

    /// One more by the second part, until there is an answer.
    private Result second(Priced first, Priced second, long most, long from, List<Integer> start) {
        for (long bound = from; ; bound++) {
            if (program.cost(goal.second(), start) <= bound) {
                return new Result.Found(start, most, true);
            }
            switch (search.find(second.table(), both(first, most, second, bound), bound)) {
                case ChoiceSearch.Result.Found(var counts) -> {
                    return new Result.Found(counts, most, true);
                }
                case ChoiceSearch.Result.Unknown() -> {
                    return new Result.Found(start, most, false);
                }
                case ChoiceSearch.Result.None() -> {}
            }
        }
    }

    /// Both tables have the same columns in the same order.
    private static IntPredicate both(Priced first, long most, Priced second, long bound) {
        return column -> first.bound().isOpen(column, most) && second.bound().isOpen(column, bound);
    }

    /// Units used so far.
    long spent() {
        return search.spent();
    }

    @Override
    public void close() {
        search.close();
    }
}
