package dev.platformc.core.model;

import org.jspecify.annotations.Nullable;

/// A register of models: MLflow.
///
/// @param storage where its files are
/// @param host address from outside; absent: inside only
public record Registry(Identity id, Sourced<Storage> storage, @Nullable Sourced<String> host) {

    /// A model in it: `models["fraud@production"]`.
    ///
    /// @param name with an alias or a version: `fraud@production`, `fraud/3`; else the newest
    public record Entry(Registry registry, String name) {}
}
