package dev.platformc.emit.namespaces;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Team;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// Namespaces with the pod security standard that their pods must meet.
public final class NamespaceEmitter implements Emitter {
    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var cluster : plan.platform().clusters()) {
            documents.addAll(of(plan.platform(), cluster));
        }
        return documents;
    }

    private static List<Document> of(Platform platform, Cluster cluster) {
        var byName = new TreeMap<String, Metadata>();
        for (var team : platform.teams()) {
            byName.putIfAbsent(team.namespace().value(), forTeam(platform, cluster, team));
        }
        if (hasWorkOfNobody(platform)) {
            byName.putIfAbsent(
                    platform.id().objectName(),
                    Metadata.of(Topic.CLUSTER, platform, cluster, platform.id()));
        }
        return byName.values().stream().map(meta -> document(cluster, meta)).toList();
    }

    private static boolean hasWorkOfNobody(Platform platform) {
        return platform.workloads().anyMatch(workload -> workload.team() == null)
                || platform.queues().stream().anyMatch(queue -> queue.team() == null)
                || !platform.access().gateways().isEmpty()
                || platform.hatches().manifests().stream().anyMatch(m -> m.team() == null);
    }

    private static Metadata forTeam(Platform platform, Cluster cluster, Team team) {
        var meta =
                Metadata.of(Topic.CLUSTER, platform, cluster, team.id())
                        .named(team.namespace().value())
                        .namedBy(team.namespace().origin())
                        .label("team", team.id().objectName(), team.namespace().origin())
                        .label("data", team.data().value(), team.data().origin());
        var costCenter = team.costCenter();
        return costCenter == null
                ? meta
                : meta.label("cost-center", costCenter.value(), costCenter.origin());
    }

    private static Document document(Cluster cluster, Metadata meta) {
        var security = cluster.podSecurity();
        var level = security.value().name().toLowerCase(Locale.ROOT);
        var version = cluster.kubernetes();
        var complete =
                meta.label("pod-security.kubernetes.io/enforce", level, security.origin())
                        .label(
                                "pod-security.kubernetes.io/enforce-version",
                                "v" + version.value(),
                                version.origin())
                        .label("pod-security.kubernetes.io/warn", level, security.origin())
                        .wave(Wave.NAMESPACES);
        var region = cluster.region();
        if (region != null) {
            complete =
                    complete.label(
                            "topology.kubernetes.io/region", region.value(), region.origin());
        }
        return complete.document(
                "Namespace", new NamespaceBuilder().withMetadata(complete.meta()).build());
    }
}
