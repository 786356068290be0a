package dev.platformc.cli.report;

import dev.platformc.solver.suggest.Suggestion;
import dev.platformc.solver.suggest.Suggestion.Way;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Suggestions for programs: one JSON object a line, fields as `platformc help suggest` has them.
public final class SuggestJson {
    private static final int SCHEMA = 1;
    private static final JsonFactory JSON = new JsonFactory();

    private SuggestJson() {}

    public static String lines(List<Suggestion> suggestions) {
        var text = new StringBuilder();
        suggestions.forEach(s -> text.append(line(s)).append('\n'));
        return text.toString();
    }

    private static String line(Suggestion suggestion) {
        var out = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            write(json, suggestion);
        }
        return out.toString();
    }

    private static void write(JsonGenerator json, Suggestion suggestion) {
        json.writeStartObject();
        json.writeNumberProperty("schema", SCHEMA);
        json.writeStringProperty("on", suggestion.on().id().key());
        json.writeArrayPropertyStart("endpoints");
        suggestion.endpoints().forEach(e -> json.writeString(e.id().key()));
        json.writeEndArray();
        json.writeArrayPropertyStart("ways");
        suggestion.ways().forEach(way -> write(json, way));
        json.writeEndArray();
        json.writeStringProperty("best", suggestion.best().mode().word());
        json.writeNumberProperty("frees", suggestion.freed());
        var saved = suggestion.saved();
        json.writeName("saves");
        if (saved == null) {
            json.writeNull();
        } else {
            json.writeString(saved.toFixed(2) + " " + suggestion.currency() + "/h");
        }
        json.writeBooleanProperty("estimated", suggestion.estimated());
        json.writeArrayPropertyStart("edits");
        for (var edit : suggestion.edits()) {
            json.writeStartObject();
            json.writeStringProperty("file", edit.span().file());
            json.writeNumberProperty("start", edit.span().start());
            json.writeNumberProperty("end", edit.span().end());
            json.writeStringProperty("replacement", edit.replacement());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Way way) {
        var cards = way.cards();
        json.writeStartObject();
        json.writeStringProperty("mode", way.mode().word());
        json.writeName("cards");
        if (cards == null) {
            json.writeNull();
        } else {
            json.writeNumber(cards);
        }
        json.writeStringProperty("refused", way.refused());
        json.writeBooleanProperty("emitted", way.written());
        json.writeEndObject();
    }
}
