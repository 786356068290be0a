package dev.platformc.solver;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// What benchmarks need of OR-Tools' CP-SAT.
public final class CpSat {
    /// So that a case that does not end is seen as such: `-Dmost=20`.
    private static final double MOST_SECONDS = Integer.getInteger("most", 20);

    /// Two, as this is measured on two cores; one alone does not end on most of what is re-planned.
    private static final int WORKERS = Integer.getInteger("workers", 2);

    static {
        Loader.loadNativeLibraries();
    }

    private CpSat() {}

    /// A model of one solve.
    public static CpModel model() {
        return new CpModel();
    }

    private static CpSolver solver() {
        var solver = new CpSolver();
        solver.getParameters().setNumWorkers(WORKERS).setMaxTimeInSeconds(MOST_SECONDS);
        return solver;
    }

    /// @return the least cost; empty when none was proved in time
    public static OptionalLong least(CpModel model) {
        var solver = solver();
        return solver.solve(model) == CpSolverStatus.OPTIMAL
                ? OptionalLong.of(Math.round(solver.objectiveValue()))
                : OptionalLong.empty();
    }

    public static LinearExpr sum(List<IntVar> unknowns, IntUnaryOperator factor) {
        return LinearExpr.weightedSum(
                unknowns.toArray(IntVar[]::new),
                IntStream.range(0, unknowns.size()).mapToLong(i -> factor.applyAsInt(i)).toArray());
    }
}
