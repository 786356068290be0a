package dev.platformc.core.model;

/// The release of this compiler: what sources may ask for and what the lock records.
public final class Release {
    /// As in the project's own description; a test holds them together.
    public static final String NUMBER = "0.1.0";

    private Release() {}

    /// Without what only mends: `0.1`. Releases of one line decide alike.
    public static String line() {
        return NUMBER.substring(0, NUMBER.lastIndexOf('.'));
    }
}
