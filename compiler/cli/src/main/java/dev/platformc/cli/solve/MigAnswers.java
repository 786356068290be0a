package dev.platformc.cli.solve;

import dev.platformc.cli.solve.Answers.Answer;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.mig.MixedAnswer;
import dev.platformc.solver.mig.MixedAnswer.Impossible;
import dev.platformc.solver.mig.MixedAnswer.Layout;
import dev.platformc.solver.mig.MixedAnswer.Packed;
import dev.platformc.solver.mig.MixedAnswer.Undecided;
import dev.platformc.solver.mig.ReplanAnswer;
import dev.platformc.solver.mig.ReplanAnswer.Replanned;
import dev.platformc.solver.mig.ReplanProblem;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Answers about MIG as rows of JSON.
public final class MigAnswers {
    private MigAnswers() {}

    public static Answer of(String instance, MixedAnswer answer, long milliseconds) {
        return switch (answer) {
            case Packed packed ->
                    new Answer(
                            instance,
                            packed.cost(),
                            packed.bound(),
                            packed.proven(),
                            packed.work(),
                            milliseconds,
                            json -> layouts(json, packed.layouts()));
            case Impossible impossible ->
                    new Answer(
                            instance,
                            null,
                            null,
                            true,
                            impossible.work(),
                            milliseconds,
                            json -> words(json, "impossible", impossible.core()));
            case Undecided(var work) ->
                    new Answer(instance, null, null, false, work, milliseconds, _ -> {});
        };
    }

    /// @param frontier empty when nobody asked for it
    public static Answer of(
            String instance,
            ReplanProblem problem,
            ReplanAnswer answer,
            List<Replanned> frontier,
            long milliseconds) {
        return switch (answer) {
            case Replanned replanned ->
                    new Answer(
                            instance,
                            replanned.inUse(),
                            bound(problem, replanned),
                            replanned.proven(),
                            replanned.work(),
                            milliseconds,
                            json -> {
                                json.writeNumberProperty("moves", replanned.moved());
                                recuts(json, problem, replanned);
                                points(json, frontier);
                            });
            case ReplanAnswer.Impossible() ->
                    new Answer(instance, null, null, true, 0, milliseconds, _ -> {});
            case ReplanAnswer.Undecided() ->
                    new Answer(instance, null, null, false, 0, milliseconds, _ -> {});
        };
    }

    /// No answer with as few moves uses fewer GPUs.
    private static long bound(ReplanProblem problem, Replanned replanned) {
        var weights = problem.goal().first();
        return Math.ceilDiv(replanned.bound() - weights.move() * replanned.moved(), weights.card());
    }

    private static void recuts(JsonGenerator json, ReplanProblem problem, Replanned replanned) {
        json.writeArrayPropertyStart("layouts");
        for (var recut : replanned.cards()) {
            var running =
                    problem.cards().stream()
                            .filter(g -> g.id().equals(recut.group()))
                            .findFirst()
                            .orElseThrow()
                            .running();
            json.writeStartObject();
            json.writeNumberProperty("cards", recut.count());
            slices(json, "kept", recut.kept());
            slices(json, "added", recut.added());
            slices(json, "moved", running.stream().filter(s -> !recut.kept().contains(s)).toList());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void points(JsonGenerator json, List<Replanned> frontier) {
        if (frontier.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("frontier");
        for (var point : frontier) {
            json.writeStartObject();
            json.writeNumberProperty("gpus", point.inUse());
            json.writeNumberProperty("moves", point.moved());
            json.writeBooleanProperty("proven", point.proven());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void layouts(JsonGenerator json, List<Layout> layouts) {
        json.writeArrayPropertyStart("layouts");
        for (var layout : layouts) {
            json.writeStartObject();
            json.writeStringProperty("gpu", layout.model());
            json.writeNumberProperty("cards", layout.count());
            slices(json, "slices", layout.slices());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void slices(JsonGenerator json, String name, List<PlacedSlice> slices) {
        words(json, name, slices.stream().map(s -> s.profile().name() + "@" + s.start()).toList());
    }

    private static void words(JsonGenerator json, String name, Collection<String> words) {
        json.writeArrayPropertyStart(name);
        words.forEach(json::writeString);
        json.writeEndArray();
    }
}
