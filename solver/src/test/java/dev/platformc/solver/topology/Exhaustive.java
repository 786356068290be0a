package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// The cheapest placement of a small problem by looking at all of them, node by node.
///
/// For at most 4 groups of 15 units and 3 levels. Shares no idea with the search: it tries every
/// way to put units on a node, and remembers for every group only how many are left and how many
/// were left when the domains around the node began.
final class Exhaustive {
    private final PlacementProblem problem;
    private final int levels;
    private final List<Node> nodes = new ArrayList<>();

    /// Even spreads: the smaller of the two counts that a domain may have.
    private final int[] low;

    /// Number of the domain of the required level that a group is to be in; -1: anywhere.
    private final int[] home;

    /// @param domains number of the domain of each level, the node itself last
    private record Node(Capacity free, List<Integer> domains) {}

    private Exhaustive(PlacementProblem problem) {
        this.problem = problem;
        levels = problem.fleet().levels().size();
        low = new int[problem.groups().size()];
        home = new int[problem.groups().size()];
        var counters = new int[levels + 1];
        problem.fleet().domains().forEach(d -> walk(d, 0, new int[levels], counters));
    }

    private void walk(Fleet.Domain domain, int level, int[] around, int[] counters) {
        var path = around.clone();
        if (level < levels - 1) {
            path[level] = counters[level]++;
        }
        domain.inside().forEach(child -> walk(child, level + 1, path, counters));
        for (var run : domain.nodes()) {
            for (int i = 0; i < run.count(); i++) {
                var own = path.clone();
                own[levels - 1] = nodes.size();
                nodes.add(new Node(run.free(), Arrays.stream(own).boxed().toList()));
            }
        }
    }

    /// Looks at every placement.
    ///
    /// @return the least cost; empty when there is no placement
    static OptionalLong leastCost(PlacementProblem problem) {
        var search = new Exhaustive(problem);
        long best = search.choose(0);
        return best == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(best);
    }

    /// Every choice of home and of the smaller count for the groups from `group` on.
    private long choose(int group) {
        if (group == problem.groups().size()) {
            return sweep();
        }
        var g = problem.groups().get(group);
        Integer required = g.required();
        long best = Long.MAX_VALUE;
        long homes =
                required == null
                        ? 1
                        : nodes.stream().map(n -> n.domains().get(required)).distinct().count();
        for (int h = 0; h < homes; h++) {
            home[group] = required == null ? -1 : h;
            for (int m = 0; m <= most(g, home[group]); m++) {
                low[group] = m;
                best = Math.min(best, choose(group + 1));
            }
        }
        return best;
    }

    /// No more than all units can be the least of the domains that count.
    private int most(PlacementProblem.Group g, int home) {
        Integer spread = g.spread();
        if (spread == null) {
            return 0;
        }
        long counting =
                nodes.stream()
                        .filter(n -> counts(n, g, home))
                        .mapToInt(n -> n.domains().get(spread))
                        .distinct()
                        .count();
        return counting == 0 ? -1 : (int) (g.units() / counting);
    }

    /// Whether a node could hold a unit and lies where the group is to be.
    private static boolean counts(Node node, PlacementProblem.Group g, int home) {
        Integer required = g.required();
        return node.free().holds(g.each())
                && (required == null || node.domains().get(required) == home);
    }

    private long sweep() {
        Map<Long, Long> states = new HashMap<>();
        long start = 0;
        for (int group = 0; group < problem.groups().size(); group++) {
            for (int level = 0; level < levels; level++) {
                start = with(start, group, level, problem.groups().get(group).units());
            }
        }
        states.put(start, 0L);
        for (int node = 0; node < nodes.size() && !states.isEmpty(); node++) {
            Map<Long, Long> next = new HashMap<>();
            for (var state : states.entrySet()) {
                put(node, 0, nodes.get(node).free(), state.getKey(), state.getValue(), next);
            }
            states = close(node, next);
        }
        Long best = states.get(0L);
        return best == null ? Long.MAX_VALUE : best - firstSpans();
    }

