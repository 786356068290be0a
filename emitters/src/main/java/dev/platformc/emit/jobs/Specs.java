package dev.platformc.emit.jobs;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of the training operator's kinds, of MPIJob and of JobSet that we set.
final class Specs {
    static final String TRAINING_OPERATOR = "kubeflow.org/v1";

    /// Of the MPI operator. The training operator has a kind of the same name, and a cluster can
    /// have only one of them: this is the one that is still developed.
    static final String MPI_OPERATOR = "kubeflow.org/v2beta1";

    static final String JOB_SET = "jobset.x-k8s.io/v1alpha2";

    private Specs() {}

    /// @param restartPolicy stands here, the one in the template is not read
    record Replicas(int replicas, String restartPolicy, PodTemplateSpec template) {}

    /// @param cleanPodPolicy which pods go when the job ends
    record RunPolicy(
            @Nullable Long activeDeadlineSeconds,
            int backoffLimit,
            String cleanPodPolicy,
            @Nullable SchedulingPolicy schedulingPolicy) {}

    record SchedulingPolicy(
            int minAvailable, @Nullable String queue, @Nullable String priorityClass) {}

    record PyTorchJob(
            @Nullable Elastic elasticPolicy,
            @Nullable String nprocPerNode,
            RunPolicy runPolicy,
            Map<String, Replicas> pytorchReplicaSpecs) {}

    record Elastic(int minReplicas, int maxReplicas, int nProcPerNode, String rdzvBackend) {}

    record TfJob(RunPolicy runPolicy, Map<String, Replicas> tfReplicaSpecs) {}

    record XgboostJob(RunPolicy runPolicy, Map<String, Replicas> xgbReplicaSpecs) {}

    record MpiJob(
            String mpiImplementation,
            int slotsPerWorker,
            boolean runLauncherAsWorker,
            String sshAuthMountPath,
            RunPolicy runPolicy,
            Map<String, Replicas> mpiReplicaSpecs) {}

    record JobSet(FailurePolicy failurePolicy, List<ReplicatedJob> replicatedJobs) {}

    record FailurePolicy(int maxRestarts) {}

    record ReplicatedJob(String name, int replicas, JobTemplate template) {}

    record JobTemplate(Job spec) {}

    /// By itself, or inside of a JobSet.
    ///
    /// @param backoffLimit in a JobSet 0: one failed worker fails the job, and the whole set starts
    ///   again
    record Job(
            int parallelism,
            int completions,
            String completionMode,
            int backoffLimit,
            @Nullable Long activeDeadlineSeconds,
            PodTemplateSpec template) {}
}
