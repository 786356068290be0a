package dev.platformc.solver.topology;

import dev.platformc.plan.Proof;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What came of a [PlacementProblem].
public sealed interface PlacementAnswer {
    /// Every group stands.
    ///
    /// @param spots of each group by its id, in the order of the nodes; the counts add up to its
    ///   units; the groups in the order of the problem
    record Placed(Map<String, List<Spot>> spots, Proof proof) implements PlacementAnswer {
        public Placed {
            spots = Collections.unmodifiableMap(new LinkedHashMap<>(spots));
        }
    }

    /// Proven: there is no placement.
    ///
    /// @param core constraints that cannot hold together: those of groups in the order of the
    ///   problem, then one [Constraint.Room]
    /// @param minimal leaving out any one of them makes the rest possible
    record Impossible(Set<Constraint> core, boolean minimal) implements PlacementAnswer {
        public Impossible {
            core = Collections.unmodifiableSet(new LinkedHashSet<>(core));
        }
    }

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

        /// What the nodes have and no more. Groups may go anywhere, so with enough room in any one
        /// place all of them would stand: the room of the fleet is one constraint, and every core
        /// has it once. The domain says where to look.
        ///
        /// @param domain of a group whose own level is in its way, the domain of that level that
        ///   could take the most of its units: all others hold no more (the first of equals).
        ///   Otherwise [#FLEET].
        record Room(String domain) implements Constraint {
            /// All domains together.
            public static final String FLEET = "";
        }
    }
}
