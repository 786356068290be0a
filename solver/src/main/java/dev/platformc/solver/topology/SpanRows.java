package dev.platformc.solver.topology;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import dev.platformc.solver.z3.WeightedSum;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which domains each compact group touches, and what that costs beyond what the group would need
/// alone.
///
/// The rows that say what a group needs alone follow from the others, but the solver does not see
/// it: with them, questions that took seconds take milliseconds.
final class SpanRows {
    private final Counts counts;
    private final Instance instance;
    private final Context context;
    private final List<BoolExpr> rows = new ArrayList<>();
    private final WeightedSum excess;

    private SpanRows(Counts counts, int mostExcess) {
        this.counts = counts;
        instance = counts.instance;
        context = counts.context;
        excess = new WeightedSum(context);
        for (int group = 0; group < instance.groups(); group++) {
            var want = instance.wants().get(group);
            if (want.compact() && !costed(want).isEmpty()) {
                add(group, mostExcess);
            }
        }
    }

    /// @param mostExcess the largest total excess that will be asked for
    static SpanRows of(Counts counts, int mostExcess) {
        return new SpanRows(counts, mostExcess);
    }

    List<BoolExpr> rows() {
        return rows;
    }

    /// That all groups together cost at most so much more than each needs alone.
    BoolExpr excessAtMost(long most) {
        return excess.atMost(most);
    }

    /// Levels at which a group's spans cost, innermost first.
    private List<Integer> costed(Want want) {
        var costed = new ArrayList<Integer>();
        for (int level = instance.tree().leafLevel(); level > want.required(); level--) {
            if (instance.tree().costs[level] > 0) {
                costed.add(level);
            }
        }
        return costed;
    }

    private void add(int group, int mostExcess) {
        var tree = instance.tree();
        var want = instance.wants().get(group);
        var need = instance.needs().get(group);
        var holds = new Stock(tree).holds(want);
        var cost = new WeightedSum(context);
        long allowed = need.cost();
        Map<Integer, BoolExpr> inner = Map.of();
        int innerLevel = -1;
        for (int level : costed(want)) {
            var used = used(group, level, holds[level]);
            if (inner.isEmpty()) {
                tieToCounts(group, level, used);
            } else {
                tie(innerLevel, inner, level, used);
            }
            addNeed(want, need, level, holds[level], used);
            used.values().forEach(truth -> cost.add(tree.costs[level], truth));
            allowed += tree.costs[level];
            inner = used;
            innerLevel = level;
        }
        for (var digit : Counts.digits(context, "excess " + group, mostExcess)) {
            cost.add(-digit.weight(), digit.truth());
            excess.add(digit.weight(), digit.truth());
        }
        rows.add(cost.atMost(allowed));
    }

    private Map<Integer, BoolExpr> used(int group, int level, long[] holds) {
        var used = new LinkedHashMap<Integer, BoolExpr>();
        for (int domain = 0; domain < holds.length; domain++) {
            if (holds[domain] > 0) {
                used.put(domain, context.mkBoolConst("used " + group + " " + level + " " + domain));
            }
        }
        return used;
    }

    private void tieToCounts(int group, int level, Map<Integer, BoolExpr> used) {
        var tree = instance.tree();
        for (int leaf = 0; leaf < instance.leaves(); leaf++) {
            var domain = used.get(tree.enclosing(level, tree.leafLevel(), leaf));
            for (var digit : counts.of(group, leaf)) {
                if (domain != null) {
                    rows.add(context.mkImplies(digit.truth(), domain));
                }
            }
        }
    }

    private void tie(
            int innerLevel, Map<Integer, BoolExpr> inner, int level, Map<Integer, BoolExpr> used) {
        inner.forEach((domain, truth) -> {
            var outer = used.get(instance.tree().enclosing(level, innerLevel, domain));
            if (outer != null) {
                rows.add(context.mkImplies(truth, outer));
            }
        });
    }

    /// At least so many domains, and domains that hold enough.
    private void addNeed(
            Want want, Alone.Need need, int level, long[] holds, Map<Integer, BoolExpr> used) {
        var count = new WeightedSum(context);
        var room = new WeightedSum(context);
        used.forEach((domain, truth) -> {
            count.add(1, truth);
            room.add(Math.min(holds[domain], want.units()), truth);
        });
        rows.add(count.atLeast(need.fewest().get(level)));
        rows.add(room.atLeast(want.units()));
    }
}
