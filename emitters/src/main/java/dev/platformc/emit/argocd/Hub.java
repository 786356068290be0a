package dev.platformc.emit.argocd;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Platform;
import dev.platformc.emit.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// One Argo CD and the clusters that it looks after. Clusters that name the same repository and the
/// same namespace have one Argo CD together: it runs in the first of them, and knows the others by
/// their names.
///
/// @param cluster where it runs
/// @param gitops of that cluster
/// @param clusters all of them, the first included
record Hub(Platform platform, Cluster cluster, Cluster.GitOps gitops, List<Cluster> clusters) {
    private static final String THIS_CLUSTER = "https://kubernetes.default.svc";

    Hub {
        clusters = List.copyOf(clusters);
    }

    static List<Hub> of(Platform platform) {
        var byRepository = new LinkedHashMap<List<String>, List<Cluster>>();
        for (var cluster : platform.clusters()) {
            var gitops = cluster.gitops();
            if (gitops != null) {
                var key = List.of(gitops.repository().value(), gitops.namespace().value());
                byRepository.computeIfAbsent(key, _ -> new ArrayList<>()).add(cluster);
            }
        }
        var hubs = new ArrayList<Hub>();
        for (var clusters : byRepository.values()) {
            var gitops = clusters.getFirst().gitops();
            if (gitops != null) {
                hubs.add(new Hub(platform, clusters.getFirst(), gitops, clusters));
            }
        }
        return hubs;
    }

    boolean isOfSeveral() {
        return clusters.size() > 1;
    }

    private boolean isHere(Cluster other) {
        return other.id().isSame(cluster.id());
    }

    /// Where objects for a cluster are applied.
    Specs.Destination destination(Cluster of, String namespace) {
        return isHere(of)
                ? new Specs.Destination(THIS_CLUSTER, null, namespace)
                : new Specs.Destination(null, of.id().objectName(), namespace);
    }

    /// The name by which Argo CD knows a cluster; its own has one from the start.
    String nameOf(Cluster of) {
        return isHere(of) ? "in-cluster" : of.id().objectName();
    }

    /// Of the application and of the project for a cluster.
    String applicationName(Cluster of) {
        var name = platform.id().objectName();
        return platform.clusters().size() > 1 ? name + "-" + of.id().objectName() : name;
    }

    /// The folder of the repository in which the objects for a cluster are.
    static String folder(Platform platform, Cluster of, Cluster.GitOps gitops) {
        var parts =
                Stream.of(gitops.path().value(), Topic.root(platform, of))
                        .map(part ->
                                part.endsWith("/") ? part.substring(0, part.length() - 1) : part)
                        .filter(part -> !part.isEmpty())
                        .toList();
        return parts.isEmpty() ? "." : String.join("/", parts);
    }
}
