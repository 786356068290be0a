package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many units of every group stand on which nodes, while that is being worked out.
final class Layout {
    /// Node to units, above 0, one map a group.
    private final List<SortedMap<Integer, Integer>> units = new ArrayList<>();

    Layout(int groups) {
        for (int group = 0; group < groups; group++) {
            units.add(new TreeMap<>());
        }
    }

    Layout(Layout other) {
        other.units.forEach(map -> units.add(new TreeMap<>(map)));
    }

    void add(int group, int node, int count) {
        units.get(group).merge(node, count, Integer::sum);
    }

    /// @param stands of a group from now on: node to units
    void replace(int group, SortedMap<Integer, Integer> stands) {
        units.set(group, new TreeMap<>(stands));
    }

    SortedMap<Integer, Integer> of(int group) {
        return units.get(group);
    }

    /// @param stands what the group has on the nodes from `first` to before `end` from now on
    void replaceRange(int group, int first, int end, SortedMap<Integer, Integer> stands) {
        units.get(group).subMap(first, end).clear();
        units.get(group).putAll(stands);
    }

    /// What the spans of one group cost.
    long cost(Tree tree, List<Want> wants, int group) {
        if (!wants.get(group).compact()) {
            return 0;
        }
        long cost = 0;
        for (int level = 1; level < tree.nodeLevel; level++) {
            var touched = new HashSet<Integer>();
            for (int node : units.get(group).keySet()) {
                touched.add(tree.domainOf(level, node));
            }
            cost += (long) tree.costs[level] * (touched.size() - 1);
        }
        return cost;
    }

    long cost(Tree tree, List<Want> wants) {
        long cost = 0;
        for (int group = 0; group < wants.size(); group++) {
            cost += cost(tree, wants, group);
        }
        return cost;
    }

    /// Runs of consecutive nodes with as many units.
    List<PlacementAnswer.Spot> spots(Tree tree, List<Want> wants, int group) {
        var spots = new ArrayList<PlacementAnswer.Spot>();
        int fold = wants.get(group).fold();
        units.get(group)
                .forEach((node, count) -> {
                    int number = tree.number(node);
                    var last = spots.isEmpty() ? null : spots.getLast();
                    if (last != null
                            && last.firstNode() + last.nodes() == number
                            && last.unitsOnEach() == count * fold) {
                        spots.removeLast();
                        spots.add(
                                new PlacementAnswer.Spot(
                                        last.firstNode(), last.nodes() + 1, last.unitsOnEach()));
                    } else {
                        spots.add(new PlacementAnswer.Spot(number, 1, count * fold));
                    }
                });
        return List.copyOf(spots);
    }
}
