package dev.platformc.hardware.mig;

/// What a set of instances asks too much of.
public sealed interface BrokenLimit {
    /// What the set asks for.
    int used();

    /// What the card has.
    int limit();

    /// How much too much it is; at least 1.
    default int excess() {
        return used() - limit();
    }

    /// Compute slices.
    record Compute(int used, int limit) implements BrokenLimit {}

    /// Units of the memory axis.
    record Memory(int used, int limit) implements BrokenLimit {}

    /// Instances of one profile.
    record Count(MigProfile profile, int used, int limit) implements BrokenLimit {}

    /// Media engines of one sort.
    record Media(MediaEngine engine, int used, int limit) implements BrokenLimit {}
}
