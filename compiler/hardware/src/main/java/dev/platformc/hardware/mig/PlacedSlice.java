package dev.platformc.hardware.mig;

/// An instance at its place on the memory axis.
public record PlacedSlice(MigProfile profile, int start) {
    @Override
    public String toString() {
        return profile.name() + " at " + start;
    }
}
