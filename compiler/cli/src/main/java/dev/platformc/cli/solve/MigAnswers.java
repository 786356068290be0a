package dev.platformc.cli.solve;

import dev.platformc.cli.solve.Answers.Answer;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.mig.MixedAnswer;
import dev.platformc.solver.mig.MixedAnswer.Impossible;
import dev.platformc.solver.mig.MixedAnswer.Layout;
import dev.platformc.solver.mig.MixedAnswer.Packed;
import dev.platformc.solver.mig.MixedAnswer.Undecided;
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
        words(
                json,
                name,
                slices.stream().map(s -> s.profile().name() + "@" + s.start()).toList());
    }

    private static void words(JsonGenerator json, String name, Collection<String> words) {
        json.writeArrayPropertyStart(name);
        words.forEach(json::writeString);
        json.writeEndArray();
    }
}
