package dev.platformc.hardware.mig;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /// Sizes of compute instances, in slices, that the driver offers below a whole GPU instance.
    private static final List<Integer> SPLITS = List.of(1, 2, 3, 4);

    /// The profile with this name or alias, whole or split.
    public Optional<MigProfile> profile(String name) {
        int end = name.indexOf("c.");
        if (end > 0) {
            return profile(name.substring(end + 2)).flatMap(whole -> split(whole, name));
        }
        var known = aliases.getOrDefault(name, name);
        for (var profile : profiles) {
            if (profile.name().equals(known)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }

    private static Optional<MigProfile> split(MigProfile whole, String name) {
        return splits(whole)
                .filter(split -> split.name().startsWith(name.substring(0, name.indexOf("c.") + 2)))
                .findFirst();
    }

    /// Three slices of four are offered on no card that we have seen listed.
    private static Stream<MigProfile> splits(MigProfile whole) {
        return SPLITS.stream()
                .filter(slices -> slices < whole.compute())
                .filter(slices -> !(slices == 3 && whole.compute() == 4))
                .map(whole::split);
    }

    /// The profiles, and each of them split.
    public List<MigProfile> all() {
        return Stream.concat(profiles.stream(), profiles.stream().flatMap(MigGeometry::splits))
                .toList();
    }

    /// Whether a card can hold it, whole or split.
    public boolean holds(MigProfile profile) {
        return profile.isSplit()
                ? profile(profile.name()).filter(profile::equals).isPresent()
                : profiles.contains(profile);
    }
}
