package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The domains over which spread groups stand even: those with a node that, before anything is
/// placed, could hold one unit.
final class Spreads {
    /// By group, then by domain of its required level.
    private final Map<Integer, Map<Integer, List<Integer>>> domains = new HashMap<>();

    Spreads(Tree tree, List<Want> wants) {
        for (int group = 0; group < wants.size(); group++) {
            if (wants.get(group).spreads()) {
                domains.put(group, eligible(tree, wants.get(group)));
            }
        }
    }

    private static Map<Integer, List<Integer>> eligible(Tree tree, Want want) {
        var eligible = new HashMap<Integer, List<Integer>>();
        for (int node = 0; node < tree.nodes(); node++) {
            if (want.heldBy(tree.free(node)) > 0) {
                int scope = tree.domainOf(want.required(), node);
                int domain = tree.domainOf(want.spread(), node);
                var seen = eligible.computeIfAbsent(scope, s -> new ArrayList<>());
                if (seen.isEmpty() || seen.getLast() != domain) {
                    seen.add(domain);
                }
            }
        }
        return eligible;
    }

    /// How many of the domains that a group spreads over lie in a domain.
    ///
    /// @param level at or outside the group's spread level
    int inside(Tree tree, Want want, int group, int level, int domain) {
        int scope = tree.enclosing(want.required(), level, domain);
        int inside = 0;
        for (int each : of(group, scope)) {
            inside += tree.enclosing(level, want.spread(), each) == domain ? 1 : 0;
        }
        return inside;
    }

    /// The domains over which a group stands even.
    ///
    /// @param group that spreads
    /// @param scope domain of the group's required level that all units are in
    /// @return domains of its spread level, in order
    List<Integer> of(int group, int scope) {
        return domains.getOrDefault(group, Map.of()).getOrDefault(scope, List.of());
    }
}
