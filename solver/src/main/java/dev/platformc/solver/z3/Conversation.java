package dev.platformc.solver.z3;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.BoolSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.LastingContext;
import com.microsoft.z3.Optimize;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Statistics;
import com.microsoft.z3.Status;
import dev.platformc.solver.Budget;
import java.util.List;

/// One use of Z3: a context that keeps all until it is closed at the end, fixed seeds, and a budget
/// that all questions share.
///
/// Touching this class loads Z3's native library (a tenth of a second), so whoever can answer
/// without it does not.
public final class Conversation implements AutoCloseable {
    private static final long LARGEST_LIMIT = Integer.MAX_VALUE;

    private final Context context = new LastingContext();
    private final long budget;
    private long spent;

    private Conversation(long budget) {
        this.budget = budget;
    }

    public static Conversation within(Budget budget) {
        return new Conversation(budget.units());
    }

    public Context context() {
        return context;
    }

    /// A solver with fixed seeds. Questions to it go through [#ask], which minds the budget.
    public Solver solver() {
        var solver = context.mkSolver();
        var parameters = context.mkParams();
        parameters.add("random_seed", 0);
        solver.setParameters(parameters);
        return solver;
    }

    /// A solver for truths and weighted sums of them, with fixed seeds: no other numbers. It finds
    /// placements that the usual one does not.
    public Solver finiteSolver() {
        var solver = context.mkSolver("QF_FD");
        var parameters = context.mkParams();
        parameters.add("random_seed", 0);
        solver.setParameters(parameters);
        return solver;
    }

    /// Whether what was added to the solver can hold together with the assumptions.
    ///
    /// @return unknown when the budget is spent
    public Status ask(Solver solver, List<BoolExpr> assumptions) {
        long left = budget - spent;
        if (left <= 0) {
            return Status.UNKNOWN;
        }
        var parameters = context.mkParams();
        parameters.add("rlimit", (int) Math.min(left, LARGEST_LIMIT));
        solver.setParameters(parameters);
        long before = used(solver.getStatistics());
        var answer = solver.check(assumed(assumptions));
        spent += Math.max(1, used(solver.getStatistics()) - before);
        return answer;
    }

    public Status ask(Solver solver) {
        return ask(solver, List.of());
    }

    /// An optimiser; only for what is linear, where it ends.
    public Optimize optimizer() {
        return context.mkOptimize();
    }

    /// As for a solver.
    public Status ask(Optimize optimizer) {
        long left = budget - spent;
        if (left <= 0) {
            return Status.UNKNOWN;
        }
        var parameters = context.mkParams();
        parameters.add("rlimit", (int) Math.min(left, LARGEST_LIMIT));
        optimizer.setParameters(parameters);
        long before = used(optimizer.getStatistics());
        var answer = optimizer.Check();
        spent += Math.max(1, used(optimizer.getStatistics()) - before);
        return answer;
    }

    /// Units used so far.
    public long spent() {
        return spent;
    }

    @Override
    public void close() {
        context.close();
    }

    @SuppressWarnings("unchecked")
    private static Expr<BoolSort>[] assumed(List<BoolExpr> assumptions) {
        return assumptions.toArray(new Expr[0]);
    }

    /// Z3's counter of work in this context.
    private static long used(Statistics statistics) {
        for (var entry : statistics.getEntries()) {
            if (entry.Key.equals("rlimit count")) {
                return Integer.toUnsignedLong(entry.getUIntValue());
            }
        }
        return 0;
    }
}
