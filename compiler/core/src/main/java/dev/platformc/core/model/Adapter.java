package dev.platformc.core.model;

/// A low-rank change of a model.
///
/// @param weights an address, a path of a storage, an entry of a registry
public record Adapter(
        Identity id, Sourced<Model> base, Sourced<Integer> rank, Sourced<Weights> weights) {}
