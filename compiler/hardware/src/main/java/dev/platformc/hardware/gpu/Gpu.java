package dev.platformc.hardware.gpu;

import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.hardware.sizing.Precision;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A GPU model.
///
/// @param product value of the node label `nvidia.com/gpu.product`
/// @param family `ampere`, `hopper`, …
/// @param memory what CUDA shows as total, less than the box says
/// @param memoryReported seen in program output, not derived from the nominal size
/// @param mig absent when the card cannot be cut
/// @param nvlinkGigabytes both directions summed, GB/s; 0 without NVLink
/// @param bf16Teraflops dense
/// @param memoryTerabytes bandwidth, TB/s
/// @param resource name by which a device plugin hands it out: `nvidia.com/gpu`, `google.com/tpu`
public record Gpu(
        String name,
        String product,
        String family,
        Bytes memory,
        boolean memoryReported,
        @Nullable MigGeometry mig,
        int nvlinkGigabytes,
        int bf16Teraflops,
        Rational memoryTerabytes,
        int watts,
        Set<Precision> precisions,
        String resource) {
    /// What NVIDIA's device plugin, and our agent, call a whole card.
    public static final String NVIDIA = "nvidia.com/gpu";

    /// Whether NVIDIA's software looks after it: its driver, its operator, our agent.
    public boolean isNvidia() {
        return resource.equals(NVIDIA);
    }
}
