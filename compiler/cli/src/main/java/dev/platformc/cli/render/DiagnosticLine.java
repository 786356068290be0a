package dev.platformc.cli.render;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.text.SourceSet;
import java.util.Collection;

/// Diagnostics for people in a hurry and for editors that look for `file:line:column:`, one line
/// each: `chat.platform:3:13: error[PLT-0201]: there is no pool named ...`
public final class DiagnosticLine {
    private DiagnosticLine() {}

    /// In the order of files and offsets, each with its line end.
    public static String lines(Collection<Diagnostic> diagnostics, SourceSet sources, Theme theme) {
        var text = new StringBuilder();
        Report.sorted(diagnostics).forEach(d -> text.append(line(d, sources, theme)).append('\n'));
        return text.toString();
    }

    private static String line(Diagnostic diagnostic, SourceSet sources, Theme theme) {
        var severity = diagnostic.severity();
        var word = severity.word() + "[" + diagnostic.code().id() + "]";
        var headline = Width.printable(diagnostic.headline()).strip();
        return place(diagnostic, sources)
                + theme.paint(Theme.Role.of(severity), word)
                + ": "
                + headline;
    }

    /// `file:3:13: `; empty for what has no place in a file.
    public static String place(Diagnostic diagnostic, SourceSet sources) {
        var primary = diagnostic.primary();
        if (primary == null) {
            return "";
        }
        var region = Region.of(primary.span(), sources);
        return Width.printable(region.file())
                + ":"
                + region.start().line()
                + ":"
                + region.start().column()
                + ": ";
    }
}
