package dev.platformc.emit.trainer;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of the trainer's kinds, and of the JobSet inside, that we set.
final class Specs {
    static final String API = "trainer.kubeflow.org/v1alpha1";

    private Specs() {}

    record TrainJob(RuntimeRef runtimeRef, Trainer trainer, @Nullable Long activeDeadlineSeconds) {}

    record RuntimeRef(String apiGroup, String kind, String name) {}

    /// @param numNodes pods
    /// @param numProcPerNode processes in each
    record Trainer(
            int numNodes,
            @Nullable Integer numProcPerNode,
            String image,
            @Nullable List<String> command,
            @Nullable List<String> args,
            @Nullable List<EnvVar> env,
            ResourceRequirements resourcesPerNode) {}

    record TrainingRuntime(
            MlPolicy mlPolicy, @Nullable PodGroupPolicy podGroupPolicy, JobSetTemplate template) {}

    record PodGroupPolicy(Volcano volcano) {}

    record Volcano(@Nullable NetworkTopology networkTopology) {}

    record NetworkTopology(String mode, int highestTierAllowed) {}

    /// At most one besides the number of nodes; an empty one switches the framework on.
    record MlPolicy(
            int numNodes,
            @Nullable Map<String, Object> torch,
            @Nullable Map<String, Object> jax,
            @Nullable Map<String, Object> xgboost,
            @Nullable Mpi mpi) {}

    record Mpi(
            String mpiImplementation,
            int numProcPerNode,
            boolean runLauncherAsNode,
            String sshAuthMountPath) {}

    record JobSetTemplate(@Nullable ObjectMeta metadata, JobSet spec) {}

    record JobSet(
            FailurePolicy failurePolicy,
            @Nullable Network network,
            @Nullable SuccessPolicy successPolicy,
            List<ReplicatedJob> replicatedJobs) {}

    record FailurePolicy(int maxRestarts) {}

    record Network(boolean publishNotReadyAddresses) {}

    record SuccessPolicy(String operator, List<String> targetReplicatedJobs) {}

    record ReplicatedJob(String name, JobTemplate template) {}

    record JobTemplate(@Nullable ObjectMeta metadata, Job spec) {}

    /// @param backoffLimit 0: one failed worker fails the job, and the whole set starts again
    record Job(int backoffLimit, PodTemplateSpec template) {}
}
