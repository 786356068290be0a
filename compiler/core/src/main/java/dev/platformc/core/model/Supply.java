package dev.platformc.core.model;

/// Where devices come from: a pool's whole GPUs (or CPUs), or the slices of a sharing.
public sealed interface Supply permits Pool, Sharing {
    Identity id();

    /// The pool whose nodes they are.
    Pool pool();
}
