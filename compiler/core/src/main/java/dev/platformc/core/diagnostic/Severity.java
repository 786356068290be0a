package dev.platformc.core.diagnostic;

/// How much it matters. Errors stop the compiler before the solver and cannot be allowed.
public enum Severity {
    ERROR,
    WARNING,
    ADVICE;

    /// The word that starts a message.
    public String word() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case ADVICE -> "advice";
        };
    }
}
