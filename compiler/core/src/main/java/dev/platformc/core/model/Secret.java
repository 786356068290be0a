package dev.platformc.core.model;

/// A value that only the cluster knows.
///
/// @param name of the Kubernetes Secret
/// @param key in it
public record Secret(String name, String key) {}
