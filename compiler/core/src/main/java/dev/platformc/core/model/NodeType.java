package dev.platformc.core.model;

import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
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
public record NodeType(
        String name,
        @Nullable Gpu gpu,
        int gpus,
        Sourced<Rational> cpu,
        Sourced<Bytes> memory,
        String arch,
        int domainGpus,
        @Nullable Sourced<Quantity> price,
        boolean priceIsEstimate) {}
