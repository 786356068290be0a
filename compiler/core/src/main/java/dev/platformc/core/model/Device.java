package dev.platformc.core.model;

import dev.platformc.hardware.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/// Another device that pods may ask for: an FPGA, a smart network card.
///
/// @param resource name of the extended resource: `xilinx.com/fpga`
/// @param price of one piece an hour; absent when unpriced
public record Device(Identity id, Sourced<String> resource, @Nullable Sourced<Quantity> price) {

    /// So many of one device.
    public record Count(Device device, int count) {}
}
