package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.List;

/// Sums that every placement keeps: for a size of one resource, the slots of that size on the nodes
/// are at least the slots that the units take, each as many as fit into it whole.
///
/// A node with 7 GPUs free has one slot of 4, and a unit of 5 GPUs takes one of it.
///
/// @param resource index
/// @param size of a slot, above 0
record Slots(int resource, long size) {
    static List<Slots> all(Kinds kinds) {
        var all = new ArrayList<Slots>();
        for (int resource = 0; resource < Tree.RESOURCES; resource++) {
            for (long size : kinds.sizes(resource)) {
                all.add(new Slots(resource, size));
            }
        }
        return all;
    }

    long takenBy(Want want) {
        return want.each().of(resource) / size;
    }

    /// Slots on the nodes of a domain.
    long in(Tree tree, int level, int domain) {
        long slots = 0;
        for (int node = tree.first(level, domain); node < tree.end(level, domain); node++) {
            slots += tree.free(node)[resource] / size;
        }
        return slots;
    }
}
