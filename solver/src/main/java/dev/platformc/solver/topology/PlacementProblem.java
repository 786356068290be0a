package dev.platformc.solver.topology;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the units of every group stand: workers of a gang, replicas of an endpoint.
///
/// The cost of a placement is the sum over compact groups of, at each level above the node, how
/// many more domains than one the group touches times the cost of that level.
///
/// @param spanCosts for each level of the fleet above the node, outermost first: what every domain
///   beyond the first costs (4 for a block and 1 for a rack, say)
public record PlacementProblem(Fleet fleet, List<Integer> spanCosts, List<Group> groups) {
    public PlacementProblem {
        spanCosts = List.copyOf(spanCosts);
        groups = List.copyOf(groups);
    }

    /// All units or none.
    ///
    /// @param id opaque
    /// @param units how many, at least 1
    /// @param each what one takes; it never spans nodes
    /// @param required level, as an index into the fleet's levels, of which one domain holds all
    ///   units; absent: anywhere
    /// @param spread level over whose domains the units stand even: of two domains with a node that
    ///   could hold a unit if nothing else were placed, one has at most one unit more than the
    ///   other; absent: as they come. That is `topologySpreadConstraints` with `maxSkew: 1` and
    ///   `DoNotSchedule`, which also counts a domain that others have filled meanwhile. With a
    ///   required level only the domains inside the chosen one count.
    /// @param compact whether spans count in the cost
    /// @param together fewer units that belong into one smaller domain each; absent: none
    public record Group(
            String id,
            int units,
            Capacity each,
            @Nullable Integer required,
            @Nullable Integer spread,
            boolean compact,
            @Nullable Together together) {
        public Group(
                String id,
                int units,
                Capacity each,
                @Nullable Integer required,
                @Nullable Integer spread,
                boolean compact) {
            this(id, units, each, required, spread, compact, null);
        }
    }

    /// Each so many units share one domain of a level: every domain of it holds a multiple of them.
    ///
    /// @param units a divisor of the group's units
    /// @param level index into the fleet's levels
    public record Together(int units, int level) {}
}
