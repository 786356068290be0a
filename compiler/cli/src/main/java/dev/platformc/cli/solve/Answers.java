package dev.platformc.cli.solve;

import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// What came of instances, as one JSON object with one line for each: for people who measure.
public final class Answers {
    private static final JsonFactory JSON = new JsonFactory();

    private Answers() {}

    /// @param cost of what was found; absent when nothing was
    /// @param bound no answer costs less; absent when there is none, or nothing is known
    /// @param proven nothing costs less, or nothing is possible
    /// @param work units of the solver
    /// @param rest writes the fields that only this sort of answer has
    public record Answer(
            String instance,
            @Nullable Long cost,
            @Nullable Long bound,
            boolean proven,
            long work,
            long milliseconds,
            Consumer<JsonGenerator> rest) {}

    /// With its line end.
    public static String json(List<Answer> answers) {
        var text = new StringBuilder("{\"answers\": [\n");
        for (int i = 0; i < answers.size(); i++) {
            text.append("  ")
                    .append(json(answers.get(i)))
                    .append(i + 1 < answers.size() ? ",\n" : "\n");
        }
        return text.append("]}\n").toString();
    }

    private static String json(Answer answer) {
        var out = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("instance", answer.instance());
            number(json, "cost", answer.cost());
            number(json, "bound", answer.bound());
            json.writeBooleanProperty("proven", answer.proven());
            json.writeNumberProperty("work", answer.work());
            json.writeNumberProperty("milliseconds", answer.milliseconds());
            answer.rest().accept(json);
            json.writeEndObject();
        }
        return out.toString();
    }

    static void number(JsonGenerator json, String name, @Nullable Long number) {
        if (number == null) {
            json.writeNullProperty(name);
        } else {
            json.writeNumberProperty(name, number.longValue());
        }
    }
}
