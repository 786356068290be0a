package dev.platformc.solver.mig;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.IntExpr;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.IntSort;
import com.microsoft.z3.Model;
import com.microsoft.z3.Solver;
import dev.platformc.solver.Budget;
import dev.platformc.solver.z3.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Asks Z3 for whole numbers of cards. Z3 is loaded at the first question.
final class PatternSearch implements AutoCloseable {
    /// What came of a question.
    sealed interface Result {
        record Found(List<Stack> stacks) implements Result {}

        /// Proved: there is none.
        record None() implements Result {}

        /// The budget is spent.
        record Unknown() implements Result {}
    }

    private final Budget budget;
    private @Nullable Conversation z3;

    PatternSearch(Budget budget) {
        this.budget = budget;
    }

    /// @param cost that must not be exceeded, if there is such
    Result find(CoverProgram program, OptionalLong cost) {
        if (z3 == null) {
            z3 = Conversation.within(budget);
        }
        var solver = z3.solver();
        var cards = new ArrayList<IntExpr>();
        for (int i = 0; i < program.columns().size(); i++) {
            cards.add(z3.context().mkIntConst("cards" + i));
        }
        state(z3.context(), solver, program, cards, cost);
        return switch (z3.ask(solver)) {
            case SATISFIABLE -> new Result.Found(read(program, cards, solver.getModel()));
            case UNSATISFIABLE -> new Result.None();
            case UNKNOWN -> new Result.Unknown();
        };
    }

    private static void state(
            Context z3,
            Solver solver,
            CoverProgram program,
            List<IntExpr> cards,
            OptionalLong cost) {
        for (var column : cards) {
            solver.add(z3.mkGe(column, z3.mkInt(0)));
        }
        for (var row : program.rows()) {
            solver.add(z3.mkGe(sum(z3, cards, row.coefficients()::get), z3.mkInt(row.atLeast())));
        }
        for (int kind = 0; kind < program.limits().size(); kind++) {
            int wanted = kind;
            var used = sum(z3, cards, i -> program.columns().get(i).kind() == wanted ? 1 : 0);
            solver.add(z3.mkLe(used, z3.mkInt(program.limits().get(kind))));
        }
        if (cost.isPresent()) {
            var sum = sum(z3, cards, i -> program.columns().get(i).cost());
            solver.add(z3.mkLe(sum, z3.mkInt(cost.getAsLong())));
        }
    }

    @SuppressWarnings("unchecked")
    private static ArithExpr<IntSort> sum(
            Context z3, List<IntExpr> cards, IntFunction<Integer> coefficient) {
        var terms = new ArrayList<ArithExpr<IntSort>>();
        for (int i = 0; i < cards.size(); i++) {
            int factor = coefficient.apply(i);
            if (factor == 1) {
                terms.add(cards.get(i));
            } else if (factor != 0) {
                terms.add(z3.mkMul(z3.mkInt(factor), cards.get(i)));
            }
        }
        return terms.isEmpty() ? z3.mkInt(0) : z3.mkAdd(terms.toArray(new ArithExpr[0]));
    }

    private static List<Stack> read(CoverProgram program, List<IntExpr> cards, Model model) {
        var stacks = new ArrayList<Stack>();
        for (int i = 0; i < cards.size(); i++) {
            long count = ((IntNum) model.eval(cards.get(i), true)).getInt64();
            if (count > 0) {
                var column = program.columns().get(i);
                stacks.add(new Stack(column.kind(), count, column.slots()));
            }
        }
        return List.copyOf(stacks);
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
}
