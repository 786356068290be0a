package dev.platformc.solver.lowering;

import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Pool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The nodes that may exist in a pool, numbered from 0 in the order of its tree, and the domains
/// they stand in.
///
/// @param levels words, outermost first, ending in `node`
/// @param roots domains of the outermost level; one that holds all nodes when there is none above
///   the node
record PoolNodes(Pool pool, List<String> levels, List<Domain> roots, int count) {

    /// @param inside domains of the next level; empty in the innermost one above the node
    record Domain(String id, int first, int count, List<Domain> inside) {
        boolean holds(int node) {
            return first <= node && node < first + count;
        }
    }

    static PoolNodes of(Pool pool) {
        var roots = new ArrayList<Domain>();
        var numbers = new HashMap<String, Integer>();
        int first = 0;
        for (var tree : pool.trees().value()) {
            int nodes = tree.total().most();
            if (tree.levels().isEmpty()) {
                roots.add(new Domain(pool.id().name(), first, nodes, List.of()));
            } else {
                roots.addAll(domains(tree, 0, first, numbers));
            }
            first += nodes;
        }
        return new PoolNodes(pool, pool.levelWords(), List.copyOf(joined(pool, roots)), first);
    }

    /// Several trees without levels are one row of nodes.
    private static List<Domain> joined(Pool pool, List<Domain> roots) {
        if (pool.levelWords().size() > 1 || roots.size() == 1) {
            return roots;
        }
        int count = roots.stream().mapToInt(Domain::count).sum();
        return List.of(new Domain(pool.id().name(), 0, count, List.of()));
    }

    private static List<Domain> domains(
            Pool.Tree tree, int level, int first, Map<String, Integer> numbers) {
        var word = tree.levels().get(level).word();
        boolean innermost = level + 1 == tree.levels().size();
        int below = tree.nodes().most();
        for (int i = level + 1; i < tree.levels().size(); i++) {
            below *= tree.levels().get(i).count();
        }
        var domains = new ArrayList<Domain>();
        for (int i = 0; i < tree.levels().get(level).count(); i++) {
            int from = first + i * below;
            int number = numbers.merge(word, 1, Integer::sum);
            domains.add(
                    new Domain(
                            word + "-" + number,
                            from,
                            below,
                            innermost ? List.of() : domains(tree, level + 1, from, numbers)));
        }
        return domains;
    }

    /// Index of a level; `domain`, the reach of NVLink inside a node, is the node.
    ///
    /// @return -1 when there is none of that name
    int level(String word) {
        int index = levels.indexOf(word);
        if (index < 0
                && word.equals("domain")
                && pool.nodeType().domainGpus() <= pool.gpusPerNode()) {
            return levels.size() - 1;
        }
        return index;
    }

    int nodeLevel() {
        return levels.size() - 1;
    }

    /// The domains of a level in the order of their nodes; at the level of the node every node.
    List<Domain> at(int level) {
        if (level == nodeLevel()) {
            var nodes = new ArrayList<Domain>();
            for (int node = 0; node < count; node++) {
                nodes.add(new Domain("node-" + (node + 1), node, 1, List.of()));
            }
            return nodes;
        }
        var domains = roots;
        for (int i = 0; i < level; i++) {
            domains = domains.stream().flatMap(d -> d.inside().stream()).toList();
        }
        return domains;
    }

    /// First node of the domain that a node is in.
    int domain(int level, int node) {
        if (level == nodeLevel()) {
            return node;
        }
        var domains = roots;
        for (int i = 0; ; i++) {
            for (var domain : domains) {
                if (domain.holds(node)) {
                    if (i == level) {
                        return domain.first();
                    }
                    domains = domain.inside();
                    break;
                }
            }
        }
    }

    /// Numbers of the machines that a pin names.
    List<Integer> of(Pin pin) {
        var hosts = pin.hosts().value();
        var numbers = new ArrayList<Integer>();
        for (int node = 0; node < count; node++) {
            var known = pool.hosts().value();
            if (hosts.isEmpty() || (node < known.size() && hosts.contains(known.get(node)))) {
                numbers.add(node);
            }
        }
        return numbers;
    }

    /// The nodes that are kept free: the last ones that nothing is pinned to.
    List<Integer> spare(List<Pin> pins) {
        int wanted = Math.min(pool.spare().value(), count);
        var pinned = new boolean[count];
        for (var pin : pins) {
            of(pin).forEach(node -> pinned[node] = true);
        }
        var spare = new ArrayList<Integer>();
        for (int node = count - 1; node >= 0 && spare.size() < wanted; node--) {
            if (!pinned[node]) {
                spare.add(node);
            }
        }
        for (int node = count - 1; node >= 0 && spare.size() < wanted; node--) {
            if (pinned[node]) {
                spare.add(node);
            }
        }
        return spare;
    }
}
