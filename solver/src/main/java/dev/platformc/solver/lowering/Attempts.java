package dev.platformc.solver.lowering;

import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Workload;
import dev.platformc.solver.Budget;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tries changed platforms against one problem: a change helps when the problem is gone and none
/// came that was not there before.
///
/// @param others keys of the other problems of the platform as it is
record Attempts(Set<String> others, Budget budget) {

    static Attempts at(PlanningProblem problem, Set<String> all, Budget budget) {
        var others =
                all.stream().filter(key -> !key.equals(problem.key())).collect(Collectors.toSet());
        return new Attempts(others, budget);
    }

    boolean helps(Platform changed) {
        return others.containsAll(Trial.of(changed, budget).keys());
    }

    /// Where the workload would stand, as `: 8 workers in rack-1`; absent when the change does not
    /// help, empty where other problems of the pool leave it open.
    @Nullable String found(Platform changed, PoolNodes nodes, Workload workload) {
        var trial = Trial.of(changed, budget);
        if (!others.containsAll(trial.keys())) {
            return null;
        }
        var plan = trial.workloads().get(workload.id().key());
        return plan == null ? "" : PlanningWords.found(nodes, plan);
    }

    /// The largest number from 1 to `most` that helps; 0 for none.
    int largest(int most, IntFunction<Platform> changed) {
        return Halving.largest(most, n -> helps(changed.apply(n)));
    }

    /// The smallest number from `least` to `most` that helps; 0 for none.
    int smallest(int least, int most, IntFunction<Platform> changed) {
        return Halving.smallest(least, most, n -> helps(changed.apply(n)));
    }
}
