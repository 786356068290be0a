package dev.platformc.solver.lowering;

import dev.platformc.core.diagnostic.Diagnostic.Confidence;
import dev.platformc.core.diagnostic.Diagnostic.Edit;
import dev.platformc.core.diagnostic.Diagnostic.Fix;
import dev.platformc.core.text.Span;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A change that might help. It is worked out only when it is its turn, since every one is a solve.
///
/// @param fix absent when no such change helps
record Repair(Supplier<@Nullable Fix> fix) {

    /// @param at absent, or `value` 0: no such change
    static @Nullable Fix number(String title, @Nullable Span at, int value) {
        return at == null || value <= 0 ? null : fix(title, at, Integer.toString(value));
    }

    static Fix fix(String title, Span at, String replacement) {
        return new Fix(title, Confidence.CHECKED, List.of(new Edit(at, replacement)));
    }
}
