package dev.platformc.solver.z3;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.BoolSort;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import java.util.ArrayList;
import java.util.List;

/// Weights of the truths that hold, added up and compared with a number.
///
/// Such comparisons stay in Z3's pseudo-Boolean engine. The same written as a sum of if-then-else
/// goes to arithmetic, which was measured to be 10 to 100 times slower on our models.
public final class WeightedSum {
    private final Context context;
    private final List<BoolExpr> truths = new ArrayList<>();
    private final List<Long> weights = new ArrayList<>();
    private long constant;
    private long total;

    public WeightedSum(Context context) {
        this.context = context;
    }

    /// Adds a truth.
    ///
    /// @param weight of any sign; a negative one counts the opposite
    public WeightedSum add(long weight, BoolExpr truth) {
        if (weight < 0) {
            constant += weight;
            return add(-weight, context.mkNot(truth));
        }
        if (weight > 0) {
            truths.add(truth);
            weights.add(weight);
            total = Math.addExact(total, weight);
        }
        return this;
    }

    /// The largest that the sum can be.
    public long largest() {
        return constant + total;
    }

    public BoolExpr atMost(long bound) {
        long most = bound - constant;
        if (most >= total) {
            return context.mkTrue();
        }
        return most < 0
                ? context.mkFalse()
                : context.mkPBLe(coefficients(), arguments(), Math.toIntExact(most));
    }

    public BoolExpr atLeast(long bound) {
        long least = bound - constant;
        if (least <= 0) {
            return context.mkTrue();
        }
        return least > total
                ? context.mkFalse()
                : context.mkPBGe(coefficients(), arguments(), Math.toIntExact(least));
    }

    private int[] coefficients() {
        return weights.stream().mapToInt(Math::toIntExact).toArray();
    }

    @SuppressWarnings("unchecked")
    private Expr<BoolSort>[] arguments() {
        return truths.toArray(new Expr[0]);
    }
}
