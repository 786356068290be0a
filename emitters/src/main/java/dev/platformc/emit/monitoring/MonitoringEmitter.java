package dev.platformc.emit.monitoring;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Monitoring;
import dev.platformc.core.model.Platform;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/// Everything about watching, for each cluster that has a `monitoring` in its scope.
public final class MonitoringEmitter implements Emitter {
    @Override
    public List<Document> emit(Plan plan) {
        var platform = plan.platform();
        var documents = new ArrayList<Document>();
        for (var cluster : platform.clusters()) {
            for (var monitoring : platform.data().monitorings()) {
                if (watches(platform, monitoring, cluster)) {
                    documents.addAll(new Watch(platform, monitoring, cluster).documents());
                }
            }
        }
        return documents;
    }

    /// One beside its cluster, in a template, watches that; one outside of all watches the others.
    public static boolean watches(Platform platform, Monitoring monitoring, Cluster cluster) {
        int near = nearness(platform, monitoring, cluster);
        return near > 0
                && platform.data().monitorings().stream()
                        .noneMatch(other -> nearness(platform, other, cluster) > near);
    }

    /// Parts of the scope that both share, and one; zero when the monitoring is of another scope.
    private static int nearness(Platform platform, Monitoring monitoring, Cluster cluster) {
        var scope = scope(platform, monitoring);
        var name = cluster.id().name();
        if (scope.isEmpty()) {
            return 1;
        }
        boolean isBeside = name.equals(scope) || name.startsWith(scope + ".");
        return isBeside ? 1 + scope.split("\\.").length : 0;
    }

    /// A declaration without a name of its own is named after its scope.
    private static String scope(Platform platform, Monitoring monitoring) {
        var name = monitoring.id().name();
        boolean isScope =
                platform.clusters().stream().anyMatch(c -> c.id().name().equals(name))
                        || platform.pools().stream()
                                .anyMatch(p -> p.id().name().startsWith(name + "."));
        if (isScope && !name.equals("main")) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }
}
