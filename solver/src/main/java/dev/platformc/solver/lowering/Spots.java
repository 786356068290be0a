package dev.platformc.solver.lowering;

import dev.platformc.plan.WorkloadPlan.Span;
import dev.platformc.plan.WorkloadPlan.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Units on nodes, as runs and as a map.
final class Spots {
    private Spots() {}

    /// Equal numbers on consecutive nodes become one spot.
    static List<Spot> of(SortedMap<Integer, Integer> unitsByNode) {
        var spots = new ArrayList<Spot>();
        for (var entry : unitsByNode.entrySet()) {
            int node = entry.getKey();
            int units = entry.getValue();
            if (units == 0) {
                continue;
            }
            var last = spots.isEmpty() ? null : spots.getLast();
            if (last != null
                    && last.unitsOnEach() == units
                    && last.firstNode() + last.nodes() == node) {
                spots.set(spots.size() - 1, new Spot(last.firstNode(), last.nodes() + 1, units));
            } else {
                spots.add(new Spot(node, 1, units));
            }
        }
        return List.copyOf(spots);
    }

    static SortedMap<Integer, Integer> byNode(List<Spot> spots) {
        var units = new TreeMap<Integer, Integer>();
        for (var spot : spots) {
            for (int i = 0; i < spot.nodes(); i++) {
                units.merge(spot.firstNode() + i, spot.unitsOnEach(), Integer::sum);
            }
        }
        return units;
    }

    static int units(List<Spot> spots) {
        return spots.stream().mapToInt(spot -> spot.nodes() * spot.unitsOnEach()).sum();
    }

    /// How many domains of each level above the node the spots touch.
    static List<Span> spans(PoolNodes nodes, List<Spot> spots) {
        var spans = new ArrayList<Span>();
        for (int level = 0; level < nodes.nodeLevel(); level++) {
            int touched = 0;
            for (var domain : nodes.at(level)) {
                touched += touches(spots, domain) ? 1 : 0;
            }
            spans.add(new Span(nodes.levels().get(level), touched));
        }
        return List.copyOf(spans);
    }

    private static boolean touches(List<Spot> spots, PoolNodes.Domain domain) {
        return spots.stream()
                .anyMatch(spot ->
                        spot.firstNode() < domain.first() + domain.count()
                                && domain.first() < spot.firstNode() + spot.nodes());
    }

    /// How many units stand in a domain.
    static int in(PoolNodes.Domain domain, SortedMap<Integer, Integer> unitsByNode) {
        return unitsByNode.subMap(domain.first(), domain.first() + domain.count()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
