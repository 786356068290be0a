package dev.platformc.solver.topology;

import com.microsoft.z3.Status;

/// Asks the exact model for total excess 0, 1, 2, …: the first "yes" is the least cost, and every
/// "no" before raises the bound.
///
/// @param layout the cheapest known
/// @param cost of it
/// @param bound proven
record Optimum(Layout layout, long cost, long bound) {
    /// @param best a placement that is known
    /// @param proven that nothing is cheaper than
    static Optimum ascend(Instance instance, ExactModel model, Layout best, long proven) {
        long cost = instance.cost(best);
        long bound = proven;
        int known = (int) (proven - instance.bound());
        int gap = (int) Math.min(Integer.MAX_VALUE / 4, cost - instance.bound());
        if (gap > 0) {
            model.price(gap);
        }
        for (int excess = known; excess < gap; excess++) {
            var answer = model.withinExcess(excess);
            if (answer == Status.UNKNOWN) {
                break;
            }
            if (answer == Status.UNSATISFIABLE) {
                bound++;
                continue;
            }
            var layout = model.layout();
            if (layout != null && instance.cost(layout) < cost) {
                best = layout;
                cost = instance.cost(layout);
            }
            break;
        }
        return new Optimum(best, cost, bound);
    }
}
