package dev.platformc.cli.render;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Severity;
import dev.platformc.core.text.SourceSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// All diagnostics of a run, and the lines that end it.
public final class Report {
    private static final int MOST_IN_A_FILE = 20;

    private Report() {}

    /// In the order of files and offsets, an empty line between two, at most 20 of each file. Much
    /// advice of one kind is told together at the end.
    public static String text(Collection<Diagnostic> diagnostics, SourceSet sources, Theme theme) {
        var byFile = new LinkedHashMap<String, List<Diagnostic>>();
        var sorted = sorted(diagnostics);
        var alike = Alike.groups(sorted);
        for (var diagnostic : sorted) {
            if (alike.stream().anyMatch(group -> group.contains(diagnostic))) {
                continue;
            }
            byFile.computeIfAbsent(file(diagnostic), _ -> new ArrayList<>()).add(diagnostic);
        }
        var parts = new ArrayList<String>();
        byFile.forEach((file, all) -> {
            all.stream()
                    .limit(MOST_IN_A_FILE)
                    .forEach(d -> parts.add(DiagnosticText.render(d, sources, theme)));
            if (all.size() > MOST_IN_A_FILE) {
                int more = all.size() - MOST_IN_A_FILE;
                parts.add(
                        "... and "
                                + more
                                + " more"
                                + (file.isEmpty() ? "" : " in " + Width.printable(file))
                                + "\n");
            }
        });
        alike.forEach(group -> parts.add(Alike.render(group, sources, theme)));
        return String.join("\n", parts);
    }

    /// By file, offset and code; of equal ones the first stays.
    public static List<Diagnostic> sorted(Collection<Diagnostic> diagnostics) {
        return diagnostics.stream().distinct().sorted(Diagnostic.ORDER).toList();
    }

    /// `2 errors, 1 warning in 3 files; nothing was written`, and where to read more. Empty when
    /// there is nothing to sum up.
    ///
    /// @param outcome what became of the run, without full stop; may be empty
    public static String summary(Collection<Diagnostic> diagnostics, String outcome) {
        var sorted = sorted(diagnostics);
        if (sorted.isEmpty()) {
            return "";
        }
        long files = sorted.stream().map(Report::file).filter(f -> !f.isEmpty()).distinct().count();
        var line =
                counts(sorted)
                        + (files == 0 ? "" : " in " + count(files, "file", "files"))
                        + (outcome.isEmpty() ? "" : "; " + outcome);
        var codes =
                sorted.stream().map(Diagnostic::code).distinct().sorted().map(Code::id).toList();
        return line
                + "\nmore about "
                + (codes.size() == 1 ? "this" : "these")
                + ": platformc explain "
                + String.join(", ", codes)
                + "\n";
    }

    private static String counts(List<Diagnostic> diagnostics) {
        var parts = new ArrayList<String>();
        for (var severity : Severity.values()) {
            long count = diagnostics.stream().filter(d -> d.severity() == severity).count();
            if (count > 0) {
                parts.add(
                        switch (severity) {
                            case ERROR -> count(count, "error", "errors");
                            case WARNING -> count(count, "warning", "warnings");
                            case ADVICE -> count + " advice";
                        });
            }
        }
        return parts.stream().collect(Collectors.joining(", "));
    }

    private static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static String file(Diagnostic diagnostic) {
        var primary = diagnostic.primary();
        return primary == null ? "" : primary.span().file();
    }
}
