package dev.platformc.solver;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Note;
import dev.platformc.core.text.Lines;
import dev.platformc.core.text.SourceSet;
import dev.platformc.core.text.Span;
import java.util.List;

/// A diagnostic as plain lines: what it says, the texts it points at, and the lines after each fix.
final class Told {
    private Told() {}

    static String of(Diagnostic diagnostic, SourceSet sources) {
        var told = new StringBuilder();
        told.append(diagnostic.severity().word())
                .append('[')
                .append(diagnostic.code().id())
                .append("]: ")
                .append(diagnostic.headline())
                .append('\n');
        var primary = diagnostic.primary();
        if (primary != null) {
            told.append("at   ").append(place(primary, sources));
        }
        diagnostic.related().forEach(label -> told.append("and  ").append(place(label, sources)));
        for (var note : diagnostic.notes()) {
            switch (note) {
                case Note.Info(var text) -> told.append("note ").append(text).append('\n');
                case Note.Sum(var rows, _) ->
                        rows.forEach(row ->
                                told.append("sum  ").append(String.join(" | ", row)).append('\n'));
            }
        }
        for (var fix : diagnostic.fixes()) {
            told.append("fix  ")
                    .append(fix.title())
                    .append(" (")
                    .append(fix.confidence())
                    .append(")\n");
            var after = Retry.changed(sources, fix.edits());
            for (var edit : fix.edits()) {
                told.append("     ").append(line(after, edit.span()).strip()).append('\n');
            }
        }
        return told.toString();
    }

    static String all(List<Diagnostic> diagnostics, SourceSet sources) {
        var told = new StringBuilder();
        diagnostics.forEach(d -> told.append(of(d, sources)));
        return told.toString();
    }

    private static String place(Diagnostic.Label label, SourceSet sources) {
        return "`" + sources.text(label.span()) + "`: " + label.text() + "\n";
    }

    private static String line(SourceSet sources, Span span) {
        var source = sources.find(span.file());
        var lines = Lines.of(source == null ? "" : source.text());
        return lines.text(lines.line(span.start()));
    }
}
