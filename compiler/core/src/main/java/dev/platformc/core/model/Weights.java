package dev.platformc.core.model;

/// Where the files of a model or of an adapter are.
public sealed interface Weights {
    /// As it is written: the name of a repository of the hub, or an address with a scheme.
    record Address(String text) implements Weights {}

    record InStorage(Storage.Path path) implements Weights {}

    record InRegistry(Registry.Entry entry) implements Weights {}
}
