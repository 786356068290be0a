package dev.platformc.hardware.mig;

import java.util.List;
import java.util.Optional;

/// How one card model may be cut.
///
/// @param confidence `measured`, `lgip-only`, `lgip-partial`, `derived` or `names-only`
/// @param computeSlices 7, or 4 on smaller cards
/// @param memorySlices length of the memory axis
/// @param engineTotals copy, decode, encode, JPEG, OFA of the whole card; -1 where not published
public record MigGeometry(
        String name,
        String confidence,
        int computeSlices,
        int memorySlices,
        List<MigProfile> profiles,
        List<Integer> engineTotals) {
    public MigGeometry {
        profiles = List.copyOf(profiles);
        engineTotals = List.copyOf(engineTotals);
    }

    public Optional<MigProfile> profile(String name) {
        for (var profile : profiles) {
            if (profile.name().equals(name)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }
}