    /// A state has four bits for every group and level: the units left when the domain of that
    /// level began, and at the level of nodes the units left now.
    private static int shift(int group, int level) {
        return 4 * (3 * group + level);
    }

    private static int left(long state, int group, int level) {
        return (int) (state >>> shift(group, level)) & 15;
    }

    private static long with(long state, int group, int level, int left) {
        int shift = shift(group, level);
        return (state & ~(15L << shift)) | ((long) left << shift);
    }

    private void put(
            int node, int group, Capacity free, long state, long cost, Map<Long, Long> next) {
        if (group == problem.groups().size()) {
            next.merge(state, cost, Math::min);
            return;
        }
        var g = problem.groups().get(group);
        int left = left(state, group, levels - 1);
        Integer required = g.required();
        boolean allowed =
                required == null || nodes.get(node).domains().get(required) == home[group];
        int most = allowed ? left : 0;
        var rest = free;
        for (int units = 0; units <= most; units++) {
            if (units > 0) {
                if (!rest.holds(g.each())) {
                    break;
                }
                rest = rest.minus(g.each());
            }
            if (nodeCountAllowed(node, group, units)) {
                long after = with(state, group, levels - 1, left - units);
                put(node, group + 1, rest, after, cost, next);
            }
        }
    }

    private boolean nodeCountAllowed(int node, int group, int units) {
        Integer spread = problem.groups().get(group).spread();
        return isWhole(group, levels - 1, units)
                && (spread == null || spread < levels - 1 || even(node, group, levels - 1, units));
    }

    /// Whether so many units in a domain of a level are whole groups that belong together.
    private boolean isWhole(int group, int level, int units) {
        var together = problem.groups().get(group).together();
        return together == null || together.level() != level || units % together.units() == 0;
    }

    /// Whether so many units on a domain, the one of the level around the node, keep a group even.
    private boolean even(int node, int group, int level, int units) {
        if (units == low[group] || units == low[group] + 1) {
            return true;
        }
        var g = problem.groups().get(group);
        int domain = nodes.get(node).domains().get(level);
        return units == 0
                && nodes.stream()
                        .filter(n -> n.domains().get(level) == domain)
                        .noneMatch(n -> counts(n, g, home[group]));
    }

    /// Domains that end after a node: their spans are paid, their counts judged.
    private Map<Long, Long> close(int node, Map<Long, Long> states) {
        Map<Long, Long> closed = new HashMap<>();
        for (var entry : states.entrySet()) {
            long state = entry.getKey();
            long paid = entry.getValue();
            boolean holds = true;
            for (int group = 0; group < problem.groups().size(); group++) {
                var g = problem.groups().get(group);
                int left = left(state, group, levels - 1);
                for (int level = 0; level < levels - 1; level++) {
                    if (isLast(node, level)) {
                        int units = left(state, group, level) - left;
                        holds &= isWhole(group, level, units);
                        holds &=
                                g.spread() == null
                                        || g.spread() != level
                                        || even(node, group, level, units);
                        // Whoever is to be here alone must be here by now.
                        holds &=
                                g.required() == null
                                        || g.required() != level
                                        || nodes.get(node).domains().get(level) != home[group]
                                        || left == 0;
                        paid += units > 0 && g.compact() ? problem.spanCosts().get(level) : 0;
                        state = with(state, group, level, left);
                    }
                }
            }
            if (holds) {
                closed.merge(state, paid, Math::min);
            }
        }
        return closed;
    }

    private boolean isLast(int node, int level) {
        return node + 1 == nodes.size() || domain(node + 1, level) != domain(node, level);
    }

    private int domain(int node, int level) {
        return nodes.get(node).domains().get(level);
    }

    /// What the first domain of every level, which is free, was charged.
    private long firstSpans() {
        long each = problem.spanCosts().stream().mapToLong(Integer::longValue).sum();
        return each * problem.groups().stream().filter(PlacementProblem.Group::compact).count();
    }
}
