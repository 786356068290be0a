package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Puts what stands in an innermost domain onto its nodes again, so that what stays free stays in
/// large blocks: largest units first; a group's part onto one node if one can hold it, the fullest
/// such, else from the emptiest node on.
///
/// Where one size divides the next, such an order always succeeds when anything does. Where it does
/// not succeed the domain is left as it was.
final class Refill {
    private final Tree tree;
    private final List<Want> wants;
    private final Layout layout;

    private Refill(Tree tree, List<Want> wants, Layout layout) {
        this.tree = tree;
        this.wants = wants;
        this.layout = layout;
    }

    static Layout tidy(Tree tree, List<Want> wants, Layout layout) {
        var tidy = new Layout(layout);
        var refill = new Refill(tree, wants, tidy);
        for (int leaf = 0; leaf < tree.domains(tree.leafLevel()); leaf++) {
            refill.refill(leaf);
        }
        return tidy;
    }

    /// @param stands of a group in one domain: node to units
    private record Part(int group, SortedMap<Integer, Integer> stands, int units) {}

    private void refill(int leaf) {
        int first = tree.first(tree.leafLevel(), leaf);
        int end = tree.end(tree.leafLevel(), leaf);
        var parts = new ArrayList<Part>();
        for (int group = 0; group < wants.size(); group++) {
            var stands = new TreeMap<>(layout.of(group).subMap(first, end));
            if (!stands.isEmpty()) {
                int units = stands.values().stream().mapToInt(Integer::intValue).sum();
                parts.add(new Part(group, stands, units));
            }
        }
        parts.sort(
                Comparator.comparingLong((Part part) -> -wants.get(part.group()).each()[0])
                        .thenComparingInt(part -> wants.get(part.group()).compact() ? 0 : 1)
                        .thenComparingInt(part -> -part.units()));
        var stock = new Stock(tree, first, end);
        var fresh = new ArrayList<SortedMap<Integer, Integer>>();
        for (var part : parts) {
            var stands = place(part, stock, first, end);
            if (stands.values().stream().mapToInt(Integer::intValue).sum() < part.units()) {
                return;
            }
            fresh.add(stands);
        }
        for (int i = 0; i < parts.size(); i++) {
            layout.replaceRange(parts.get(i).group(), first, end, fresh.get(i));
        }
    }

    private SortedMap<Integer, Integer> place(Part part, Stock stock, int first, int end) {
        var want = wants.get(part.group());
        if (want.spread() == tree.nodeLevel) {
            return even(part, stock, first, end);
        }
        var stands = new TreeMap<Integer, Integer>();
        int left = part.units();
        while (left > 0) {
            int node = next(want, stock, first, end, left);
            if (node < 0) {
                return stands;
            }
            int units = Math.min(left, stock.holds(want, node));
            stock.take(want, node, units);
            stands.merge(node, units, Integer::sum);
            left -= units;
        }
        return stands;
    }

    /// The fullest node that holds the rest, else for a compact group the emptiest, else the
    /// fullest that holds any; -1 for none.
    private static int next(Want want, Stock stock, int first, int end, int left) {
        int holder = -1;
        int emptiest = -1;
        int fullest = -1;
        for (int node = first; node < end; node++) {
            int holds = stock.holds(want, node);
            if (holds == 0) {
                continue;
            }
            if (holds >= left && (holder < 0 || lessFree(stock, node, holder))) {
                holder = node;
            }
            if (emptiest < 0 || lessFree(stock, emptiest, node)) {
                emptiest = node;
            }
            if (fullest < 0 || lessFree(stock, node, fullest)) {
                fullest = node;
            }
        }
        return holder >= 0 ? holder : want.compact() ? emptiest : fullest;
    }

    /// The counts of a group that stands even over nodes are kept, on the fullest nodes that can
    /// take them.
    private SortedMap<Integer, Integer> even(Part part, Stock stock, int first, int end) {
        var want = wants.get(part.group());
        var counts = new ArrayList<>(part.stands().values());
        counts.sort(Comparator.reverseOrder());
        var nodes = new ArrayList<Integer>();
        for (int node = first; node < end; node++) {
            nodes.add(node);
        }
        nodes.sort((a, b) -> lessFree(stock, a, b) ? -1 : lessFree(stock, b, a) ? 1 : 0);
        var stands = new TreeMap<Integer, Integer>();
        for (int count : counts) {
            for (int node : nodes) {
                if (!stands.containsKey(node) && stock.holds(want, node) >= count) {
                    stands.put(node, count);
                    stock.take(want, node, count);
                    break;
                }
            }
        }
        return stands;
    }

    private static boolean lessFree(Stock stock, int node, int other) {
        for (int r = 0; r < Tree.RESOURCES; r++) {
            int order = Long.compare(stock.free(node)[r], stock.free(other)[r]);
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }
}
