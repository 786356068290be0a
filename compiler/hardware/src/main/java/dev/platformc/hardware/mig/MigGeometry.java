package dev.platformc.hardware.mig;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How one card model may be cut.
///
/// @param confidence `measured`, `lgip-only`, `lgip-partial`, `derived` or `names-only`
/// @param computeSlices 7, or 4 on smaller cards
/// @param memorySlices length of the memory axis
/// @param engineTotals copy, decode, encode, JPEG, OFA of the whole card; -1 where not published
/// @param pciIds PCI device ids of the cards with this geometry: `0x20B210DE`
/// @param aliases names that other drivers and tools give to profiles
public record MigGeometry(
        String name,
        String confidence,
        int computeSlices,
        int memorySlices,
        List<MigProfile> profiles,
        List<Integer> engineTotals,
        List<String> pciIds,
        Map<String, String> aliases) {
    public MigGeometry {
        profiles = List.copyOf(profiles);
        engineTotals = List.copyOf(engineTotals);
        pciIds = List.copyOf(pciIds);
        aliases = Map.copyOf(aliases);
    }

    /// The profile with this name or alias.
    public Optional<MigProfile> profile(String name) {
        var known = aliases.getOrDefault(name, name);
        for (var profile : profiles) {
            if (profile.name().equals(known)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }
}
