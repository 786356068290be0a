package dev.platformc.solver.topology;

import java.util.List;

/// The nodes of a pool and how they stand.
///
/// Nodes are numbered from 0 in the order of the tree, so that the nodes of a domain are
/// consecutive. They are given as runs of nodes with equal free capacity: never one record a node.
///
/// @param levels words, outermost first, ending in `node`
/// @param domains of the outermost level; of a pool without levels above the node, one that holds
///   everything
public record Fleet(List<String> levels, List<Domain> domains) {
    public Fleet {
        levels = List.copyOf(levels);
        domains = List.copyOf(domains);
    }

    /// A rack, a block.
    ///
    /// @param id opaque, not empty; no other domain of the fleet has it
    /// @param inside domains of the next level; empty in the innermost one above the node
    /// @param nodes of an innermost domain, in the order of their numbers; empty in the others
    public record Domain(String id, List<Domain> inside, List<Nodes> nodes) {
        public Domain {
            inside = List.copyOf(inside);
            nodes = List.copyOf(nodes);
        }
    }

    /// Consecutive nodes with as much free.
    ///
    /// @param first number of the first
    public record Nodes(int first, int count, Capacity free) {}
}
