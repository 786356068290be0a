package dev.platformc.emit.kueue;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.emit.Yaml;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Queues of the clusters that Kueue admits to.
public final class KueueEmitter implements Emitter {
    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var cluster : plan.platform().clusters()) {
            documents.addAll(of(plan, cluster));
        }
        return documents;
    }

    private static List<Document> of(Plan plan, Cluster cluster) {
        var documents = new ArrayList<Document>();
        var platform = plan.platform();
        var pools = new TreeMap<String, Pool>();
        var supplies = new TreeMap<String, Supply>();
        var cohorts = Cohorts.of(plan.queues());
        for (var queue : plan.queues()) {
            var grants = queue.of(cluster, Cluster.Scheduler.KUEUE);
            if (grants.isEmpty()) {
                continue;
            }
            for (var grant : grants) {
                supplies.put(Flavors.name(grant.supply()), grant.supply());
                pools.put(grant.supply().pool().id().key(), grant.supply().pool());
            }
            documents.add(ClusterQueues.of(platform, cluster, queue, grants, cohorts.of(queue)));
            documents.addAll(localQueues(platform, cluster, queue.queue()));
        }
        pools.values().forEach(pool -> documents.add(Flavors.topology(platform, pool)));
        supplies.values().forEach(supply -> documents.add(Flavors.flavor(platform, supply)));
        if (!documents.isEmpty() && cluster.gitops() == null) {
            documents.addAll(configuration(plan, cluster));
        }
        return documents;
    }

    /// Where Argo CD installs Kueue, the file comes with that.
    private static List<Document> configuration(Plan plan, Cluster cluster) {
        if (!Configuration.isNeeded(plan, cluster)) {
            return List.of();
        }
        var meta =
                Metadata.of(Topic.QUEUES, plan.platform(), cluster, cluster.id())
                        .named("kueue-manager-config")
                        .in(new Sourced<>("kueue-system", cluster.scheduler().origin()))
                        .wave(Wave.FLAVORS);
        var content =
                new ConfigMapBuilder()
                        .withMetadata(meta.meta())
                        .withData(
                                Map.of(
                                        "controller_manager_config.yaml",
                                        Yaml.print(Configuration.of(plan, cluster))))
                        .build();
        return List.of(
                meta.document("ConfigMap", content).from("/data", cluster.scheduler().origin()));
    }

    /// In the namespace of the queue's team; without one, in every namespace.
    private static List<Document> localQueues(Platform platform, Cluster cluster, Queue queue) {
        var base = Metadata.of(Topic.QUEUES, platform, cluster, queue.id()).wave(Wave.LOCAL_QUEUES);
        if (queue.team() != null) {
            var meta = base.ownedBy(queue.team());
            return List.of(localQueue(meta, queue, queue.id().objectName()));
        }
        var spaces = new TreeMap<String, Metadata>();
        spaces.put(platform.id().objectName(), base.ownedBy(null));
        for (var team : platform.teams()) {
            spaces.putIfAbsent(
                    team.namespace().value(),
                    base.ownedBy(new Sourced<>(team, team.namespace().origin())));
        }
        return spaces.entrySet().stream()
                .map(space ->
                        localQueue(
                                space.getValue(),
                                queue,
                                fileName(queue.id(), space.getKey(), spaces.size())))
                .toList();
    }

    private static String fileName(Identity queue, String namespace, int spaces) {
        return spaces == 1 ? queue.objectName() : queue.objectName() + "." + namespace;
    }

    private static Document localQueue(Metadata meta, Queue queue, String fileName) {
        var content =
                new CustomObject<>(
                        Specs.API,
                        "LocalQueue",
                        meta.meta(),
                        new Specs.LocalQueue(queue.id().objectName()));
        var path = meta.topic().path(meta.platform(), meta.cluster(), "LocalQueue", fileName);
        var document = meta.documentAt(path, content);
        var team = queue.team();
        return team == null ? document : document.from("/metadata/namespace", team.origin());
    }
}
