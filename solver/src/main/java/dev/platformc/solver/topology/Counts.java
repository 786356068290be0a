package dev.platformc.solver.topology;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Model;
import dev.platformc.solver.z3.WeightedSum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The unknowns of the exact model: how many units of each group stand in each innermost domain,
/// and for a group with a required level, in which domain of that level.
///
/// A count up to `n` is written in digits 1, 2, 4, … and a rest, so that all of them together are
/// `n`. A group that one innermost domain must hold is there with all its units or with none: one
/// digit.
final class Counts {
    final Instance instance;
    final Context context;

    /// `[group][leaf]`
    private final List<List<List<Digit>>> digits = new ArrayList<>();

    /// `[group][domain of its required level]`; empty lists for groups without.
    private final List<List<@Nullable BoolExpr>> homes = new ArrayList<>();

    /// Whether the group is there at all, for questions about some of the groups.
    private final List<BoolExpr> present = new ArrayList<>();

    /// @param weight units
    record Digit(int weight, BoolExpr truth) {}

    Counts(Instance instance, Context context) {
        this.instance = instance;
        this.context = context;
        for (int group = 0; group < instance.groups(); group++) {
            present.add(context.mkBoolConst("present " + group));
            homes.add(homes(group));
            var here = new ArrayList<List<Digit>>();
            for (int leaf = 0; leaf < instance.leaves(); leaf++) {
                here.add(digits(group, leaf));
            }
            digits.add(here);
        }
    }

    /// Digits that the counts of an instance take: what the model's size depends on.
    static long size(Instance instance) {
        long size = 0;
        for (int group = 0; group < instance.groups(); group++) {
            for (int leaf = 0; leaf < instance.leaves(); leaf++) {
                int most = most(instance, group, leaf);
                size += Integer.SIZE - Integer.numberOfLeadingZeros(most);
            }
        }
        return size;
    }

    /// The most units of a group that an innermost domain could take by itself.
    private static int most(Instance instance, int group, int leaf) {
        var want = instance.wants().get(group);
        var tree = instance.tree();
        int level = tree.leafLevel();
        long most = 0;
        for (int node = tree.first(level, leaf); node < tree.end(level, leaf); node++) {
            most += want.heldBy(tree.free(node));
        }
        if (want.spreads()) {
            int scope = tree.enclosing(want.required(), level, leaf);
            int domains = instance.spreads().of(group, scope).size();
            if (domains == 0) {
                return 0;
            }
            long high = want.atMost(domains);
            long inside =
                    want.spread() <= level
                            ? 1
                            : instance.spreads().inside(tree, want, group, level, leaf);
            most = Math.min(most, high * inside);
        }
        most = Math.min(most, want.units());
        return (int) (want.stepLevel() == level ? want.steps(most) : most);
    }

    private List<@Nullable BoolExpr> homes(int group) {
        var want = instance.wants().get(group);
        var here = new ArrayList<@Nullable BoolExpr>();
        if (want.required() > 0) {
            var tree = instance.tree();
            var holds = new Stock(tree).holds(want)[want.required()];
            for (int domain = 0; domain < holds.length; domain++) {
                here.add(
                        holds[domain] < want.units()
                                ? null
                                : context.mkBoolConst("home " + group + " " + domain));
            }
        }
        return here;
    }

    private List<Digit> digits(int group, int leaf) {
        var want = instance.wants().get(group);
        int level = instance.tree().leafLevel();
        int most = most(instance, group, leaf);
        if (most == 0) {
            return List.of();
        }
        if (want.required() > 0) {
            var home = home(group, instance.tree().enclosing(want.required(), level, leaf));
            if (home == null || (want.required() == level && most < want.units())) {
                return List.of();
            }
            if (want.required() == level) {
                return List.of(new Digit(want.units(), home));
            }
        }
        int step = want.stepLevel() == level ? want.step() : 1;
        return digits(context, "count " + group + " " + leaf, most / step).stream()
                .map(digit -> new Digit(digit.weight() * step, digit.truth()))
                .toList();
    }

    /// Digits of a number from 0 to `most`.
    static List<Digit> digits(Context context, String name, int most) {
        var digits = new ArrayList<Digit>();
        int left = most;
        for (int weight = 1; left > 0; weight *= 2) {
            int own = Math.min(weight, left);
            digits.add(new Digit(own, context.mkBoolConst(name + " " + weight)));
            left -= own;
        }
        return List.copyOf(digits);
    }

    private @Nullable BoolExpr home(int group, int domain) {
        return domain < 0 ? null : homes.get(group).get(domain);
    }

    List<Digit> of(int group, int leaf) {
        return digits.get(group).get(leaf);
    }

