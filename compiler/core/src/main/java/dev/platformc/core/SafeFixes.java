package dev.platformc.core;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Makes the changes that are safe: of each message the first such fix, as a whole or not at all.
public final class SafeFixes {
    private SafeFixes() {}

    /// @param sources after the changes
    /// @param applied what was done, in the order of the text
    public record Result(SourceSet sources, List<Applied> applied) {}

    /// @param diagnostic in the text before the change
    public record Applied(Diagnostic diagnostic, Fix fix) {}

    /// Of fixes that touch each other only the first is made; the next round sees the other again.
    /// Libraries stay as they are: they have their own directory.
    public static Result apply(SourceSet sources, List<Diagnostic> diagnostics) {
        var applied = new ArrayList<Applied>();
        var edits = new ArrayList<Edit>();
        for (var diagnostic : diagnostics.stream().sorted(Diagnostic.ORDER).toList()) {
            diagnostic.fixes().stream()
                    .filter(fix -> fix.confidence() == Confidence.SAFE)
                    .filter(fix -> fix.edits().stream().allMatch(e -> isFree(e, edits, sources)))
                    .findFirst()
                    .ifPresent(fix -> {
                        applied.add(new Applied(diagnostic, fix));
                        edits.addAll(fix.edits());
                    });
        }
        return new Result(changed(sources, edits), List.copyOf(applied));
    }

    private static boolean isFree(Edit edit, List<Edit> others, SourceSet sources) {
        var span = edit.span();
        return sources.ofPlatform().stream().anyMatch(s -> s.path().equals(span.file()))
                && others.stream()
                        .map(Edit::span)
                        .noneMatch(other ->
                                other.file().equals(span.file())
                                        && other.start() <= span.end()
                                        && span.start() <= other.end());
    }

    /// The last first, so that earlier offsets stay true.
    private static SourceSet changed(SourceSet sources, List<Edit> edits) {
        var result = sources;
        for (var edit :
                edits.stream().sorted(Comparator.comparing(Edit::span).reversed()).toList()) {
            var span = edit.span();
            var source = result.find(span.file());
            if (source != null) {
                var text = source.text();
                result =
                        result.replacing(
                                new Source(
                                        source.path(),
                                        text.substring(0, span.start())
                                                + edit.replacement()
                                                + text.substring(span.end())));
            }
        }
        return result;
    }
}
