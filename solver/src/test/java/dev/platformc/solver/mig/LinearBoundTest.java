package dev.platformc.solver.mig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.RatNum;
import com.microsoft.z3.RealSort;
import com.microsoft.z3.Status;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearBoundTest {
    private static final long SEED = Long.getLong("seed", 20261124L);

    @Test
    void isTheOptimumThatZ3FindsOverTheReals() {
        var fleets = new RandomFleets(SEED);
        int bounds = 0;
        for (int i = 0; i < 300; i++) {
            var problem = fleets.next();
            var profiles = Wants.profilesOf(problem.demands());
            var kinds = CardKind.of(problem, profiles);
            var program = CoverProgram.of(kinds, Wants.of(profiles, problem.demands()));
            var told = "seed " + SEED + ", fleet " + i + ": " + problem;
            switch (LinearBound.of(program)) {
                case LinearBound.Result.Bound(var cost, _) -> {
                    bounds++;
                    assertEquals(optimum(program), BigInteger.valueOf(cost), told);
                }
                case LinearBound.Result.Infeasible() ->
                        assertEquals(BigInteger.valueOf(-1), optimum(program), told);
            }
        }
        System.out.println("linear bounds: seed " + SEED + ", " + bounds + " of 300 feasible");
    }

    /// Rounded up; -1 when there is none.
    private static BigInteger optimum(CoverProgram program) {
        try (var z3 = new Context()) {
            var optimize = z3.mkOptimize();
            var cards = new ArrayList<ArithExpr<RealSort>>();
            ArithExpr<RealSort> cost = z3.mkReal(0);
            for (int i = 0; i < program.columns().size(); i++) {
                cards.add(z3.mkRealConst("x" + i));
                optimize.Add(z3.mkGe(cards.get(i), z3.mkReal(0)));
                cost = z3.mkAdd(cost, times(z3, program.columns().get(i).cost(), cards.get(i)));
            }
            for (var row : program.rows()) {
                var sum = sum(z3, row.coefficients(), cards);
                optimize.Add(z3.mkGe(sum, z3.mkReal(Long.toString(row.atLeast()))));
            }
            for (int kind = 0; kind < program.limits().size(); kind++) {
                int wanted = kind;
                var ones = program.columns().stream().map(c -> c.kind() == wanted ? 1 : 0).toList();
                var limit = z3.mkReal(Long.toString(program.limits().get(kind)));
                optimize.Add(z3.mkLe(sum(z3, ones, cards), limit));
            }
            optimize.MkMinimize(cost);
            if (optimize.Check() != Status.SATISFIABLE) {
                return BigInteger.valueOf(-1);
            }
            var value = (RatNum) optimize.getModel().eval(cost, true);
            var parts = value.getBigIntNumerator().divideAndRemainder(value.getBigIntDenominator());
            return parts[0].add(BigInteger.valueOf(parts[1].signum()));
        }
    }

    private static ArithExpr<RealSort> sum(
            Context z3, List<Integer> coefficients, List<ArithExpr<RealSort>> cards) {
        ArithExpr<RealSort> sum = z3.mkReal(0);
        for (int i = 0; i < cards.size(); i++) {
            sum = z3.mkAdd(sum, times(z3, coefficients.get(i), cards.get(i)));
        }
        return sum;
    }

    private static ArithExpr<RealSort> times(Context z3, int factor, ArithExpr<RealSort> cards) {
        return z3.mkMul(z3.mkReal(factor), cards);
    }
}
