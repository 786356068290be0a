package dev.platformc.core.model;

import java.util.List;

/// What is watched, and what rings.
///
/// @param alerts words of the table, such as `kv-pressure`
/// @param watch the endpoints
public record Monitoring(
        Identity id,
        Sourced<Boolean> dcgm,
        Sourced<List<String>> alerts,
        Sourced<Boolean> dashboards,
        Sourced<List<Endpoint>> watch) {}
