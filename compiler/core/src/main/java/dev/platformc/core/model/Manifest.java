package dev.platformc.core.model;

import org.jspecify.annotations.Nullable;

/// Objects that the author brings along as they are.
///
/// @param team whose namespace they go to; absent: the platform's own
/// @param yaml one or several YAML documents
public record Manifest(
        Identity id, Cluster cluster, @Nullable Sourced<Team> team, Sourced<String> yaml) {}
