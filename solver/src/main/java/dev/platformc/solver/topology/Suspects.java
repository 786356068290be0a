package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Decides without asking about all groups at once: whoever finds no place beside those asked about
/// so far is asked about from then on. Groups that cannot stand together are often few among very
/// many, and what a few cannot, all cannot.
final class Suspects {
    /// Budget of one question: half a second or so.
    private static final long QUESTION = 1_000_000;

    private final Instance instance;
    private final Allowance allowance;
    private final int most;
    private final TreeSet<Integer> suspects = new TreeSet<>();

    private Suspects(Instance instance, Allowance allowance, int most) {
        this.instance = instance;
        this.allowance = allowance;
        this.most = most;
    }

    /// @param most groups to ask about at once
    static Decision decide(Instance instance, Allowance allowance, int most) {
        return new Suspects(instance, allowance, most).decide();
    }

    private Decision decide() {
        addFailing(new Layout(instance.groups()));
        while (!suspects.isEmpty() && suspects.size() <= most) {
            var few = List.copyOf(suspects);
            var some =
                    Instance.of(instance.tree(), few.stream().map(instance.wants()::get).toList());
            switch (Decision.decide(some, allowance, QUESTION)) {
                case Decision.Cannot(var groups) -> {
                    return new Decision.Cannot(groups.stream().map(few::get).toList());
                }
                case Decision.Open open -> {
                    return open;
                }
                case Decision.Stands(var layout) -> {
                    var start = spreadOut(few, layout);
                    var whole = addFailing(start);
                    if (whole != null) {
                        return new Decision.Stands(whole);
                    }
                }
            }
        }
        return new Decision.Open();
    }

    private Layout spreadOut(List<Integer> few, Layout layout) {
        var start = new Layout(instance.groups());
        for (int i = 0; i < few.size(); i++) {
            start.replace(few.get(i), layout.of(i));
        }
        return start;
    }

    /// Tries to place the others beside the suspects; those that find no place are suspects too.
    ///
    /// @return all groups, where they all found a place
    private @Nullable Layout addFailing(Layout start) {
        var left = left(start);
        var found = new TreeSet<Integer>();
        for (var order : orders()) {
            var attempt = Greedy.place(left, instance.wants(), instance.spreads(), order);
            if (attempt.failed() < 0) {
                return joined(start, attempt.layout());
            }
            found.add(attempt.failed());
        }
        suspects.addAll(found);
        return null;
    }

    private Tree left(Layout start) {
        var tree = instance.tree();
        var stock = new Stock(tree);
        for (int group : suspects) {
            var want = instance.wants().get(group);
            start.of(group).forEach((node, units) -> stock.take(want, node, units));
        }
        var leaves = new ArrayList<Integer>();
        for (int leaf = 0; leaf < tree.domains(tree.leafLevel()); leaf++) {
            leaves.add(leaf);
        }
        return new Tree(tree, leaves, stock);
    }

    private Layout joined(Layout start, Layout others) {
        var whole = new Layout(others);
        for (int group : suspects) {
            whole.replace(group, start.of(group));
        }
        return whole;
    }

    /// The others: the largest units first, the innermost level first, as they come.
    private List<List<Integer>> orders() {
        var others = new ArrayList<Integer>();
        for (int group = 0; group < instance.groups(); group++) {
            if (!suspects.contains(group)) {
                others.add(group);
            }
        }
        var bySize = new ArrayList<>(others);
        bySize.sort(
                Comparator.comparingLong((Integer group) -> -want(group).each().gpus())
                        .thenComparingLong(group -> -total(group)));
        var byLevel = new ArrayList<>(others);
        byLevel.sort(
                Comparator.comparingLong((Integer group) -> -want(group).required())
                        .thenComparingLong(group -> -total(group)));
        return List.of(bySize, byLevel);
    }

    private Want want(int group) {
        return instance.wants().get(group);
    }

    private long total(int group) {
        return Math.max(1, want(group).each().gpus()) * want(group).units();
    }
}
