package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Greedy placement in several orders: some that tend to do well, then orders that put forward
/// whoever came off badly, then shuffled ones. Stops at a placement as cheap as the bound.
final class GreedySearch {
    private static final long SEED = 20;

    /// Group-node visits that all rounds together may take: some tenths of a second.
    private static final long WORK = 30_000_000;

    private final Tree tree;
    private final List<Want> wants;
    private final Spreads spreads;
    private final long bound;
    private final long[] blame;
    private @Nullable Layout best;
    private long bestCost = Long.MAX_VALUE;

    private GreedySearch(Instance instance, long bound) {
        tree = instance.tree();
        wants = instance.wants();
        spreads = instance.spreads();
        this.bound = bound;
        blame = new long[wants.size()];
    }

    /// Tries orders until one is good enough or all are tried.
    ///
    /// @param bound a cost that is good enough: one that no placement can be below
    /// @return the cheapest placement found; null when none was, which proves nothing
    static @Nullable Layout search(Instance instance, long bound) {
        var search = new GreedySearch(instance, bound);
        search.run();
        return search.best;
    }

    private void run() {
        for (var order : orders()) {
            if (attempt(order)) {
                return;
            }
        }
        long visits = Math.max(1, (long) wants.size() * tree.nodes());
        long rounds = Math.max(2, Math.min(40, WORK / visits));
        var random = new Random(SEED);
        for (int round = 0; round < rounds; round++) {
            var order = new ArrayList<>(bySize());
            if (round % 4 == 3) {
                Collections.shuffle(order, random);
            }
            order.sort(Comparator.comparingLong((Integer group) -> -blame[group]));
            if (attempt(order)) {
                return;
            }
        }
    }

    private List<List<Integer>> orders() {
        return List.of(
                bySize(),
                by(want -> -want.required(), want -> -total(want)),
                by(want -> want.spreads() ? 0 : 1, want -> -total(want)),
                by(want -> want.compact() ? 0 : 1, want -> -total(want)),
                by(want -> 0, want -> 0));
    }

    /// Largest unit first, then the largest group.
    private List<Integer> bySize() {
        return by(GreedySearch::negativeSize, want -> -total(want));
    }

    private List<Integer> by(ToLongFunction<Want> first, ToLongFunction<Want> second) {
        var order = new ArrayList<Integer>();
        for (int group = 0; group < wants.size(); group++) {
            order.add(group);
        }
        order.sort(
                Comparator.comparingLong((Integer group) -> first.applyAsLong(wants.get(group)))
                        .thenComparingLong(group -> second.applyAsLong(wants.get(group))));
        return order;
    }

    private static long negativeSize(Want want) {
        return -want.each().gpus();
    }

    private static long total(Want want) {
        return Math.max(1, want.each().gpus()) * want.units();
    }

    /// @return whether nothing better can be hoped for
    private boolean attempt(List<Integer> order) {
        var attempt = Greedy.place(tree, wants, spreads, order);
        if (attempt.failed() >= 0) {
            blame[attempt.failed()] += 1 + highestBlame();
            return false;
        }
        long cost = 0;
        for (int group = 0; group < wants.size(); group++) {
            long own = attempt.layout().cost(tree, wants, group);
            cost += own;
            blame[group] += own;
        }
        if (cost < bestCost) {
            best = attempt.layout();
            bestCost = cost;
        }
        return bestCost <= bound;
    }

    private long highestBlame() {
        long highest = 0;
        for (long each : blame) {
            highest = Math.max(highest, each);
        }
        return highest / 2;
    }
}
