package dev.platformc.hardware.mig;

import dev.platformc.hardware.quantity.Bytes;
import java.util.List;

/// A size of MIG instance on one card model.
///
/// Its compute slices may be split among compute instances that share memory and engines: such a
/// profile is named after one of them, `1c.3g.40gb`, and stands for the whole GPU instance with as
/// many of them as there are slices for.
///
/// @param name as the driver writes it: `1g.10gb+me`, `1c.3g.40gb`
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

    /// Without media or graphics extras and not split: what a budget may choose by itself.
    public boolean isPlain() {
        return name.indexOf('+') < 0 && name.indexOf('-') < 0 && !isSplit();
    }

    /// Whether several compute instances share it.
    public boolean isSplit() {
        return name.indexOf("c.") > 0;
    }

    /// Devices that one such GPU instance is handed out as: its compute instances; 1 where it is
    /// not split.
    public int devices() {
        int end = name.indexOf("c.");
        return end < 0 ? 1 : compute / Integer.parseInt(name.substring(0, end));
    }

    /// Name of the GPU instance: `3g.40gb` of `1c.3g.40gb`.
    public String gpuInstance() {
        return name.substring(isSplit() ? name.indexOf("c.") + 2 : 0);
    }

    /// GPU instances that hold so many devices.
    public int instancesFor(int devices) {
        return (devices + devices() - 1) / devices();
    }

    /// The same GPU instance with compute instances of so many slices.
    MigProfile split(int slices) {
        return new MigProfile(
                slices + "c." + name,
                id,
                compute,
                size,
                starts,
                max,
                memory,
                memoryDerived,
                engines);
    }

    /// Name of the extended resource under the mixed strategy.
    public String resource() {
        return "nvidia.com/mig-" + name.replace('+', '.');
    }
}
