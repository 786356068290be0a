package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts counted units onto the nodes of an innermost domain, so that what stays free stays in large
/// blocks: largest units first; a compact group onto the fullest node that holds all of it, else
/// from the emptiest node on; others onto the fullest nodes.
///
/// Where one size divides the next ([Kinds#countBySlots]) this succeeds whenever anything does.
final class LeafFill {
    private final Instance instance;
    private final int first;
    private final int end;
    private final Stock stock;

    private LeafFill(Instance instance, int leaf) {
        this.instance = instance;
        var tree = instance.tree();
        first = tree.first(tree.leafLevel(), leaf);
        end = tree.end(tree.leafLevel(), leaf);
        stock = new Stock(tree, first, end);
    }

    /// Tries orders until every unit has a node.
    ///
    /// @param units of each group that stand in the domain
    /// @param layout gets the nodes; untouched when this fails
    /// @return whether all found a node
    static boolean fill(Instance instance, int leaf, int[] units, Layout layout) {
        var wants = instance.wants();
        var bySize =
                Comparator.comparingLong((Integer group) -> -wants.get(group).each().gpus())
                        .thenComparingLong(group -> -wants.get(group).each().milliCpu())
                        .thenComparingInt(group -> wants.get(group).compact() ? 0 : 1)
                        .thenComparingInt(group -> -units[group]);
        // Who needs many nodes may find them taken when it comes last.
        var evenFirst =
                Comparator.comparingInt((Integer group) -> -wants.get(group).spread())
                        .thenComparing(bySize);
        return fill(instance, leaf, units, bySize, layout)
                || fill(instance, leaf, units, evenFirst, layout);
    }

    private static boolean fill(
            Instance instance, int leaf, int[] units, Comparator<Integer> order, Layout layout) {
        var fill = new LeafFill(instance, leaf);
        var groups = new ArrayList<Integer>();
        for (int group = 0; group < units.length; group++) {
            if (units[group] > 0) {
                groups.add(group);
            }
        }
        groups.sort(order);
        Map<Integer, SortedMap<Integer, Integer>> placed = new TreeMap<>();
        for (int group : groups) {
            var stands = fill.place(group, units[group]);
            if (stands.values().stream().mapToInt(Integer::intValue).sum() < units[group]) {
                return false;
            }
            placed.put(group, stands);
        }
        placed.forEach((group, stands) -> layout.replaceRange(group, fill.first, fill.end, stands));
        return true;
    }

    /// Fills along patterns that were proven to have room.
    ///
    /// @param patterns by node, the numbers of units of each kind, `[kind]`; used up here
    static void fillAlong(
            Instance instance,
            int leaf,
            int[] units,
            Kinds kinds,
            Map<Integer, int[]> patterns,
            Layout layout) {
        var tree = instance.tree();
        int first = tree.first(tree.leafLevel(), leaf);
        int end = tree.end(tree.leafLevel(), leaf);
        for (int group = 0; group < units.length; group++) {
            var stands = new TreeMap<Integer, Integer>();
            int kind = kinds.of(group);
            int left = units[group];
            if (kinds.evenOverNodes(group) && left > 0) {
                int low = left / inside(instance, group, leaf);
                left -= takeShares(instance, group, low, kind, patterns, stands);
            }
            for (var pattern : patterns.entrySet()) {
                left -= take(Math.min(left, pattern.getValue()[kind]), kind, pattern, stands);
            }
            layout.replaceRange(group, first, end, stands);
        }
    }

    /// What every node that counts has at least of a group that stands even over nodes.
    private static int takeShares(
            Instance instance,
            int group,
            int low,
            int kind,
            Map<Integer, int[]> patterns,
            Map<Integer, Integer> stands) {
        int taken = 0;
        for (var pattern : patterns.entrySet()) {
            long[] free = instance.tree().free(pattern.getKey());
            if (instance.wants().get(group).heldBy(free) > 0) {
                taken += take(low, kind, pattern, stands);
            }
        }
        return taken;
    }

    private static int take(
            int units, int kind, Map.Entry<Integer, int[]> pattern, Map<Integer, Integer> stands) {
        if (units > 0) {
            stands.merge(pattern.getKey(), units, Integer::sum);
            pattern.getValue()[kind] -= units;
        }
        return units;
    }

    private static int inside(Instance instance, int group, int leaf) {
        var tree = instance.tree();
        return instance.spreads()
                .inside(tree, instance.wants().get(group), group, tree.leafLevel(), leaf);
    }

    private SortedMap<Integer, Integer> place(int group, int units) {
        var want = instance.wants().get(group);
        if (want.spread() == instance.tree().nodeLevel) {
            return even(group, units);
        }
        var stands = new TreeMap<Integer, Integer>();
        int left = units;
        while (left > 0) {
            int node = next(want, left);
            if (node < 0) {
                return stands;
            }
            int part = Math.min(left, stock.holds(want, node));
            stock.take(want, node, part);
            stands.merge(node, part, Integer::sum);
            left -= part;
        }
        return stands;
    }

    /// The fullest node that holds the rest, else for a compact group the emptiest, else the
    /// fullest that holds any; -1 for none.
    private int next(Want want, int left) {
        int holder = -1;
        int emptiest = -1;
        int fullest = -1;
        for (int node = first; node < end; node++) {
            int holds = stock.holds(want, node);
            if (holds == 0) {
                continue;
            }
            if (holds >= left && (holder < 0 || lessFree(node, holder))) {
                holder = node;
            }
            if (emptiest < 0 || lessFree(emptiest, node)) {
                emptiest = node;
            }
            if (fullest < 0 || lessFree(node, fullest)) {
                fullest = node;
            }
        }
        return holder >= 0 ? holder : want.compact() ? emptiest : fullest;
    }

    /// Every node that counts has the same number or one more; the one more on the fullest nodes.
    private SortedMap<Integer, Integer> even(int group, int units) {
        var want = instance.wants().get(group);
        var nodes = new ArrayList<Integer>();
        for (int node = first; node < end; node++) {
            if (want.heldBy(instance.tree().free(node)) > 0) {
                nodes.add(node);
            }
        }
        int low = units / nodes.size();
        int more = units % nodes.size();
        nodes.sort((a, b) -> lessFree(a, b) ? -1 : lessFree(b, a) ? 1 : 0);
        var stands = new TreeMap<Integer, Integer>();
        for (int node : nodes) {
            int most = Math.min(stock.holds(want, node), more > 0 ? low + 1 : low);
            more -= most > low ? 1 : 0;
            if (most > 0) {
                stands.put(node, most);
                stock.take(want, node, most);
            }
        }
        return stands;
    }

    private boolean lessFree(int node, int other) {
        for (int r = 0; r < Tree.RESOURCES; r++) {
            int order = Long.compare(stock.free(node)[r], stock.free(other)[r]);
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }
}
