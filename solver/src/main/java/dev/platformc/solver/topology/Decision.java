package dev.platformc.solver.topology;

import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Whether all groups can stand, at whatever cost.
sealed interface Decision {
    /// They can: here is how.
    record Stands(Layout layout) implements Decision {}

    /// They cannot.
    ///
    /// @param groups some that cannot stand together, by index; not always as few as possible
    record Cannot(List<Integer> groups) implements Decision {}

    /// The budget was spent, or the model would be too large.
    record Open() implements Decision {}

    /// Looks at sums first, then tries greedy orders, and only then asks Z3.
    ///
    /// @param most budget of this one question
    static Decision decide(Instance instance, Allowance allowance, long most) {
        var refused = bySums(instance);
        if (refused != null) {
            return refused;
        }
        var greedy = GreedySearch.search(instance, Long.MAX_VALUE);
        if (greedy != null) {
            return new Stands(greedy);
        }
        return byModel(instance, allowance, most);
    }

    /// Asks Z3 at once.
    ///
    /// @param most budget of this one question
    static Decision byModel(Instance instance, Allowance allowance, long most) {
        return allowance.isSpent() || !ExactModel.isSmallEnough(instance)
                ? new Open()
                : allowance.talk(
                        most, conversation -> byModel(ExactModel.of(instance, conversation)));
    }

    private static Decision byModel(ExactModel model) {
        var answer = model.possible();
        if (answer == Status.UNSATISFIABLE) {
            return new Cannot(model.core());
        }
        var layout = answer == Status.SATISFIABLE ? model.layout() : null;
        return layout == null ? new Open() : new Stands(layout);
    }

    /// A group that could not stand even alone, or groups that take more slots of some size than
    /// there are; null when sums show nothing.
    static @Nullable Cannot bySums(Instance instance) {
        for (int group = 0; group < instance.groups(); group++) {
            if (!instance.needs().get(group).possible()) {
                return new Cannot(List.of(group));
            }
        }
        var all = Slots.all(new Kinds(instance));
        for (var slots : all) {
            var groups = tooMany(instance, slots);
            if (!groups.isEmpty()) {
                return new Cannot(groups);
            }
        }
        var groups = DomainSums.tooMany(instance, all);
        return groups.isEmpty() ? null : new Cannot(groups);
    }

    /// The fewest groups that take more slots than there are; empty when all fit.
    private static List<Integer> tooMany(Instance instance, Slots slots) {
        long room = slots.in(instance.tree(), 0, 0);
        var largest =
                IntStream.range(0, instance.groups())
                        .boxed()
                        .sorted(Comparator.comparingDouble(group -> -taken(instance, slots, group)))
                        .toList();
        double taken = 0;
        var groups = new ArrayList<Integer>();
        for (int group : largest) {
            groups.add(group);
            taken += taken(instance, slots, group);
            if (taken > room) {
                return groups.stream().sorted().toList();
            }
        }
        return List.of();
    }

    /// As a floating-point number: sizes in bytes times units can be too large for whole ones, and
    /// numbers of slots below 2^53 are exact.
    private static double taken(Instance instance, Slots slots, int group) {
        var want = instance.wants().get(group);
        return (double) slots.takenBy(want) * want.units();
    }
}
