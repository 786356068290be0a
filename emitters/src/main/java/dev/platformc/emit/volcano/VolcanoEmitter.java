package dev.platformc.emit.volcano;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pool;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.emit.gang.GangObject;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.ArrayList;
import java.util.List;

/// What Volcano schedules: its queues and the tree of its pools, jobs of its own kind, groups for
/// the pods of others, and which plug-ins read all this.
public final class VolcanoEmitter implements Emitter {
    /// Plug-in `capacity` reads what queues deserve, `nodegroup` which pools are theirs.
    private static final String CONFIGURATION =
            """
            actions: "enqueue, allocate, preempt, reclaim, backfill"
            tiers:
            - plugins:
              - name: priority
              - name: gang
              - name: conformance
            - plugins:
              - name: predicates
              - name: capacity
              - name: nodegroup
              - name: nodeorder
              - name: binpack
              - name: network-topology-aware
            """;

    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var cluster : plan.platform().clusters()) {
            var pools = plan.platform().poolsOf(cluster, Cluster.Scheduler.VOLCANO);
            if (!pools.isEmpty()) {
                documents.add(configuration(plan, cluster, pools.getFirst()));
                pools.forEach(p -> documents.addAll(HyperNodes.of(plan.platform(), p)));
                documents.addAll(queues(plan, cluster));
            }
        }
        for (var gang : plan.gangs()) {
            if (schedules(gang)) {
                documents.addAll(gang(plan, gang));
            }
        }
        return documents;
    }

    private static boolean schedules(Gang gang) {
        return gang.on().value().pool().scheduler().value() == Cluster.Scheduler.VOLCANO;
    }

    private static List<Document> queues(Plan plan, Cluster cluster) {
        var documents = new ArrayList<Document>();
        for (var queue : plan.queues()) {
            var grants = queue.of(cluster, Cluster.Scheduler.VOLCANO);
            if (!grants.isEmpty()) {
                documents.add(Queues.of(plan.platform(), cluster, queue.queue(), grants));
            }
        }
        return documents;
    }

    /// Operators of other kinds make their own groups; a JobSet's and a Job's pods name ours.
    private static List<Document> gang(Plan plan, Gang gang) {
        var base = GangObject.base(plan, gang);
        return switch (gang.details().api()) {
            case VOLCANO_JOB -> {
                var job = Jobs.of(gang, plan.of(gang), base);
                yield gang.neverDisrupt().value()
                        ? List.of(job, GangObject.budget(gang, base))
                        : List.of(job);
            }
            case JOBSET, JOB -> List.of(Jobs.group(gang, base));
            case TRAIN_JOB, PYTORCH_JOB, TF_JOB, XGBOOST_JOB, MPI_JOB -> List.of();
        };
    }

    private static Document configuration(Plan plan, Cluster cluster, Pool pool) {
        var scheduler = pool.scheduler();
        var meta =
                Metadata.of(Topic.QUEUES, plan.platform(), cluster, cluster.id())
                        .named("volcano-scheduler-configmap")
                        .in(scheduler.map(_ -> "volcano-system"))
                        .wave(Wave.TOPOLOGIES);
        var content =
                new ConfigMapBuilder()
                        .withMetadata(meta.meta())
                        .addToData("volcano-scheduler.conf", CONFIGURATION)
                        .build();
        return meta.document("ConfigMap", content).from("/data", scheduler.origin());
    }
}
