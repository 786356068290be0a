package dev.platformc.core.model;

import dev.platformc.hardware.model.ModelShape;
import dev.platformc.hardware.sizing.Precision;

/// @param source where the weights are: a registry id or address
public record Model(
        Identity id,
        ModelShape shape,
        Sourced<Precision> precision,
        Sourced<Precision> kvPrecision,
        Sourced<String> source) {}
