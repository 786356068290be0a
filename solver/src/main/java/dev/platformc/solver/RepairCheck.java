package dev.platformc.solver;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import java.util.ArrayList;
import java.util.List;

/// Compiles every offered repair of an error, from its changed text, before anybody sees it.
final class RepairCheck {
    private static final int SHOWN = 3;

    private final List<String> errors;
    private final Retry retry;

    private RepairCheck(List<Diagnostic> diagnostics, Retry retry) {
        this.errors = errors(diagnostics);
        this.retry = retry;
    }

    /// Repairs that claim to be checked stay where the changed text compiles. Where other errors
    /// stand in the way of knowing, one that removes its own error and brings no new one stays, but
    /// no longer claims to be checked.
    static List<Diagnostic> verify(List<Diagnostic> diagnostics, Retry retry) {
        var check = new RepairCheck(diagnostics, retry);
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
            var after = errors(retry.after(fix.edits(), errors.size() > 1));
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
}
