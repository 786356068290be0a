package dev.platformc.solver.topology;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import dev.platformc.solver.CpSat;
import java.util.ArrayList;
import java.util.List;

/// The model that Z3 is asked, for CP-SAT: workers of each gang by rack, sums of slots for each
/// rack, which racks and blocks a gang is in, and no fewer of them than it needs alone.
final class GangsCpSat {
    private static final int WORKERS = 2;
    private static final double SECONDS = Integer.getInteger("cp-sat-seconds", 20);

    private final Instance instance;
    private final Tree tree;
    private final CpModel model = CpSat.model();
    private final LinearExprBuilder cost = LinearExpr.newBuilder();

    /// `[group][leaf]`
    private final List<List<IntVar>> counts = new ArrayList<>();

    private GangsCpSat(Instance instance) {
        this.instance = instance;
        tree = instance.tree();
    }

    /// @param cost 0 when nothing was found
    record Outcome(boolean found, boolean proven, long cost) {}

    static Outcome solve(Instance instance) {
        var model = new GangsCpSat(instance);
        for (int group = 0; group < instance.groups(); group++) {
            model.add(group);
        }
        model.room();
        model.model.minimize(model.cost);
        var solver = new CpSolver();
        solver.getParameters().setNumWorkers(WORKERS).setMaxTimeInSeconds(SECONDS);
        return switch (solver.solve(model.model)) {
            case OPTIMAL -> new Outcome(true, true, Math.round(solver.objectiveValue()));
            case FEASIBLE -> new Outcome(true, false, Math.round(solver.objectiveValue()));
            default -> new Outcome(false, false, 0);
        };
    }

    private void add(int group) {
        var want = instance.wants().get(group);
        int leafLevel = tree.leafLevel();
        long[][] holds = new Stock(tree).holds(want);
        var own = new ArrayList<IntVar>();
        var all = LinearExpr.newBuilder();
        for (int leaf = 0; leaf < instance.leaves(); leaf++) {
            long most = Math.min(want.units(), holds[leafLevel][leaf]);
            var count = model.newIntVar(0, most, "");
            own.add(count);
            all.add(count);
        }
        model.addEquality(all, want.units());
        counts.add(own);
        List<BoolVar> inner = List.of();
        for (int level = leafLevel; level >= 1; level--) {
            var used = new ArrayList<BoolVar>();
            for (int domain = 0; domain < tree.domains(level); domain++) {
                used.add(model.newBoolVar(""));
            }
            tie(group, level, used, inner);
            limit(group, level, used);
            inner = used;
        }
    }

    private void tie(int group, int level, List<BoolVar> used, List<BoolVar> inner) {
        int leafLevel = tree.leafLevel();
        if (level == leafLevel) {
            var want = instance.wants().get(group);
            long[] holds = new Stock(tree).holds(want)[leafLevel];
            for (int leaf = 0; leaf < instance.leaves(); leaf++) {
                long most = Math.min(want.units(), holds[leaf]);
                model.addLessOrEqual(
                        counts.get(group).get(leaf), LinearExpr.term(used.get(leaf), most));
            }
            return;
        }
        for (int domain = 0; domain < inner.size(); domain++) {
            model.addImplication(
                    inner.get(domain), used.get(tree.enclosing(level, level + 1, domain)));
        }
    }

    private void limit(int group, int level, List<BoolVar> used) {
        var want = instance.wants().get(group);
        var sum = LinearExpr.newBuilder();
        used.forEach(sum::add);
        model.addGreaterOrEqual(sum, instance.needs().get(group).fewest().get(level));
        if (want.required() >= level) {
            model.addLessOrEqual(sum, 1);
        } else if (want.compact()) {
            used.forEach(each -> cost.addTerm(each, tree.costs[level]));
            cost.add(-tree.costs[level]);
        }
    }

    private void room() {
        for (var slots : Slots.all(new Kinds(instance))) {
            for (int leaf = 0; leaf < instance.leaves(); leaf++) {
                var taken = LinearExpr.newBuilder();
                for (int group = 0; group < instance.groups(); group++) {
                    long each = slots.takenBy(instance.wants().get(group));
                    if (each > 0) {
                        taken.addTerm(counts.get(group).get(leaf), each);
                    }
                }
                model.addLessOrEqual(taken, slots.in(tree, tree.leafLevel(), leaf));
            }
        }
    }
}
