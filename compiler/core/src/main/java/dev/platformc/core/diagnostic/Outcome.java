package dev.platformc.core.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a phase gives on: a value or a stop, with the diagnostics met so far.
///
/// @param value absent when the phase had to stop
public record Outcome<T>(@Nullable T value, List<Diagnostic> diagnostics) {
    public Outcome {
        diagnostics = List.copyOf(diagnostics);
    }

    public static <T> Outcome<T> of(T value) {
        return new Outcome<>(value, List.of());
    }

    public static <T> Outcome<T> of(T value, List<Diagnostic> diagnostics) {
        return new Outcome<>(value, diagnostics);
    }

    public static <T> Outcome<T> stop(List<Diagnostic> diagnostics) {
        return new Outcome<>(null, diagnostics);
    }

    /// The next phase on this value, both phases' diagnostics together.
    public <U> Outcome<U> then(Function<? super T, Outcome<U>> phase) {
        if (value == null) {
            return new Outcome<>(null, diagnostics);
        }
        var next = phase.apply(value);
        var all = new ArrayList<>(diagnostics);
        all.addAll(next.diagnostics());
        return new Outcome<>(next.value(), all);
    }

    /// Stops here if anything so far was an error: what follows deserves clean input.
    public Outcome<T> gate() {
        return hasErrors() ? new Outcome<>(null, diagnostics) : this;
    }

    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }
}
