package dev.platformc.solver.lowering;

import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import dev.platformc.solver.topology.PlacementAnswer;
import dev.platformc.solver.topology.PlacementProblem;
import dev.platformc.solver.topology.PlacementProblem.Group;
import dev.platformc.solver.topology.Placer;
import java.util.List;
import java.util.Map;

/// Asks the mathematics where groups go.
final class Placements {
    private Placements() {}

    static PlacementAnswer solve(PoolNodes nodes, Room room, List<Group> groups, Budget budget) {
        var present = groups.stream().filter(group -> group.units() > 0).toList();
        if (present.isEmpty()) {
            return new PlacementAnswer.Placed(Map.of(), new Proof.Optimal("counting", 0));
        }
        return Placer.place(
                new PlacementProblem(room.fleet(), Groups.spanCosts(nodes), present), budget);
    }
}
