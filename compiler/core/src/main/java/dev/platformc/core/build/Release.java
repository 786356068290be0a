package dev.platformc.core.build;

/// The release of this compiler.
final class Release {
    /// As in the project's own description; a test holds them together.
    static final String NUMBER = "0.1.0";

    private Release() {}
}
