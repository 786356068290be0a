package dev.platformc.solver.topology;

import dev.platformc.plan.Proof;
import dev.platformc.solver.topology.PlacementAnswer.Spot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Goes over a placement again, from the problem alone: it shares no code with the search.
///
/// What it checks: every group stands with all its units on nodes that exist; no node holds more
/// than it has free; required levels; spreads; the cost; that no proof claims less than its bound.
/// It cannot check that nothing cheaper exists.
public final class PlacementCheck {
    private final PlacementProblem problem;
    private final List<String> wrong = new ArrayList<>();

    /// By node number: what is free, and the ids of the domains around it, outermost first.
    private final Map<Integer, Place> places = new TreeMap<>();

    private record Place(Capacity free, List<String> domains) {}

    private PlacementCheck(PlacementProblem problem) {
        this.problem = problem;
        problem.fleet().domains().forEach(domain -> walk(domain, List.of()));
    }

    /// Goes over an answer.
    ///
    /// @return what is wrong, in words for whoever repairs the search; empty when all is well
    public static List<String> check(PlacementProblem problem, PlacementAnswer answer) {
        var check = new PlacementCheck(problem);
        switch (answer) {
            case PlacementAnswer.Placed placed -> check.placed(placed);
            case PlacementAnswer.Impossible impossible -> check.core(impossible.core());
            case PlacementAnswer.Undecided() -> {}
        }
        return List.copyOf(check.wrong);
    }

    private void walk(Fleet.Domain domain, List<String> around) {
        var path = new ArrayList<>(around);
        // Domains are told apart by where they are: two blocks may each have a rack of one name.
        path.add(path.isEmpty() ? domain.id() : path.getLast() + "/" + domain.id());
        domain.inside().forEach(child -> walk(child, path));
        for (var run : domain.nodes()) {
            for (int i = 0; i < run.count(); i++) {
                places.put(run.first() + i, new Place(run.free(), List.copyOf(path)));
            }
        }
    }

    private void placed(PlacementAnswer.Placed placed) {
        var used = new TreeMap<Integer, Capacity>();
        long cost = 0;
        var known = new HashSet<String>();
        for (var group : problem.groups()) {
            known.add(group.id());
            var units = unitsByNode(group, placed.spots().getOrDefault(group.id(), List.of()));
            long total = units.values().stream().mapToLong(Integer::longValue).sum();
            if (total != group.units()) {
                wrong.add(group.id() + " has " + total + " of " + group.units() + " units");
            }
            units.forEach((node, n) -> used.merge(node, group.each().times(n), Capacity::plus));
            required(group, units.keySet());
            spread(group, units);
            together(group, units);
            cost += cost(group, units.keySet());
        }
        placed.spots().keySet().stream()
                .filter(id -> !known.contains(id))
                .sorted()
                .forEach(id -> wrong.add(id + " is no group"));
        used.forEach(this::room);
        proof(placed.proof(), cost);
    }

    private Map<Integer, Integer> unitsByNode(PlacementProblem.Group group, List<Spot> spots) {
        var units = new TreeMap<Integer, Integer>();
        for (var spot : spots) {
            if (spot.nodes() < 1 || spot.unitsOnEach() < 1) {
                wrong.add(group.id() + " has an empty spot");
            }
            for (int i = 0; i < spot.nodes(); i++) {
                int node = spot.firstNode() + i;
                if (!places.containsKey(node)) {
                    wrong.add(group.id() + " is on node " + node + ", which is not there");
                } else if (units.put(node, spot.unitsOnEach()) != null) {
                    wrong.add(group.id() + " is on node " + node + " twice");
                }
            }
        }
        return units;
    }

    private void room(int node, Capacity used) {
        if (!free(node).holds(used)) {
            wrong.add("node " + node + " has " + free(node) + " and should hold " + used);
        }
    }

    private Capacity free(int node) {
        var place = places.get(node);
        return place == null ? new Capacity(0, 0, 0) : place.free();
    }

