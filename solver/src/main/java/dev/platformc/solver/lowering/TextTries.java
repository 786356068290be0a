package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.solver.Retry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compiles changed texts, a bounded number of them for one problem.
final class TextTries {
    /// A tenth of a second each for a thousand GPUs.
    private static final int MOST = 16;

    private final Retry retry;

    /// Errors that a changed text may have: those of other problems.
    private final int others;

    private int tries;

    TextTries(Retry retry, int others) {
        this.retry = retry;
        this.others = others;
    }

    /// Whether the platform stands with this change; a change that is not tried any more does not.
    boolean works(Edit edit) {
        if (tries++ >= MOST) {
            return false;
        }
        return retry.after(List.of(edit), others > 0).stream().filter(Diagnostic::isError).count()
                <= others;
    }

    @Nullable Fix fix(String title, @Nullable Edit edit) {
        return edit != null && works(edit)
                ? Repair.fix(title, edit.span(), edit.replacement())
                : null;
    }
}
