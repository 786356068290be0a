package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.List;

/// A fleet as arrays.
///
/// Level 0 is the whole fleet, one domain; levels 1 to `nodeLevel - 1` are the fleet's own,
/// outermost first; level `nodeLevel` are the nodes, each a domain of itself. Domains and nodes are
/// counted from 0 in the order of the tree, so that the nodes of a domain, and its children, are
/// consecutive.
final class Tree {
    static final int RESOURCES = 3;

    final int nodeLevel;

    /// What a domain beyond the first costs, `[level]`; 0 for the fleet and for nodes.
    final int[] costs;

    private final List<List<Bounds>> levels = new ArrayList<>();
    private final int[][] domainOf;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<long[]> free = new ArrayList<>();

    /// @param first node, inclusive
    /// @param end node, exclusive
    private record Bounds(String id, int first, int end) {}

    Tree(PlacementProblem problem) {
        var fleet = problem.fleet();
        nodeLevel = fleet.levels().size();
        if (nodeLevel < 1 || problem.spanCosts().size() != nodeLevel - 1) {
            throw new IllegalArgumentException("a cost for every level above the node is needed");
        }
        costs = new int[nodeLevel + 1];
        for (int level = 1; level < nodeLevel; level++) {
            costs[level] = problem.spanCosts().get(level - 1);
        }
        for (int level = 0; level <= nodeLevel; level++) {
            levels.add(new ArrayList<>());
        }
        fleet.domains().forEach(domain -> walk(domain, 1));
        levels.getFirst().add(new Bounds("", 0, numbers.size()));
        domainOf = domainOf();
    }

    /// Some of the innermost domains of a tree, with less free.
    ///
    /// @param leaves in order
    /// @param stock what the nodes have free, in the numbering of `whole`
    Tree(Tree whole, List<Integer> leaves, Stock stock) {
        nodeLevel = whole.nodeLevel;
        costs = whole.costs;
        for (int level = 0; level <= nodeLevel; level++) {
            levels.add(new ArrayList<>());
        }
        int leafLevel = whole.leafLevel();
        for (int leaf : leaves) {
            int start = numbers.size();
            int end = whole.end(leafLevel, leaf);
            for (int node = whole.first(leafLevel, leaf); node < end; node++) {
                levels.get(nodeLevel).add(new Bounds("", numbers.size(), numbers.size() + 1));
                numbers.add(node);
                free.add(stock.free(node).clone());
            }
            for (int level = 0; level <= leafLevel; level++) {
                var id = whole.id(level, whole.enclosing(level, leafLevel, leaf));
                var seen = levels.get(level);
                boolean grows = !seen.isEmpty() && seen.getLast().id().equals(id);
                int first = grows ? seen.removeLast().first() : start;
                seen.add(new Bounds(id, first, numbers.size()));
            }
        }
        domainOf = domainOf();
    }

    private int[][] domainOf() {
        var domainOf = new int[nodeLevel + 1][numbers.size()];
        for (int level = 0; level <= nodeLevel; level++) {
            for (int domain = 0; domain < levels.get(level).size(); domain++) {
                for (int node = first(level, domain); node < end(level, domain); node++) {
                    domainOf[level][node] = domain;
                }
            }
        }
        return domainOf;
    }

    private void walk(Fleet.Domain domain, int level) {
        int first = numbers.size();
        boolean innermost = level >= nodeLevel - 1;
        if (innermost ? !domain.inside().isEmpty() : !domain.nodes().isEmpty()) {
            throw new IllegalArgumentException("domain " + domain.id() + " is at another level");
        }
        domain.inside().forEach(child -> walk(child, level + 1));
        for (var run : domain.nodes()) {
            for (int i = 0; i < run.count(); i++) {
                int node = numbers.size();
                numbers.add(run.first() + i);
                var has = run.free();
                free.add(new long[] {has.gpus(), has.milliCpu(), has.memory()});
                levels.get(nodeLevel).add(new Bounds("", node, node + 1));
            }
        }
        if (level < nodeLevel) {
            levels.get(level).add(new Bounds(domain.id(), first, numbers.size()));
        }
    }

    int nodes() {
        return numbers.size();
    }

    /// The level of the innermost domains that hold nodes.
    int leafLevel() {
        return nodeLevel - 1;
    }

    int domains(int level) {
        return levels.get(level).size();
    }

    /// The first node of a domain.
    int first(int level, int domain) {
        return levels.get(level).get(domain).first();
    }

    /// The node after the last of a domain.
    int end(int level, int domain) {
        return levels.get(level).get(domain).end();
    }

    String id(int level, int domain) {
        return levels.get(level).get(domain).id();
    }

    int domainOf(int level, int node) {
        return domainOf[level][node];
    }

    /// The domain of `outer` that a domain of `inner` lies in; -1 for a domain without nodes.
    int enclosing(int outer, int inner, int domain) {
        int node = first(inner, domain);
        return node == end(inner, domain) ? -1 : domainOf[outer][node];
    }

    /// The number of a node in the fleet; of a part of a tree, the node of the tree.
    int number(int node) {
        return numbers.get(node);
    }

    /// What a node has free: GPUs, thousandths of a core, bytes; owned by the tree.
    long[] free(int node) {
        return free.get(node);
    }
}
