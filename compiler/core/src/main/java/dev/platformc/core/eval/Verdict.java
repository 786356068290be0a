package dev.platformc.core.eval;

import dev.platformc.core.diagnostic.Diagnostic;
import java.util.List;

/// What came of a condition.
///
/// @param said what is wrong with the condition itself
public record Verdict(Finding finding, List<Diagnostic> said) {

    public sealed interface Finding {
        record Holds() implements Finding {}

        /// Speaks of something that only the plan can tell.
        record Waits() implements Finding {}

        /// @param breaches why not; never empty
        record Broken(List<Breach> breaches) implements Finding {}

        /// Could not be worked out; reported.
        record Unclear() implements Finding {}
    }
}
