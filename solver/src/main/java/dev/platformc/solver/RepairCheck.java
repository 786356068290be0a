package dev.platformc.solver;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.text.Source;
import dev.platformc.core.text.SourceSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Compiles every offered repair of an error, from its changed text, before anybody sees it.
final class RepairCheck {
    private static final int SHOWN = 3;

    private final SourceSet sources;
    private final List<String> errors;
    private final Function<SourceSet, List<Diagnostic>> compile;

    private RepairCheck(
            SourceSet sources,
            List<Diagnostic> diagnostics,
            Function<SourceSet, List<Diagnostic>> compile) {
        this.sources = sources;
        this.errors = errors(diagnostics);
        this.compile = compile;
    }

    /// Repairs that claim to be checked stay where the changed text compiles. Where other errors
    /// stand in the way of knowing, one that removes its own error and brings no new one stays, but
    /// no longer claims to be checked.
    ///
    /// @param compile diagnostics of a changed text, its repairs unchecked
    static List<Diagnostic> verify(
            SourceSet sources,
            List<Diagnostic> diagnostics,
            Function<SourceSet, List<Diagnostic>> compile) {
        var check = new RepairCheck(sources, diagnostics, compile);
        return diagnostics.stream().map(d -> d.isError() ? check.verified(d) : d).toList();
    }

    private Diagnostic verified(Diagnostic diagnostic) {
        var kept = new ArrayList<Fix>();
        boolean refused = false;
        for (var fix : diagnostic.fixes()) {
            if (kept.size() == SHOWN) {
                break;
            }
            if (fix.confidence() != Confidence.CHECKED) {
                kept.add(fix);
                continue;
            }
            var after = errors(compile.apply(changed(sources, fix.edits())));
            if (after.isEmpty()) {
                kept.add(fix);
            } else if (helps(diagnostic, after)) {
                kept.add(new Fix(fix.title(), Confidence.NEEDS_REVIEW, fix.edits()));
            } else {
                refused = true;
            }
        }
        var result = withFixes(diagnostic, kept);
        return refused && kept.isEmpty()
                ? result.withNote("no single change of these suffices")
                : result;
    }

    /// Whether all that is left was there before, beside this one.
    private boolean helps(Diagnostic diagnostic, List<String> after) {
        var others = new ArrayList<>(errors);
        others.remove(name(diagnostic));
        for (var error : after) {
            if (!others.remove(error)) {
                return false;
            }
        }
        return true;
    }

    private static Diagnostic withFixes(Diagnostic diagnostic, List<Fix> fixes) {
        return new Diagnostic(
                diagnostic.code(),
                diagnostic.severity(),
                diagnostic.headline(),
                diagnostic.primary(),
                diagnostic.related(),
                diagnostic.notes(),
                fixes);
    }

    private static List<String> errors(List<Diagnostic> diagnostics) {
        return diagnostics.stream().filter(Diagnostic::isError).map(RepairCheck::name).toList();
    }

    /// Places move when text changes, so an error is told by its words.
    private static String name(Diagnostic diagnostic) {
        return diagnostic.code().id() + " " + diagnostic.headline();
    }

    /// The sources with the edits made, last first so that earlier offsets stay true.
    static SourceSet changed(SourceSet sources, List<Edit> edits) {
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
