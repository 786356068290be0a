package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One group after the other, never taken back.
///
/// A compact group goes the way of Kueue's topology-aware scheduling: into the smallest domain of
/// the innermost level that holds all of it, and downwards into the largest children until the rest
/// fits into one, which is then the smallest that holds it. Other groups fill up the fullest nodes.
final class Greedy {
    private final Tree tree;
    private final List<Want> wants;
    private final Spreads spreads;
    private final Stock stock;
    private final Layout layout;

    private Greedy(Tree tree, List<Want> wants, Spreads spreads) {
        this.tree = tree;
        this.wants = wants;
        this.spreads = spreads;
        stock = new Stock(tree);
        layout = new Layout(wants.size());
    }

    /// @param layout complete when nothing failed
    /// @param failed the first group that found no place; -1 for none
    record Attempt(Layout layout, int failed) {}

    /// @param order of the groups, by index
    static Attempt place(Tree tree, List<Want> wants, Spreads spreads, List<Integer> order) {
        var greedy = new Greedy(tree, wants, spreads);
        for (int group : order) {
            if (!greedy.place(group)) {
                return new Attempt(greedy.layout, group);
            }
        }
        return new Attempt(greedy.layout, -1);
    }

    private boolean place(int group) {
        var want = wants.get(group);
        var holds = stock.holds(want);
        if (want.spreads()) {
            return byFit(holds[want.required()], want.units()).stream()
                    .anyMatch(scope -> spread(group, holds, scope));
        }
        int innermost = want.compact() ? tree.nodeLevel : want.required();
        for (int level = innermost; level >= want.required(); level--) {
            var fitting = byFit(holds[level], want.units());
            if (!fitting.isEmpty()) {
                fill(group, holds, level, fitting.getFirst(), want.units());
                return true;
            }
        }
        return false;
    }

    /// Domains that hold so many units, the smallest first.
    private static List<Integer> byFit(long[] holds, int units) {
        var fitting = new ArrayList<Integer>();
        for (int domain = 0; domain < holds.length; domain++) {
            if (holds[domain] >= units) {
                fitting.add(domain);
            }
        }
        fitting.sort(Comparator.comparingLong(domain -> holds[domain]));
        return fitting;
    }

    private void fill(int group, long[][] holds, int level, int domain, int units) {
        if (wants.get(group).compact()) {
            fillDown(group, holds, level, domain, units);
        } else {
            fillUp(group, holds, level, domain, units);
        }
    }

    private void fillDown(int group, long[][] holds, int level, int domain, int units) {
        if (level == tree.nodeLevel) {
            put(group, domain, units);
            return;
        }
        int below = level + 1;
        var children = inside(below, level, domain);
        children.sort(Comparator.comparingLong((Integer child) -> -holds[below][child]));
        int left = units;
        for (int i = 0; i < children.size() && left > 0; i++) {
            int child = children.get(i);
            if (holds[below][child] >= left) {
                // Sorted by falling size: the last one that still holds the rest is the smallest.
                for (int j = i + 1; j < children.size(); j++) {
                    if (holds[below][children.get(j)] < left) {
                        break;
                    }
                    if (holds[below][children.get(j)] < holds[below][child]) {
                        child = children.get(j);
                    }
                }
                fillDown(group, holds, below, child, left);
                return;
            }
            int part = (int) holds[below][child];
            if (part > 0) {
                fillDown(group, holds, below, child, part);
                left -= part;
            }
        }
    }

    private void fillUp(int group, long[][] holds, int level, int domain, int units) {
        var nodes = inside(tree.nodeLevel, level, domain);
        long[] each = holds[tree.nodeLevel];
        nodes.sort(Comparator.comparingLong(node -> each[node]));
        int left = units;
        for (int node : nodes) {
            int part = (int) Math.min(left, each[node]);
            if (part > 0) {
                put(group, node, part);
                left -= part;
            }
        }
    }

    private List<Integer> inside(int below, int level, int domain) {
        var inside = new ArrayList<Integer>();
        int end = tree.end(level, domain);
        int node = tree.first(level, domain);
        while (node < end) {
            int child = tree.domainOf(below, node);
            inside.add(child);
            node = tree.end(below, child);
        }
        return inside;
    }

    private boolean spread(int group, long[][] holds, int scope) {
        var want = wants.get(group);
        var domains = new ArrayList<>(spreads.of(group, scope));
        if (domains.isEmpty()) {
            return false;
        }
        int low = want.atLeast(domains.size());
        int high = want.atMost(domains.size());
        int more = want.units() - low * domains.size();
        long[] room = holds[want.spread()];
        boolean nodes = want.spread() == tree.nodeLevel;
        // Replicas that stand on nodes of their own take started nodes first; over racks they take
        // the emptiest.
        domains.sort(Comparator.comparingLong(domain -> nodes ? room[domain] : -room[domain]));
        var parts = new ArrayList<Integer>();
        for (int domain : domains) {
            boolean oneMore = more > 0 && room[domain] >= high && high > low;
            more -= oneMore ? 1 : 0;
            parts.add(oneMore ? high : low);
            if (room[domain] < low) {
                return false;
            }
        }
        if (more > 0) {
            return false;
        }
        for (int i = 0; i < domains.size(); i++) {
            fill(group, holds, want.spread(), domains.get(i), parts.get(i));
        }
        return true;
    }

    private void put(int group, int node, int units) {
        if (units > 0) {
            stock.take(wants.get(group), node, units);
            layout.add(group, node, units);
        }
    }
}
