package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// What a scheduler does: one gang at a time as they arrive, by the algorithm of Kueue's
/// topology-aware scheduling.
///
/// Phase 1 counts the workers that fit on each node and adds them up the tree. Phase 2a takes, at
/// the wanted level, the domain with the least room that still holds all; if there is none,
/// `required` fails, `preferred` climbs a level, and at the top takes the largest domains until all
/// fit. Phase 2b goes down: the domains below the chosen ones, largest first, until the rest fits
/// into one, which is then the smallest that holds it.
final class ArrivalOrder {
    private final Tree tree;
    private final List<Want> wants;
    private final Stock stock;
    private final Layout layout;

    private ArrivalOrder(Instance instance) {
        tree = instance.tree();
        wants = instance.wants();
        stock = new Stock(tree);
        layout = new Layout(instance.groups());
    }

    /// @param cost of those that were placed
    /// @param placed gangs that found a place
    record Outcome(long cost, int placed) {}

    static Outcome place(Instance instance) {
        var arrival = new ArrivalOrder(instance);
        int placed = 0;
        long cost = 0;
        for (int group = 0; group < instance.groups(); group++) {
            if (arrival.place(group)) {
                placed++;
                cost += arrival.layout.cost(arrival.tree, arrival.wants, group);
            }
        }
        return new Outcome(cost, placed);
    }

    static OptionalLong cost(Instance instance) {
        var outcome = place(instance);
        return outcome.placed() == instance.groups()
                ? OptionalLong.of(outcome.cost())
                : OptionalLong.empty();
    }

    private boolean place(int group) {
        var want = wants.get(group);
        var holds = stock.holds(want);
        int wanted = want.required() > 0 ? want.required() : tree.leafLevel();
        int level = wanted;
        var chosen = smallestThatHolds(holds[level], all(level), want.units());
        while (chosen < 0 && level > 1 && want.required() == 0) {
            level--;
            chosen = smallestThatHolds(holds[level], all(level), want.units());
        }
        var domains = new ArrayList<Integer>();
        if (chosen >= 0) {
            domains.add(chosen);
        } else {
            if (want.required() > 0 || holds[0][0] < want.units()) {
                return false;
            }
            level = 1;
            domains.addAll(fewest(holds[1], all(1), want.units()));
        }
        for (int below = level + 1; below <= tree.nodeLevel; below++) {
            domains = fewest(holds[below], inside(below, below - 1, domains), want.units());
        }
        int left = want.units();
        for (int node : domains) {
            int units = (int) Math.min(left, holds[tree.nodeLevel][node]);
            stock.take(want, node, units);
            layout.add(group, node, units);
            left -= units;
        }
        return true;
    }

    private List<Integer> all(int level) {
        var all = new ArrayList<Integer>();
        for (int domain = 0; domain < tree.domains(level); domain++) {
            all.add(domain);
        }
        return all;
    }

    private List<Integer> inside(int below, int level, List<Integer> domains) {
        var inside = new ArrayList<Integer>();
        for (int domain : domains) {
            int node = tree.first(level, domain);
            while (node < tree.end(level, domain)) {
                int child = tree.domainOf(below, node);
                inside.add(child);
                node = tree.end(below, child);
            }
        }
        return inside;
    }

    private static int smallestThatHolds(long[] holds, List<Integer> domains, int units) {
        int smallest = -1;
        for (int domain : domains) {
            if (holds[domain] >= units && (smallest < 0 || holds[domain] < holds[smallest])) {
                smallest = domain;
            }
        }
        return smallest;
    }

    /// The largest until the rest fits into one, then the smallest that holds the rest.
    private static ArrayList<Integer> fewest(long[] holds, List<Integer> domains, int units) {
        var sorted = new ArrayList<>(domains);
        sorted.sort(Comparator.comparingLong((Integer domain) -> -holds[domain]));
        var taken = new ArrayList<Integer>();
        long left = units;
        for (int i = 0; left > 0; i++) {
            int next = sorted.get(i);
            if (holds[next] >= left) {
                next = smallestThatHolds(holds, sorted.subList(i, sorted.size()), (int) left);
            }
            taken.add(next);
            left -= holds[next];
        }
        return taken;
    }
}
