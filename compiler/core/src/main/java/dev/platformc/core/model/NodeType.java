package dev.platformc.core.model;

import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A kind of machine, from the catalog or declared.
///
/// @param name catalog or declared name; `node` for one written in place
/// @param gpu absent on machines without GPUs
/// @param gpus how many, 0 without
/// @param cpu cores as the kubelet counts them
/// @param arch `amd64` or `arm64`
/// @param domainGpus reach of NVLink: how many GPUs, of this node or beyond it; 1 without NVLink
/// @param price of one node an hour; absent when nothing is known
/// @param priceIsEstimate a catalog price nobody wrote
/// @param devices other devices in the box
public record NodeType(
        String name,
        @Nullable Gpu gpu,
        int gpus,
        Sourced<Rational> cpu,
        Sourced<Bytes> memory,
        String arch,
        int domainGpus,
        @Nullable Sourced<Quantity> price,
        boolean priceIsEstimate,
        List<Device.Count> devices) {

    /// Without devices other than GPUs.
    public NodeType(
            String name,
            @Nullable Gpu gpu,
            int gpus,
            Sourced<Rational> cpu,
            Sourced<Bytes> memory,
            String arch,
            int domainGpus,
            @Nullable Sourced<Quantity> price,
            boolean priceIsEstimate) {
        this(name, gpu, gpus, cpu, memory, arch, domainGpus, price, priceIsEstimate, List.of());
    }

    /// How many pieces of a device are in the box.
    public int count(Device device) {
        return devices.stream()
                .filter(d -> d.device().id().isSame(device.id()))
                .mapToInt(Device.Count::count)
                .sum();
    }
}
