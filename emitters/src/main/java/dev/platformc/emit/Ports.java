package dev.platformc.emit;

import dev.platformc.core.model.Endpoint;
import java.util.List;

/// Ports of pods, TCP: what serves, what watches and what opens the network agree on them here.
public final class Ports {
    public static final int MINIO = 9000;
    public static final int REGISTRY = 5000;
    public static final int RAY_DASHBOARD = 8265;
    public static final int RAY_METRICS = 8080;

    /// The service's, and what most distributions listen on behind it: the translation comes first
    /// in some networks and last in others.
    public static final List<Integer> API_SERVER = List.of(443, 6443);

    private Ports() {}

    /// Where an endpoint answers, metrics included.
    public static int of(Endpoint endpoint) {
        return switch (endpoint.engine().kind()) {
            case VLLM, RAY_SERVE, PAGED -> 8000;
            case KSERVE -> 8080;
        };
    }
}