    BoolExpr present(int group) {
        return present.get(group);
    }

    /// Adds the units of a group in all innermost domains of a domain.
    void add(WeightedSum sum, int group, int level, int domain, long weight) {
        var tree = instance.tree();
        int leafLevel = tree.leafLevel();
        for (int leaf = 0; leaf < instance.leaves(); leaf++) {
            if (tree.enclosing(level, leafLevel, leaf) == domain) {
                for (var digit : of(group, leaf)) {
                    sum.add(weight * digit.weight(), digit.truth());
                }
            }
        }
    }

    /// Adds `weight` where the group is not there, or not in this domain of its required level: a
    /// row that asks for at least `weight` then asks for nothing.
    void addUnlessHere(WeightedSum sum, int group, int scope, long weight) {
        sum.add(weight, context.mkNot(present(group)));
        if (instance.wants().get(group).required() > 0) {
            var home = home(group, scope);
            if (home == null) {
                sum.add(weight, context.mkTrue());
            } else {
                sum.add(weight, context.mkNot(home));
            }
        }
    }

    /// All units or none; in one domain of the required level; even over the domains of the spread.
    List<BoolExpr> rows() {
        var rows = new ArrayList<BoolExpr>();
        for (int group = 0; group < instance.groups(); group++) {
            int units = instance.wants().get(group).units();
            var all = new WeightedSum(context);
            add(all, group, 0, 0, 1);
            rows.add(all.atMost(units));
            all.add(units, context.mkNot(present(group)));
            rows.add(all.atLeast(units));
            addHomes(rows, group);
            addSpread(rows, group);
            addSteps(rows, group);
        }
        return rows;
    }

    /// Whole steps in every domain that is larger than the innermost ones; in those, digits count
    /// steps.
    private void addSteps(List<BoolExpr> rows, int group) {
        var want = instance.wants().get(group);
        int level = want.stepLevel();
        if (want.step() == 1 || level == instance.tree().leafLevel()) {
            return;
        }
        for (int domain = 0; domain < instance.tree().domains(level); domain++) {
            var sum = new WeightedSum(context);
            add(sum, group, level, domain, 1);
            var name = "steps " + group + " " + domain;
            for (var digit : digits(context, name, want.units() / want.step())) {
                sum.add(-(long) want.step() * digit.weight(), digit.truth());
            }
            rows.add(sum.atMost(0));
            rows.add(sum.atLeast(0));
        }
    }

    private void addHomes(List<BoolExpr> rows, int group) {
        var want = instance.wants().get(group);
        int leafLevel = instance.tree().leafLevel();
        if (want.required() == 0 || want.required() == leafLevel) {
            return;
        }
        var one = new WeightedSum(context);
        for (var home : homes.get(group)) {
            if (home != null) {
                one.add(1, home);
            }
        }
        rows.add(one.atMost(1));
        for (int leaf = 0; leaf < instance.leaves(); leaf++) {
            var home = home(group, instance.tree().enclosing(want.required(), leafLevel, leaf));
            for (var digit : of(group, leaf)) {
                if (home != null) {
                    rows.add(context.mkImplies(digit.truth(), home));
                }
            }
        }
    }

    private void addSpread(List<BoolExpr> rows, int group) {
        var want = instance.wants().get(group);
        var tree = instance.tree();
        if (!want.spreads()) {
            return;
        }
        int level = Math.min(want.spread(), tree.leafLevel());
        for (int scope = 0; scope < tree.domains(want.required()); scope++) {
            var domains = instance.spreads().of(group, scope);
            if (domains.isEmpty()) {
                continue;
            }
            int low = want.atLeast(domains.size());
            int high = want.atMost(domains.size());
            for (int domain : outer(domains, want.spread(), level)) {
                long inside =
                        want.spread() == level
                                ? 1
                                : instance.spreads().inside(tree, want, group, level, domain);
                var here = new WeightedSum(context);
                add(here, group, level, domain, 1);
                rows.add(here.atMost(high * inside));
                addUnlessHere(here, group, scope, low * inside);
                rows.add(here.atLeast(low * inside));
            }
        }
    }

    private List<Integer> outer(List<Integer> domains, int inner, int level) {
        return domains.stream()
                .map(domain -> instance.tree().enclosing(level, inner, domain))
                .distinct()
                .toList();
    }

    int value(Model model, int group, int leaf) {
        return value(model, of(group, leaf));
    }

    static int value(Model model, List<Digit> digits) {
        int value = 0;
        for (var digit : digits) {
            value += model.eval(digit.truth(), true).isTrue() ? digit.weight() : 0;
        }
        return value;
    }
}
