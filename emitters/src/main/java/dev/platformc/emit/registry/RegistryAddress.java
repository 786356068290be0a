package dev.platformc.emit.registry;

import dev.platformc.core.model.Registry;
import dev.platformc.emit.Ports;

/// Where a registry answers inside of the cluster.
public final class RegistryAddress {
    /// Image of MLflow, its server and its clients in one.
    public static final String IMAGE = "ghcr.io/mlflow/mlflow:v3.5.1-full";

    private RegistryAddress() {}

    /// `models.shop.svc`
    ///
    /// @param namespace of the platform, where registries stand
    public static String host(Registry registry, String namespace) {
        return registry.id().objectName() + "." + namespace + ".svc";
    }

    /// As MLflow's clients read it from `MLFLOW_TRACKING_URI`.
    public static String url(Registry registry, String namespace) {
        return "http://" + host(registry, namespace) + ":" + Ports.REGISTRY;
    }
}
