package dev.platformc.hardware.mig;

import dev.platformc.hardware.quantity.Bytes;
import java.util.List;

/// A size of MIG instance on one card model.
///
/// @param name as the driver writes it: `1g.10gb+me`
/// @param id of the GPU instance profile, as creation calls want it
/// @param compute compute slices
/// @param size units of the card's memory axis
/// @param starts legal starts on that axis
/// @param max most per card
/// @param memoryDerived not published, taken as a part of the card's
/// @param engines copy, decode, encode, JPEG, OFA; -1 where nothing is published
public record MigProfile(
        String name,
        int id,
        int compute,
        int size,
        List<Integer> starts,
        int max,
        Bytes memory,
        boolean memoryDerived,
        List<Integer> engines) {
    public MigProfile {
        starts = List.copyOf(starts);
        engines = List.copyOf(engines);
    }

    /// Without media or graphics extras: what a budget may choose by itself.
    public boolean isPlain() {
        return name.indexOf('+') < 0 && name.indexOf('-') < 0;
    }

    /// Name of the extended resource under the mixed strategy.
    public String resource() {
        return "nvidia.com/mig-" + name.replace('+', '.');
    }
}
