package dev.platformc.solver.mig;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.IntExpr;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.IntSort;
import com.microsoft.z3.Model;
import dev.platformc.solver.Budget;
import dev.platformc.solver.z3.Conversation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Asks Z3 for whole numbers of cards. Only columns that may be used are unknowns, and in each
/// class the last of them is what the others leave. Z3 is loaded at the first question.
final class ChoiceSearch implements AutoCloseable {
    private final Budget budget;
    private @Nullable Conversation z3;

    ChoiceSearch(Budget budget) {
        this.budget = budget;
    }

    /// What came of a question.
    sealed interface Result {
        /// @param counts cards of each column of the program
        record Found(List<Integer> counts) implements Result {}

        /// Proved: there is none.
        record None() implements Result {}

        /// The budget is spent.
        record Unknown() implements Result {}
    }

    /// @param open whether a column of the table may be used
    /// @param most what it may cost; negative for no limit
    Result find(ChoiceTable table, IntPredicate open, long most) {
        if (z3 == null) {
            z3 = Conversation.within(budget);
        }
        var question = new Question(z3, table, open);
        if (question.isHopeless()) {
            return new Result.None();
        }
        var solver = z3.solver();
        question.rows(most).forEach(solver::add);
        var status = z3.ask(solver);
        return switch (status) {
            case SATISFIABLE -> new Result.Found(question.read(solver.getModel()));
            case UNSATISFIABLE -> new Result.None();
            case UNKNOWN -> new Result.Unknown();
        };
    }

    /// Units used so far.
    long spent() {
        return z3 == null ? 0 : z3.spent();
    }

    @Override
    public void close() {
        if (z3 != null) {
            z3.close();
        }
    }

    private static final class Question {
        private final Conversation z3;
        private final ChoiceTable table;

        /// Unknowns of the open columns but the last of each class; null for the others.
        private final @Nullable IntExpr[] unknowns;

        /// The last open column of each class; -1 where none is open.
        private final int[] lasts;

        Question(Conversation z3, ChoiceTable table, IntPredicate open) {
            this.z3 = z3;
            this.table = table;
            this.unknowns = new IntExpr[table.columns()];
            this.lasts = new int[table.kinds()];
            Arrays.fill(lasts, -1);
            for (int kind = 0; kind < table.kinds(); kind++) {
                for (int i = table.first(kind); i < table.first(kind + 1); i++) {
                    if (!open.test(i)) {
                        continue;
                    }
                    if (lasts[kind] >= 0) {
                        unknowns[lasts[kind]] = z3.context().mkIntConst("cards" + lasts[kind]);
                    }
                    lasts[kind] = i;
                }
            }
        }

        boolean isHopeless() {
            for (int kind = 0; kind < lasts.length; kind++) {
                if (lasts[kind] < 0 && table.size(kind) > 0) {
                    return true;
                }
            }
            return false;
        }

        List<BoolExpr> rows(long most) {
            var context = z3.context();
            var rows = new ArrayList<BoolExpr>();
            for (int kind = 0; kind < table.kinds(); kind++) {
                var own = new ArrayList<ArithExpr<IntSort>>();
                for (int i = table.first(kind); i < table.first(kind + 1); i++) {
                    var unknown = unknowns[i];
                    if (unknown != null) {
                        rows.add(context.mkGe(unknown, context.mkInt(0)));
                        own.add(unknown);
                    }
                }
                if (!own.isEmpty()) {
                    rows.add(context.mkLe(sum(own), context.mkInt(table.size(kind))));
                }
            }
            for (int row = 0; row < table.rows(); row++) {
                int given = row;
                rows.add(atLeast(i -> table.gives(i, given), table.atLeast(row)));
            }
            if (most >= 0) {
                rows.add(atLeast(i -> -table.cost(i), -most));
            }
            return rows;
        }

        /// The sum over all cards, written with what each unknown gives more than the last of its
        /// class.
        private BoolExpr atLeast(IntUnaryOperator gives, long least) {
            var context = z3.context();
            var terms = new ArrayList<ArithExpr<IntSort>>();
            long constant = 0;
            for (int kind = 0; kind < table.kinds(); kind++) {
                int last = lasts[kind];
                if (last < 0) {
                    continue;
                }
                constant += (long) table.size(kind) * gives.applyAsInt(last);
                for (int i = table.first(kind); i < last; i++) {
                    int factor = gives.applyAsInt(i) - gives.applyAsInt(last);
                    var unknown = unknowns[i];
                    if (unknown != null && factor != 0) {
                        terms.add(
                                factor == 1
                                        ? unknown
                                        : context.mkMul(context.mkInt(factor), unknown));
                    }
                }
            }
            return context.mkGe(sum(terms), context.mkInt(least - constant));
        }

        @SuppressWarnings("unchecked")
        private ArithExpr<IntSort> sum(List<ArithExpr<IntSort>> terms) {
            return terms.isEmpty()
                    ? z3.context().mkInt(0)
                    : z3.context().mkAdd(terms.toArray(new ArithExpr[0]));
        }

        List<Integer> read(Model model) {
            var counts = new Integer[table.columns()];
            Arrays.fill(counts, 0);
            for (int kind = 0; kind < table.kinds(); kind++) {
                int left = table.size(kind);
                for (int i = table.first(kind); i < lasts[kind]; i++) {
                    var unknown = unknowns[i];
                    if (unknown != null) {
                        int cards = ((IntNum) model.eval(unknown, true)).getInt();
                        counts[table.origin(i)] = cards;
                        left -= cards;
                    }
                }
                if (lasts[kind] >= 0) {
                    counts[table.origin(lasts[kind])] = left;
                }
            }
            return List.of(counts);
        }
    }
}
