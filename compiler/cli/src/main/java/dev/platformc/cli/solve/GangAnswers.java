package dev.platformc.cli.solve;

import dev.platformc.cli.solve.Answers.Answer;
import dev.platformc.plan.Proof;
import dev.platformc.solver.instance.GangInstance;
import dev.platformc.solver.topology.PlacementAnswer;
import dev.platformc.solver.topology.PlacementAnswer.Constraint;
import dev.platformc.solver.topology.PlacementAnswer.Spot;
import dev.platformc.solver.topology.Placer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/// Answers about gangs as rows of JSON.
public final class GangAnswers {
    private GangAnswers() {}

    /// @param order the nodes by their numbers in the answer
    public static Answer of(
            String instance,
            List<GangInstance.Node> order,
            Placer.Measured measured,
            long milliseconds) {
        long work = measured.work();
        return switch (measured.answer()) {
            case PlacementAnswer.Placed(var spots, Proof.Optimal(_, long cost)) ->
                    new Answer(
                            instance,
                            cost,
                            cost,
                            true,
                            work,
                            milliseconds,
                            json -> placements(json, order, spots));
            case PlacementAnswer.Placed(var spots, Proof.Feasible(long cost, long bound)) ->
                    new Answer(
                            instance,
                            cost,
                            bound,
                            false,
                            work,
                            milliseconds,
                            json -> placements(json, order, spots));
            case PlacementAnswer.Impossible(var core, _) ->
                    new Answer(
                            instance,
                            null,
                            null,
                            true,
                            work,
                            milliseconds,
                            json -> impossible(json, core));
            case PlacementAnswer.Undecided() ->
                    new Answer(instance, null, null, false, work, milliseconds, _ -> {});
        };
    }

    /// By gang, workers by node.
    private static void placements(
            JsonGenerator json, List<GangInstance.Node> order, Map<String, List<Spot>> spots) {
        json.writeObjectPropertyStart("placements");
        spots.forEach((gang, own) -> {
            json.writeObjectPropertyStart(gang);
            for (var spot : own) {
                for (int i = 0; i < spot.nodes(); i++) {
                    json.writeNumberProperty(
                            order.get(spot.firstNode() + i).id(), spot.unitsOnEach());
                }
            }
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    /// Gangs that cannot stand together.
    private static void impossible(JsonGenerator json, Set<Constraint> core) {
        var gangs = new LinkedHashSet<String>();
        for (var constraint : core) {
            switch (constraint) {
                case Constraint.Units(var gang) -> gangs.add(gang);
                case Constraint.Level(var gang) -> gangs.add(gang);
                case Constraint.Spread(var gang) -> gangs.add(gang);
                case Constraint.Room _ -> {}
            }
        }
        json.writeArrayPropertyStart("impossible");
        gangs.forEach(json::writeString);
        json.writeEndArray();
    }
}
