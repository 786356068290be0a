package dev.platformc.solver.lowering;

import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Workload;
import dev.platformc.plan.WorkloadPlan.Spot;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A workload where it stood, with as many units as it has now: those that stay do not move.
final class Resized {
    private final PoolNodes nodes;
    private final Workload workload;
    private final SortedMap<Integer, Integer> units;

    private Resized(PoolNodes nodes, Workload workload, List<Spot> before) {
        this.nodes = nodes;
        this.workload = workload;
        this.units = new TreeMap<>(Spots.byNode(before));
    }

    /// Without the units that are too many: an endpoint gives up those of its fullest domain, a
    /// gang those of the domain that holds least of it.
    static List<Spot> shrunk(PoolNodes nodes, Workload workload, List<Spot> before) {
        var resized = new Resized(nodes, workload, before);
        int many = Spots.units(before) - Groups.units(workload);
        for (int i = 0; i < many; i++) {
            resized.drop();
        }
        return Spots.of(resized.units);
    }

    /// With the units that are missing, on nodes that have room: an endpoint's in the domain that
    /// has fewest, a gang's near to the others.
    ///
    /// @return absent when there is no room, or not where the workload must be
    static @Nullable List<Spot> grown(
            PoolNodes nodes, Workload workload, List<Spot> before, Room room) {
        var resized = new Resized(nodes, workload, before);
        int few = Groups.units(workload) - Spots.units(before);
        var left = room;
        for (int i = 0; i < few; i++) {
            int node = resized.best(left);
            if (node < 0) {
                return null;
            }
            resized.units.merge(node, 1, Integer::sum);
            left = left.minus(List.of(new Spot(node, 1, 1)), Groups.each(workload));
        }
        return Spots.of(resized.units);
    }

    private void drop() {
        int worst = -1;
        for (int node : units.keySet()) {
            if (worst < 0 || weight(node) >= weight(worst)) {
                worst = node;
            }
        }
        units.computeIfPresent(worst, (_, n) -> n == 1 ? null : n - 1);
    }

    /// How readily the node gives a unit up.
    private int weight(int node) {
        return workload instanceof Gang ? -inDomain(node) : inDomain(node);
    }

    private int best(Room room) {
        int best = -1;
        for (int node = 0; node < nodes.count(); node++) {
            if (room.holds(List.of(new Spot(node, 1, 1)), Groups.each(workload))
                    && mayStand(node)
                    && (best < 0 || weight(node) < weight(best))) {
                best = node;
            }
        }
        return best;
    }

    private boolean mayStand(int node) {
        Integer required = Groups.required(nodes, workload);
        if (required == null || units.isEmpty()) {
            return true;
        }
        return nodes.at(required).stream()
                .filter(domain -> domain.holds(node))
                .allMatch(domain -> Spots.in(domain, units) > 0);
    }

    /// Units in the node's domain: of the level it is spread over, else of the innermost above it.
    private int inDomain(int node) {
        Integer spread = Groups.spread(nodes, workload);
        int level = spread != null ? spread : Math.max(0, nodes.nodeLevel() - 1);
        if (level == nodes.nodeLevel()) {
            return units.getOrDefault(node, 0);
        }
        return nodes.at(level).stream()
                .filter(domain -> domain.holds(node))
                .mapToInt(domain -> Spots.in(domain, units))
                .sum();
    }
}
