package dev.platformc.emit;

import dev.platformc.core.model.Cluster;
import dev.platformc.hardware.catalog.Catalog;

/// In which version of its API an object of Kubernetes itself is written for a cluster.
public final class ServedApis {
    private ServedApis() {}

    /// `resource.k8s.io/v1`
    ///
    /// @param kind one that every release that we write for serves
    public static String of(Cluster cluster, String kind) {
        return Catalog.standard()
                .kubernetes()
                .apiVersion(kind, cluster.minor())
                .orElseThrow(() -> new IllegalStateException(kind + " is not served"));
    }

    /// Whether something inside of objects is there.
    public static boolean has(Cluster cluster, String feature) {
        return Catalog.standard().kubernetes().has(feature, cluster.minor());
    }
}
