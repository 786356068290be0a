package dev.platformc.solver.mig;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.RatNum;
import com.microsoft.z3.Status;
import dev.platformc.solver.Budget;
import dev.platformc.solver.z3.Conversation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Asks Z3 for the least of a [MovesProgram]: the linear bound first, then whole numbers at the
/// bound, one more as long as there are none.
final class MovesSearch implements AutoCloseable {
    private final MovesProgram program;
    private final Conversation z3;

    /// What the first goal may cost once it is settled; -1 for no limit.
    private long mostCards = -1;

    private long mostMoves = -1;
    private List<Integer> start = List.of();

    MovesSearch(MovesProgram program, Budget budget) {
        this.program = program;
        this.z3 = Conversation.within(budget);
        Integer most = program.mostMoves();
        if (most != null) {
            mostMoves = most;
        }
    }

    sealed interface Result {
        /// @param counts cards of each column
        /// @param proven that nothing costs less
        record Found(List<Integer> counts, boolean proven) implements Result {}

        /// Proved: there is none.
        record None() implements Result {}

        record Unknown() implements Result {}
    }

    /// No more cards (or moves) than this answer from now on; it is what there is when the budget
    /// runs out.
    void hold(boolean cards, List<Integer> counts) {
        start = counts;
        long cost = program.cost(cards, counts);
        if (cards) {
            mostCards = cost;
        } else {
            mostMoves = cost;
        }
    }

    /// The fewest cards, or moves.
    Result least(boolean cards) {
        var linear = bound(cards);
        if (linear instanceof Bound.None) {
            return new Result.None();
        }
        if (!(linear instanceof Bound.Least(var from))) {
            return start.isEmpty() ? new Result.Unknown() : new Result.Found(start, false);
        }
        for (long bound = from; ; bound++) {
            if (!start.isEmpty() && program.cost(cards, start) <= bound) {
                return new Result.Found(start, true);
            }
            if (bound > ceiling(cards)) {
                return new Result.None();
            }
            var solver = z3.solver();
            var counts = unknowns(false);
            rows(counts).forEach(solver::add);
            solver.add(z3.context().mkLe(cost(counts, cards), z3.context().mkInt(bound)));
            var status = z3.ask(solver);
            if (status == Status.SATISFIABLE) {
                var model = solver.getModel();
                return new Result.Found(
                        counts.stream()
                                .map(count -> ((IntNum) model.eval(count, true)).getInt())
                                .toList(),
                        true);
            }
            if (status == Status.UNKNOWN) {
                return start.isEmpty() ? new Result.Unknown() : new Result.Found(start, false);
            }
        }
    }

    /// More than this nothing can cost.
    private long ceiling(boolean cards) {
        long sum = 0;
        for (int kind = 0; kind < program.sizes().size(); kind++) {
            int worst = 0;
            for (var column : program.columns()) {
                worst = column.kind() == kind ? Math.max(worst, column.cost(cards)) : worst;
            }
            sum += (long) worst * program.sizes().get(kind);
        }
        return sum;
    }

    private sealed interface Bound {
        record Least(long cost) implements Bound {}

        record None() implements Bound {}

        record Unknown() implements Bound {}
    }

    /// The least cost when cards may be split, rounded up.
    private Bound bound(boolean cards) {
        var optimize = z3.optimizer();
        var counts = unknowns(true);
        rows(counts).forEach(optimize::Add);
        var cost = cost(counts, cards);
        optimize.MkMinimize(cost);
        return switch (z3.ask(optimize)) {
            case SATISFIABLE -> new Bound.Least(ceiling(optimize.getModel().eval(cost, true)));
            case UNSATISFIABLE -> new Bound.None();
            case UNKNOWN -> new Bound.Unknown();
        };
    }

    private static long ceiling(Expr<?> value) {
        if (value instanceof IntNum whole) {
            return whole.getInt64();
        }
        var ratio = (RatNum) value;
        var parts = ratio.getBigIntNumerator().divideAndRemainder(ratio.getBigIntDenominator());
        return parts[0].add(parts[1].signum() > 0 ? BigInteger.ONE : BigInteger.ZERO)
                .longValueExact();
    }

    private List<ArithExpr<?>> unknowns(boolean real) {
        var unknowns = new ArrayList<ArithExpr<?>>();
        for (int i = 0; i < program.columns().size(); i++) {
            unknowns.add(
                    real
                            ? z3.context().mkRealConst("part" + i)
                            : z3.context().mkIntConst("count" + i));
        }
        return unknowns;
    }

    private List<BoolExpr> rows(List<ArithExpr<?>> counts) {
        Context context = z3.context();
        var rows = new ArrayList<BoolExpr>();
        counts.forEach(count -> rows.add(context.mkGe(count, context.mkInt(0))));
        for (int p = 0; p < program.wanted().size(); p++) {
            int profile = p;
            rows.add(
                    context.mkGe(
                            sum(
                                    counts,
                                    i -> program.columns().get(i).target().holds().get(profile)),
                            context.mkInt(program.wanted().get(p))));
        }
        for (int k = 0; k < program.sizes().size(); k++) {
            int kind = k;
            rows.add(
                    context.mkEq(
                            sum(counts, i -> program.columns().get(i).kind() == kind ? 1 : 0),
                            context.mkInt(program.sizes().get(k))));
        }
        if (mostCards >= 0) {
            rows.add(context.mkLe(cost(counts, true), context.mkInt(mostCards)));
        }
        if (mostMoves >= 0) {
            rows.add(context.mkLe(cost(counts, false), context.mkInt(mostMoves)));
        }
        return rows;
    }

    private ArithExpr<?> cost(List<ArithExpr<?>> counts, boolean cards) {
        return sum(counts, i -> program.columns().get(i).cost(cards));
    }

    private ArithExpr<?> sum(List<ArithExpr<?>> counts, IntUnaryOperator coefficient) {
        var terms = new ArrayList<ArithExpr<?>>();
        for (int i = 0; i < counts.size(); i++) {
            int factor = coefficient.applyAsInt(i);
            if (factor == 1) {
                terms.add(counts.get(i));
            } else if (factor != 0) {
                terms.add(z3.context().mkMul(z3.context().mkInt(factor), counts.get(i)));
            }
        }
        return terms.isEmpty()
                ? z3.context().mkInt(0)
                : z3.context().mkAdd(terms.toArray(new ArithExpr<?>[0]));
    }

    @Override
    public void close() {
        z3.close();
    }
}
