package dev.platformc.solver.rule;

import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Identity;
import java.util.List;

/// What came of a test.
///
/// @param expected how many things it expected
/// @param failures one for each that did not come; none: the test passed
/// @param said by the compiler about the changed platform, for the reader of a failure
public record TestResult(
        Identity test, int expected, List<Diagnostic> failures, List<Diagnostic> said) {
    public TestResult {
        failures = List.copyOf(failures);
        said = List.copyOf(said);
    }

    public boolean passed() {
        return failures.isEmpty();
    }
}
