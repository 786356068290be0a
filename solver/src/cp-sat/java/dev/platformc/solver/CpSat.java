package dev.platformc.solver;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// What benchmarks need of OR-Tools' CP-SAT.
public final class CpSat {
    /// So that a case that does not end is seen as such.
    private static final double MOST_SECONDS = 60;

    static {
        Loader.loadNativeLibraries();
    }

    private CpSat() {}

    /// A model of one solve.
    public static CpModel model() {
        return new CpModel();
    }

    /// @param workers threads of the search
    public static CpSolver solver(int workers) {
        var solver = new CpSolver();
        solver.getParameters().setNumWorkers(workers).setMaxTimeInSeconds(MOST_SECONDS);
        return solver;
    }

    /// @return whether the optimum is proved
    public static boolean solve(CpSolver solver, CpModel model) {
        return solver.solve(model) == CpSolverStatus.OPTIMAL;
    }

    public static LinearExpr sum(List<IntVar> unknowns, IntUnaryOperator factor) {
        return LinearExpr.weightedSum(
                unknowns.toArray(IntVar[]::new),
                IntStream.range(0, unknowns.size())
                        .mapToLong(i -> factor.applyAsInt(i))
                        .toArray());
    }
}
