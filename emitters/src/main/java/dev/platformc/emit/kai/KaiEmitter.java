package dev.platformc.emit.kai;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.plan.Plan;
import dev.platformc.plan.QueuePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What KAI schedules. It finds gangs by itself, by who owns their pods.
public final class KaiEmitter implements Emitter {
    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var cluster : plan.platform().clusters()) {
            var pools = plan.platform().poolsOf(cluster, Cluster.Scheduler.KAI);
            if (!pools.isEmpty()) {
                pools.forEach(pool -> documents.add(topology(plan, pool)));
                documents.addAll(queues(plan, cluster, pools.getFirst()));
            }
        }
        return documents;
    }

    private static Document topology(Plan plan, Pool pool) {
        var meta =
                Metadata.of(Topic.QUEUES, plan.platform(), pool.cluster(), pool.id())
                        .wave(Wave.TOPOLOGIES);
        var levels =
                pool.levelWords().stream()
                        .map(word -> new Specs.Level(PoolNodes.levelLabel(pool, word)))
                        .toList();
        var content =
                new CustomObject<>(
                        Specs.TOPOLOGY, "Topology", meta.meta(), new Specs.Topology(levels));
        var document =
                meta.document("Topology", content).from("/spec/levels", pool.trees().origin());
        for (int i = 0; i < levels.size(); i++) {
            var label = pool.cluster().topology().get(pool.levelWords().get(i));
            if (label != null) {
                document = document.from("/spec/levels/" + i + "/nodeLabel", label.origin());
            }
        }
        return document;
    }

    private static List<Document> queues(Plan plan, Cluster cluster, Pool pool) {
        var served = new ArrayList<Queue>();
        var leaves = new ArrayList<Document>();
        for (var queue : plan.queues()) {
            var grants = queue.of(cluster, Cluster.Scheduler.KAI);
            if (!grants.isEmpty()) {
                served.add(queue.queue());
                leaves.add(leaf(plan, cluster, queue.queue(), grants));
            }
        }
        var documents = new ArrayList<Document>();
        if (!leaves.isEmpty()) {
            documents.add(root(plan, cluster));
        }
        documents.addAll(leaves);
        documents.add(shard(plan, cluster, pool, served));
        return documents;
    }

    /// Queues of teams are leaves under one of the platform's. The dot keeps its name apart.
    private static String rootName(Plan plan) {
        return plan.platform().id().objectName() + ".all";
    }

    private static Document root(Plan plan, Cluster cluster) {
        var meta =
                Metadata.of(Topic.QUEUES, plan.platform(), cluster, plan.platform().id())
                        .named(rootName(plan))
                        .wave(Wave.FLAVORS);
        var spec = new Specs.Queue(null, Amounts.unlimited());
        return document(meta, spec);
    }

    /// A queue may be on pools of two schedulers, and have an object of the same kind for each.
    private static Document document(Metadata meta, Specs.Queue spec) {
        var path = meta.topic().path(meta.platform(), meta.cluster(), "KaiQueue", meta.name());
        return meta.documentAt(path, new CustomObject<>(Specs.QUEUES, "Queue", meta.meta(), spec));
    }

    private static Document leaf(
            Plan plan, Cluster cluster, Queue queue, List<QueuePlan.Grant> grants) {
        var meta =
                Metadata.of(Topic.QUEUES, plan.platform(), cluster, queue.id())
                        .wave(Wave.CLUSTER_QUEUES);
        var spec = new Specs.Queue(rootName(plan), Amounts.of(queue, grants));
        var document = document(meta, spec).from("/spec/resources", queue.on().origin());
        for (var resource : List.of("gpu", "cpu", "memory")) {
            var at = Pointers.of("spec", "resources", resource);
            document =
                    document.from(at + "/quota", queue.quota().origin())
                            .from(at + "/overQuotaWeight", queue.weight().origin());
        }
        return document.from("/spec/resources/gpu/limit", queue.borrow().origin());
    }

    /// One for all nodes. Whether anybody may be pushed out is said of all its queues alike.
    private static Document shard(Plan plan, Cluster cluster, Pool pool, List<Queue> queues) {
        var meta =
                Metadata.of(Topic.QUEUES, plan.platform(), cluster, cluster.id())
                        .named("default")
                        .wave(Wave.TOPOLOGIES);
        boolean pushes = queues.stream().anyMatch(q -> q.preempt().value() != Queue.Preempt.NEVER);
        var actions =
                new TreeMap<>(
                        Map.of(
                                "preempt", new Specs.Action(pushes),
                                "reclaim", new Specs.Action(pushes)));
        var spec = new Specs.SchedulingShard(new Specs.Placement("binpack", "binpack"), actions);
        var content = new CustomObject<>(Specs.SHARD, "SchedulingShard", meta.meta(), spec);
        var document =
                meta.document("SchedulingShard", content).from("/spec", pool.scheduler().origin());
        return queues.isEmpty()
                ? document
                : document.from("/spec/actions", queues.getFirst().preempt().origin());
    }
}
