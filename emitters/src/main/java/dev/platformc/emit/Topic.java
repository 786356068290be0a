package dev.platformc.emit;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Platform;
import java.util.Locale;

/// The folders of the output. Names in them are unique for each kind, so `training/trainjob-x.yaml`
/// says all. With several clusters each has a folder of its own around these.
public enum Topic {
    /// Who looks after custom resources.
    OPERATORS,
    /// Namespaces and priorities.
    CLUSTER,
    /// Who may talk to whom.
    NETWORK,
    /// Where data and models lie.
    STORAGE,
    /// What the nodes run and how they are cut.
    NODES,
    QUEUES,
    TRAINING,
    SERVING,
    RAY,
    /// Seats for people.
    WORKSPACES,
    /// What leads from data to models.
    PIPELINES,
    /// What is scraped, rings and is drawn.
    MONITORING,
    /// Addresses that endpoints answer under, and what asks them.
    ACCESS,
    /// What the author brings along.
    MANIFESTS,
    /// Applied once by hand; afterwards Argo CD applies all the rest.
    GITOPS;

    /// `serving/deployment-chat.yaml`
    public String path(Platform platform, Cluster cluster, String kind, String name) {
        return root(platform, cluster)
                + word()
                + "/"
                + kind.toLowerCase(Locale.ROOT)
                + "-"
                + name
                + ".yaml";
    }

    /// Of the app.kubernetes.io/component label and of the folder.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The folder that holds all of a cluster: empty, or ending in `/`.
    public static String root(Platform platform, Cluster cluster) {
        return platform.clusters().size() > 1 ? cluster.id().objectName() + "/" : "";
    }
}
