package dev.platformc.cli.render;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.diagnostic.Diagnostic.Label;
import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.core.text.SourceSet;
import java.io.StringWriter;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// One diagnostic as an object on one line, for programs.
///
/// Lines and columns count from 1, columns in UTF-16 units; offsets count from 0; ends are
/// exclusive. Written with Jackson's streaming writer alone: binding objects would cost start-up.
public final class DiagnosticJson {
    private static final int SCHEMA = 1;
    private static final JsonFactory JSON = new JsonFactory();

    private DiagnosticJson() {}

    /// All of them in the order of files and offsets, each with its line end.
    public static String lines(Collection<Diagnostic> diagnostics, SourceSet sources) {
        var text = new StringBuilder();
        Report.sorted(diagnostics).forEach(d -> text.append(render(d, sources)).append('\n'));
        return text.toString();
    }

    /// Without line end.
    public static String render(Diagnostic diagnostic, SourceSet sources) {
        var out = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            new Writing(json, sources).diagnostic(diagnostic);
        }
        return out.toString();
    }

    private record Writing(JsonGenerator json, SourceSet sources) {
        void diagnostic(Diagnostic d) {
            json.writeStartObject();
            json.writeNumberProperty("schema", SCHEMA);
            json.writeStringProperty("code", d.code().id());
            json.writeStringProperty("slug", d.code().slug());
            json.writeStringProperty("severity", d.severity().word());
            json.writeStringProperty("headline", d.headline());
            json.writeName("primary");
            label(d.primary());
            array("related", d.related(), this::label);
            array("notes", d.notes(), this::note);
            array("fixes", d.fixes(), this::fix);
            json.writeEndObject();
        }

        private <T> void array(String name, List<T> elements, Consumer<T> write) {
            json.writeArrayPropertyStart(name);
            elements.forEach(write);
            json.writeEndArray();
        }

        private void label(@Nullable Label label) {
            if (label == null) {
                json.writeNull();
                return;
            }
            var region = Region.of(label.span(), sources);
            json.writeStartObject();
            json.writeStringProperty("file", region.file());
            json.writeStringProperty("text", label.text());
            point("start", region.start());
            point("end", region.end());
            json.writeEndObject();
        }

        private void point(String name, Region.Point point) {
            json.writeObjectPropertyStart(name);
            json.writeNumberProperty("line", point.line());
            json.writeNumberProperty("column", point.column());
            json.writeNumberProperty("offset", point.offset());
            json.writeEndObject();
        }

        private void note(Note note) {
            json.writeStartObject();
            switch (note) {
                case Note.Info(var text) -> {
                    json.writeStringProperty("kind", "info");
                    json.writeStringProperty("text", text);
                }
                case Note.Sum(var rows, int totalAt) -> {
                    json.writeStringProperty("kind", "sum");
                    array("rows", rows, this::row);
                    json.writeNumberProperty("total", totalAt);
                }
            }
            json.writeEndObject();
        }

        private void row(List<String> cells) {
            json.writeStartArray();
            cells.forEach(json::writeString);
            json.writeEndArray();
        }

        private void fix(Fix fix) {
            json.writeStartObject();
            json.writeStringProperty("title", fix.title());
            json.writeStringProperty("confidence", word(fix.confidence()));
            json.writeArrayPropertyStart("edits");
            for (var edit : fix.edits()) {
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

        private static String word(Confidence confidence) {
            return DiagnosticText.word(confidence).replace(' ', '-');
        }
    }
}
