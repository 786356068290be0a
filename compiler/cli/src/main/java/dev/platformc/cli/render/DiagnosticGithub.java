package dev.platformc.cli.render;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.core.diagnostic.Severity;
import dev.platformc.core.text.SourceSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Diagnostics as commands to a GitHub workflow, which shows them beside the lines of a change.
public final class DiagnosticGithub {
    private DiagnosticGithub() {}

    /// One line each, in the order of files and offsets.
    public static String commands(Collection<Diagnostic> diagnostics, SourceSet sources) {
        var text = new StringBuilder();
        Report.sorted(diagnostics).forEach(d -> text.append(command(d, sources)).append('\n'));
        return text.toString();
    }

    private static String command(Diagnostic diagnostic, SourceSet sources) {
        var properties = new ArrayList<String>();
        var primary = diagnostic.primary();
        if (primary != null) {
            var region = Region.of(primary.span(), sources);
            properties.add("file=" + property(region.file()));
            properties.add("line=" + region.start().line());
            properties.add("endLine=" + region.end().line());
            // Columns are read only when the range lies in one line; its end is inclusive.
            if (region.start().line() == region.end().line()) {
                int start = region.start().column();
                properties.add("col=" + start);
                properties.add("endColumn=" + Math.max(start, region.end().column() - 1));
            }
        }
        var code = diagnostic.code();
        properties.add("title=" + property(code.id() + " " + code.slug()));
        return "::"
                + word(diagnostic.severity())
                + " "
                + String.join(",", properties)
                + "::"
                + data(String.join("\n", message(diagnostic, sources)));
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case ADVICE -> "notice";
        };
    }

    private static List<String> message(Diagnostic diagnostic, SourceSet sources) {
        var lines = new ArrayList<String>();
        var primary = diagnostic.primary();
        var remark = primary == null || primary.text().isEmpty() ? "" : ": " + primary.text();
        lines.add(diagnostic.headline() + remark);
        for (var label : diagnostic.related()) {
            var region = Region.of(label.span(), sources);
            lines.add(region.file() + ":" + region.start().line() + ": " + label.text());
        }
        for (var note : diagnostic.notes()) {
            switch (note) {
                case Note.Info(var text) -> lines.add("note: " + text);
                case Note.Sum(var rows, int _) ->
                        rows.forEach(row -> lines.add(String.join("  ", row).strip()));
            }
        }
        diagnostic.fixes().forEach(fix -> lines.add("help: " + fix.title()));
        return lines;
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
