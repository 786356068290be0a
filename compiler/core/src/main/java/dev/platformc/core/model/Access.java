package dev.platformc.core.model;

import java.util.List;

/// What stands between models and those who ask them.
public record Access(List<Adapter> adapters, List<Gateway> gateways, List<App> apps) {
    public static final Access NONE = new Access(List.of(), List.of(), List.of());
}
