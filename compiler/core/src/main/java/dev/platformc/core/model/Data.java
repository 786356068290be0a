package dev.platformc.core.model;

import java.util.List;

/// Where data lies, how it flows, and who watches.
public record Data(
        List<Storage> storages,
        List<Registry> registries,
        List<Pipeline> pipelines,
        List<Monitoring> monitorings) {
    public static final Data NONE = new Data(List.of(), List.of(), List.of(), List.of());
}
