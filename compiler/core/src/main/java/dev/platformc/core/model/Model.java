package dev.platformc.core.model;

import dev.platformc.hardware.model.ModelShape;
import dev.platformc.hardware.sizing.Precision;

/// @param source where the weights are, as text: a registry id or address
/// @param weights the same, as what it names
public record Model(
        Identity id,
        ModelShape shape,
        Sourced<Precision> precision,
        Sourced<Precision> kvPrecision,
        Sourced<String> source,
        Sourced<Weights> weights) {

    /// Of a model whose weights are at an address.
    public Model(
            Identity id,
            ModelShape shape,
            Sourced<Precision> precision,
            Sourced<Precision> kvPrecision,
            Sourced<String> source) {
        this(id, shape, precision, kvPrecision, source, source.map(Weights.Address::new));
    }
}
