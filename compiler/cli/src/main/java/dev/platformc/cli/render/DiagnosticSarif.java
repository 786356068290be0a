package dev.platformc.cli.render;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.diagnostic.Diagnostic.Label;
import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.core.diagnostic.Explanation;
import dev.platformc.core.diagnostic.Severity;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Diagnostics as one SARIF 2.1.0 log, for pages that collect the findings of many tools.
public final class DiagnosticSarif {
    private static final JsonFactory JSON = new JsonFactory();

    /// The folder that relative paths start from, in the words of SARIF's readers.
    private static final String ROOT = "%SRCROOT%";

    private DiagnosticSarif() {}

    /// @param version of platformc
    public static String log(
            Collection<Diagnostic> diagnostics, SourceSet sources, String version) {
        var out = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            new Writing(json, sources).log(Report.sorted(diagnostics), version);
        }
        return out + "\n";
    }

    private record Writing(JsonGenerator json, SourceSet sources) {
        void log(List<Diagnostic> diagnostics, String version) {
            json.writeStartObject();
            json.writeStringProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.writeStringProperty("version", "2.1.0");
            json.writeArrayPropertyStart("runs");
            json.writeStartObject();
            var codes = diagnostics.stream().map(Diagnostic::code).distinct().sorted().toList();
            tool(codes, version);
            json.writeStringProperty("columnKind", "utf16CodeUnits");
            json.writeArrayPropertyStart("results");
            diagnostics.forEach(d -> result(d, codes.indexOf(d.code())));
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }

        private void tool(List<Code> codes, String version) {
            json.writeObjectPropertyStart("tool");
            json.writeObjectPropertyStart("driver");
            json.writeStringProperty("name", "platformc");
            json.writeStringProperty("version", version);
            json.writeArrayPropertyStart("rules");
            codes.forEach(this::rule);
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        }

        private void rule(Code code) {
            json.writeStartObject();
            json.writeStringProperty("id", code.id());
            json.writeStringProperty("name", code.slug());
            message("shortDescription", code.summary());
            var page = Explanation.of(code);
            json.writeObjectPropertyStart("help");
            json.writeStringProperty("text", page.text());
            json.writeStringProperty("markdown", page.markdown());
            json.writeEndObject();
            json.writeObjectPropertyStart("defaultConfiguration");
            json.writeStringProperty("level", level(code.severity()));
            json.writeEndObject();
            json.writeEndObject();
        }

        private void result(Diagnostic d, int rule) {
            json.writeStartObject();
            json.writeStringProperty("ruleId", d.code().id());
            json.writeNumberProperty("ruleIndex", rule);
            json.writeStringProperty("level", level(d.severity()));
            message("message", String.join("\n", words(d)));
            json.writeArrayPropertyStart("locations");
            if (d.primary() != null) {
                location(d.primary(), null);
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("relatedLocations");
            for (int i = 0; i < d.related().size(); i++) {
                location(d.related().get(i), i + 1);
            }
            json.writeEndArray();
            // A fix without edits is advice in words, which the message has.
            var fixes = d.fixes().stream().filter(fix -> !fix.edits().isEmpty()).toList();
            if (!fixes.isEmpty()) {
                json.writeArrayPropertyStart("fixes");
                fixes.forEach(this::fix);
                json.writeEndArray();
            }
            json.writeEndObject();
        }

        /// @param id by which the message may refer to it
        private void location(Label label, @Nullable Integer id) {
            json.writeStartObject();
            if (id != null) {
                json.writeNumberProperty("id", id);
            }
            json.writeObjectPropertyStart("physicalLocation");
            artifact(label.span().file());
            region("region", label.span());
            json.writeEndObject();
            if (!label.text().isEmpty()) {
                message("message", label.text());
            }
            json.writeEndObject();
        }

        private void artifact(String file) {
            json.writeObjectPropertyStart("artifactLocation");
            json.writeStringProperty("uri", uri(file));
            if (!file.startsWith("/")) {
                json.writeStringProperty("uriBaseId", ROOT);
            }
            json.writeEndObject();
        }

        private void region(String name, Span span) {
            var region = Region.of(span, sources);
            json.writeObjectPropertyStart(name);
            json.writeNumberProperty("startLine", region.start().line());
            json.writeNumberProperty("startColumn", region.start().column());
            json.writeNumberProperty("endLine", region.end().line());
            json.writeNumberProperty("endColumn", region.end().column());
            json.writeNumberProperty("charOffset", region.start().offset());
            json.writeNumberProperty("charLength", region.end().offset() - region.start().offset());
            json.writeEndObject();
        }

        private void fix(Fix fix) {
            var byFile = new LinkedHashMap<String, List<Diagnostic.Edit>>();
            fix.edits()
                    .forEach(e ->
                            byFile.computeIfAbsent(e.span().file(), _ -> new ArrayList<>()).add(e));
            json.writeStartObject();
            message(
                    "description",
                    fix.title() + " (" + DiagnosticText.word(fix.confidence()) + ")");
            json.writeArrayPropertyStart("artifactChanges");
            byFile.forEach(this::change);
            json.writeEndArray();
            json.writeEndObject();
        }

        private void change(String file, List<Diagnostic.Edit> edits) {
            json.writeStartObject();
            artifact(file);
            json.writeArrayPropertyStart("replacements");
            for (var edit : edits) {
                json.writeStartObject();
                region("deletedRegion", edit.span());
                message("insertedContent", edit.replacement());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }

        private void message(String name, String text) {
            json.writeObjectPropertyStart(name);
            json.writeStringProperty("text", text);
            json.writeEndObject();
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case ADVICE -> "note";
        };
    }

    /// What has no field of its own in SARIF stands in the message.
    private static List<String> words(Diagnostic diagnostic) {
        var lines = new ArrayList<String>();
        lines.add(diagnostic.headline());
        for (var note : diagnostic.notes()) {
            switch (note) {
                case Note.Info(var text) -> lines.add(text);
                case Note.Sum(var rows, int _) ->
                        rows.forEach(row -> lines.add(String.join("  ", row).strip()));
            }
        }
        diagnostic.fixes().stream()
                .filter(fix -> fix.edits().isEmpty())
                .forEach(fix -> lines.add(fix.title()));
        return lines;
    }

    /// A path as a URI: relative ones stay so.
    private static String uri(String file) {
        boolean absolute = file.startsWith("/");
        // A colon in front would make a scheme of the folder's name.
        var path = absolute || !file.contains(":") ? file : "./" + file;
        try {
            return new URI(absolute ? "file" : null, absolute ? "" : null, path, null)
                    .toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(file, e);
        }
    }
}
