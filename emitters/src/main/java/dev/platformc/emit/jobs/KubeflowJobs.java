package dev.platformc.emit.jobs;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.gang.GangObject;
import dev.platformc.emit.gang.Placement;
import dev.platformc.emit.gang.Rendezvous;
import dev.platformc.emit.gang.WorkerPod;
import dev.platformc.emit.gang.WorkerPod.Says;
import dev.platformc.plan.WorkloadPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Kinds that take workers in roles: the training operator's, and the MPI operator's.
final class KubeflowJobs {
    private KubeflowJobs() {}

    /// One role of a job.
    ///
    /// @param word as the operator calls it
    private record Role(String word, int replicas, WorkerPod pod) {}

    static Document pytorch(Gang gang, WorkloadPlan placed, Metadata base) {
        var elastic = gang.details().elastic();
        int processes = Rendezvous.processes(gang);
        var policy =
                elastic == null
                        ? null
                        : new Specs.Elastic(
                                gang.workers().value(), elastic.most(), processes, "c10d");
        var roles =
                elastic == null
                        ? firstAnd("Master", "Worker", gang, placed, base, "pytorch")
                        : alone(gang, placed, base, "pytorch", elastic.most());
        var document =
                document(
                        "PyTorchJob",
                        "pytorchReplicaSpecs",
                        gang,
                        base,
                        roles,
                        specs ->
                                new Specs.PyTorchJob(
                                        policy,
                                        elastic == null ? Integer.toString(processes) : null,
                                        run(gang),
                                        specs));
        return elastic == null
                ? document.from("/spec/nprocPerNode", gang.worker().gpus().origin())
                : document.from("/spec/elasticPolicy", gang.workers().origin())
                        .from("/spec/elasticPolicy/nProcPerNode", gang.worker().gpus().origin());
    }

    /// All are workers; the first of them is the chief.
    static Document tensorflow(Gang gang, WorkloadPlan placed, Metadata base) {
        var roles = alone(gang, placed, base, "tensorflow", gang.workers().value());
        return document(
                "TFJob",
                "tfReplicaSpecs",
                gang,
                base,
                roles,
                specs -> new Specs.TfJob(run(gang), specs));
    }

    static Document xgboost(Gang gang, WorkloadPlan placed, Metadata base) {
        var roles = firstAnd("Master", "Worker", gang, placed, base, "xgboost");
        return document(
                "XGBoostJob",
                "xgbReplicaSpecs",
                gang,
                base,
                roles,
                specs -> new Specs.XgboostJob(run(gang), specs));
    }

    /// The launcher is a worker too, so that as many pods run as were placed.
    static Document mpi(Gang gang, WorkloadPlan placed, Metadata base) {
        var roles = firstAnd("Launcher", "Worker", gang, placed, base, "mpi");
        int slots = Rendezvous.processes(gang);
        return document(
                        "MPIJob",
                        "mpiReplicaSpecs",
                        gang,
                        base,
                        roles,
                        specs ->
                                new Specs.MpiJob(
                                        "OpenMPI",
                                        slots,
                                        true,
                                        WorkerPod.SSH_FOLDER,
                                        run(gang),
                                        specs))
                .from("/spec/slotsPerWorker", gang.worker().gpus().origin());
    }

    private static Map<String, Role> alone(
            Gang gang, WorkloadPlan placed, Metadata base, String container, int replicas) {
        var metadata = Placement.ofPods(gang, base, false);
        var pod = WorkerPod.of(gang, placed, metadata, container).restartedByOperator();
        return Map.of("Worker", new Role("Worker", replicas, pod));
    }

    /// One leads, the others follow; one by itself has nobody to lead.
    private static Map<String, Role> firstAnd(
            String lead,
            String others,
            Gang gang,
            WorkloadPlan placed,
            Metadata base,
            String container) {
        int following = gang.workers().value() - 1;
        var metadata = Placement.ofPods(gang, base, following > 0);
        var pod = WorkerPod.of(gang, placed, metadata, container).restartedByOperator();
        var roles = new LinkedHashMap<String, Role>();
        roles.put(lead, new Role(lead, 1, pod));
        if (following > 0) {
            var waits = lead.equals("Launcher") ? pod.saying(Says.SSH_SERVER) : pod;
            roles.put(others, new Role(others, following, waits));
        }
        return roles;
    }

    /// A worker that fails starts again in its place, and the job gives up after so many times.
    private static Specs.RunPolicy run(Gang gang) {
        var maxSeconds = gang.maxSeconds();
        return new Specs.RunPolicy(
                maxSeconds == null ? null : maxSeconds.value(),
                gang.retries().value(),
                "Running",
                scheduling(gang));
    }

    /// What the operator hands on to Volcano; Kueue and KAI read labels.
    private static Specs.@Nullable SchedulingPolicy scheduling(Gang gang) {
        if (gang.on().value().pool().scheduler().value() != Cluster.Scheduler.VOLCANO) {
            return null;
        }
        var queue = gang.queue();
        var priority = gang.priority();
        return new Specs.SchedulingPolicy(
                gang.workers().value(),
                queue == null ? null : queue.value().id().objectName(),
                priority == null ? null : priority.value().id().objectName());
    }

    private static Document document(
            String kind,
            String field,
            Gang gang,
            Metadata base,
            Map<String, Role> roles,
            Function<Map<String, Specs.Replicas>, Object> spec) {
        var replicas = new LinkedHashMap<String, Specs.Replicas>();
        for (var role : roles.values()) {
            replicas.put(
                    role.word(),
                    new Specs.Replicas(role.replicas(), "OnFailure", role.pod().template()));
        }
        var meta = GangObject.admitted(gang, base);
        var api = kind.equals("MPIJob") ? Specs.MPI_OPERATOR : Specs.TRAINING_OPERATOR;
        var content = new CustomObject<>(api, kind, meta.meta(), spec.apply(replicas));
        var document =
                runOrigins(meta.document(kind, content), gang)
                        .from("/spec/" + field, gang.framework().origin());
        for (var role : roles.values()) {
            var at = "/spec/" + field + "/" + role.word();
            document =
                    role.pod()
                            .origins(
                                    document.from(at + "/replicas", gang.workers().origin()),
                                    at + "/template");
        }
        return document;
    }

    private static Document runOrigins(Document document, Gang gang) {
        var at = "/spec/runPolicy";
        var result = document.from(at + "/backoffLimit", gang.retries().origin());
        var maxSeconds = gang.maxSeconds();
        if (maxSeconds != null) {
            result = result.from(at + "/activeDeadlineSeconds", maxSeconds.origin());
        }
        if (scheduling(gang) == null) {
            return result;
        }
        result =
                result.from(at + "/schedulingPolicy", gang.on().value().pool().scheduler().origin())
                        .from(at + "/schedulingPolicy/minAvailable", gang.workers().origin());
        var queue = gang.queue();
        if (queue != null) {
            result = result.from(at + "/schedulingPolicy/queue", queue.origin());
        }
        var priority = gang.priority();
        return priority == null
                ? result
                : result.from(at + "/schedulingPolicy/priorityClass", priority.origin());
    }
}
