package dev.platformc.hardware.node;

import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;

/// A machine one can buy or rent.
///
/// @param gpu name of its GPU
/// @param cpu hardware threads, as the kubelet counts
/// @param arch `amd64` or `arm64`
/// @param domainGpus GPUs that NVLink joins, of this machine or beyond it
/// @param nics network cards of the GPUs
/// @param nicGigabits rate of one, one direction, Gb/s
/// @param fabric what they speak: `infiniband`, `roce`, `ethernet` or `efa`
public record NodeShape(
        String name,
        String gpu,
        int gpus,
        Rational cpu,
        Bytes memory,
        String arch,
        int domainGpus,
        int nics,
        int nicGigabits,
        String fabric) {

    /// How many times faster NVLink must be than the network for it to matter where workers stand.
    public static final int PLACE_MATTERS = 10;

    /// What the network gives each GPU, one direction, Gb/s.
    public Rational gigabitsPerGpu() {
        return Rational.of((long) nics * nicGigabits, gpus);
    }

    /// How many times faster NVLink is than the network, for a GPU: NVLink both ways against one
    /// direction of its NIC, as the figures are usually quoted.
    ///
    /// @param nvlinkGigabytes both directions summed, GB/s
    public static Rational linkRatio(int nvlinkGigabytes, int nicGigabits) {
        return Rational.of(nvlinkGigabytes).dividedBy(Rational.of(nicGigabits, 8));
    }
}
