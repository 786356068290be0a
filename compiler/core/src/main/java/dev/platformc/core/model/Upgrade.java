package dev.platformc.core.model;

/// How a new version comes in.
public enum Upgrade {
    /// The new stands beside the old for a while.
    SURGE,
    /// The old goes first.
    IN_PLACE
}
