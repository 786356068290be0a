package dev.platformc.solver.topology;

import dev.platformc.plan.Proof;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What came of a [PlacementProblem].
public sealed interface PlacementAnswer {
    /// Every group stands.
    ///
    /// @param spots of each group by its id, in the order of the nodes; the counts add up to its
    ///     units
    record Placed(Map<String, List<Spot>> spots, Proof proof) implements PlacementAnswer {
        public Placed {
            spots = Map.copyOf(spots);
        }
    }

    /// @param core constraints that cannot hold together
    /// @param minimal leaving out any one of them makes the rest possible
    record Impossible(Set<Constraint> core, boolean minimal) implements PlacementAnswer {}

    /// The budget was spent before an answer.
    record Undecided() implements PlacementAnswer {}

    /// Equal numbers of units on consecutive nodes.
    record Spot(int firstNode, int nodes, int unitsOnEach) {}

    /// What can be in a core.
    sealed interface Constraint {
        /// The group is there, with all its units of their size.
        record Units(String group) implements Constraint {}

        /// The group's required level.
        record Level(String group) implements Constraint {}

        /// The group's spread.
        record Spread(String group) implements Constraint {}

        /// What the nodes of a domain have.
        record Room(String domain) implements Constraint {}
    }
}