    /// The domain of a level that a node is in; a node is its own domain.
    private String domain(int level, int node) {
        var place = places.get(node);
        return place == null || level >= problem.fleet().levels().size() - 1
                ? "node " + node
                : place.domains().get(level);
    }

    private Set<String> domains(int level, Set<Integer> nodes) {
        var domains = new HashSet<String>();
        nodes.forEach(node -> domains.add(domain(level, node)));
        return domains;
    }

    private void required(PlacementProblem.Group group, Set<Integer> nodes) {
        Integer level = group.required();
        if (level != null && domains(level, nodes).size() > 1) {
            wrong.add(group.id() + " is not in one " + problem.fleet().levels().get(level));
        }
    }

    private void spread(PlacementProblem.Group group, Map<Integer, Integer> units) {
        Integer level = group.spread();
        if (level == null || units.isEmpty()) {
            return;
        }
        var counts = new HashMap<String, Integer>();
        var scope = scope(group.required(), units.keySet().iterator().next());
        places.forEach((node, place) -> {
            if (place.free().holds(group.each()) && scope.equals(scope(group.required(), node))) {
                counts.merge(domain(level, node), 0, Integer::sum);
            }
        });
        units.forEach((node, n) -> counts.merge(domain(level, node), n, Integer::sum));
        if (Collections.max(counts.values()) - Collections.min(counts.values()) > 1) {
            wrong.add(
                    group.id()
                            + " is not even over the domains of "
                            + problem.fleet().levels().get(level));
        }
    }

    private void together(PlacementProblem.Group group, Map<Integer, Integer> units) {
        var together = group.together();
        if (together == null) {
            return;
        }
        var counts = new TreeMap<String, Integer>();
        units.forEach((node, n) -> counts.merge(domain(together.level(), node), n, Integer::sum));
        counts.forEach((domain, n) -> {
            if (n % together.units() != 0) {
                wrong.add(
                        "%s has %d units in one %s, not groups of %d"
                                .formatted(
                                        group.id(),
                                        n,
                                        problem.fleet().levels().get(together.level()),
                                        together.units()));
            }
        });
    }

    private String scope(@Nullable Integer required, int node) {
        return required == null ? "" : domain(required, node);
    }

    private long cost(PlacementProblem.Group group, Set<Integer> nodes) {
        long cost = 0;
        for (int level = 0; group.compact() && level < problem.spanCosts().size(); level++) {
            cost += (long) problem.spanCosts().get(level) * (domains(level, nodes).size() - 1);
        }
        return cost;
    }

    private void proof(Proof proof, long cost) {
        long claimed =
                switch (proof) {
                    case Proof.Optimal optimal -> optimal.cost();
                    case Proof.Feasible feasible -> feasible.cost();
                };
        if (claimed != cost) {
            wrong.add("the cost is " + cost + ", not " + claimed);
        }
        if (proof instanceof Proof.Feasible(long c, long bound) && bound >= c) {
            wrong.add("a cost of " + c + " at a bound of " + bound + " is proven");
        }
    }

    private void core(Set<PlacementAnswer.Constraint> core) {
        if (core.isEmpty()) {
            wrong.add("nothing is named that makes it impossible");
        }
        for (var constraint : core) {
            boolean there =
                    switch (constraint) {
                        case PlacementAnswer.Constraint.Units(String id) -> has(id);
                        case PlacementAnswer.Constraint.Level(String id) -> has(id);
                        case PlacementAnswer.Constraint.Spread(String id) -> has(id);
                        case PlacementAnswer.Constraint.Room(String id) ->
                                id.isEmpty() || isDomain(problem.fleet().domains(), id);
                    };
            if (!there) {
                wrong.add(constraint + " names nothing of the problem");
            }
        }
    }

    private boolean has(String group) {
        return problem.groups().stream().anyMatch(g -> g.id().equals(group));
    }

    private static boolean isDomain(List<Fleet.Domain> domains, String id) {
        return domains.stream().anyMatch(d -> d.id().equals(id) || isDomain(d.inside(), id));
    }
}
