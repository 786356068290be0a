package dev.platformc.solver;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Compiles a platform again with its text changed: what would help is tried before it is offered.
/// Each change is compiled once.
public final class Retry {
    private final SourceSet sources;
    private final BiFunction<SourceSet, Boolean, List<Diagnostic>> compile;
    private final Map<List<Edit>, List<Diagnostic>> known = new HashMap<>();

    /// @param compile diagnostics of a text, without looking for repairs, and with the reasons of a
    ///   refusal only where that is said
    Retry(SourceSet sources, BiFunction<SourceSet, Boolean, List<Diagnostic>> compile) {
        this.sources = sources;
        this.compile = compile;
    }

    /// What is said of the text with the edits made.
    ///
    /// @param explain whether errors are told apart, and so must have their reasons; the same in
    ///   all calls
    public List<Diagnostic> after(List<Edit> edits, boolean explain) {
        var before = known.get(edits);
        if (before != null) {
            return before;
        }
        var said = compile.apply(changed(sources, edits), explain);
        known.put(List.copyOf(edits), said);
        return said;
    }

    /// The sources with the edits made, last first so that earlier offsets stay true.
    public static SourceSet changed(SourceSet sources, List<Edit> edits) {
        var changed = sources;
        var ordered = edits.stream().sorted(Comparator.comparing(Edit::span).reversed()).toList();
        for (var edit : ordered) {
            changed = edited(changed, edit);
        }
        return changed;
    }

    private static SourceSet edited(SourceSet sources, Edit edit) {
        var span = edit.span();
        var source = sources.find(span.file());
        if (source == null) {
            return sources;
        }
        var text = source.text();
        var changed =
                text.substring(0, span.start()) + edit.replacement() + text.substring(span.end());
        return sources.replacing(new Source(source.path(), changed));
    }
}
