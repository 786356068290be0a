package dev.platformc.emit.trainer;

import dev.platformc.core.model.Gang;
import dev.platformc.emit.gang.Rendezvous;
import dev.platformc.emit.gang.WorkerPod;
import java.util.Map;

/// What the trainer does for each framework.
final class Frameworks {
    private Frameworks() {}

    static String word(Gang.Framework framework) {
        return switch (framework) {
            case PYTORCH -> "torch";
            case JAX -> "jax";
            case XGBOOST -> "xgboost";
            case MPI -> "mpi";
            case TENSORFLOW, CONTAINER -> throw noRuntime(framework);
        };
    }

    static Specs.MlPolicy policy(Gang gang) {
        int nodes = gang.workers().value();
        Map<String, Object> on = Map.of();
        return switch (gang.framework().value()) {
            case PYTORCH -> new Specs.MlPolicy(nodes, on, null, null, null);
            case JAX -> new Specs.MlPolicy(nodes, null, on, null, null);
            case XGBOOST -> new Specs.MlPolicy(nodes, null, null, on, null);
            case MPI -> new Specs.MlPolicy(nodes, null, null, null, mpi(gang));
            case TENSORFLOW, CONTAINER -> throw noRuntime(gang.framework().value());
        };
    }

    /// Gangs without a runtime of Trainer are no TrainJobs.
    private static IllegalStateException noRuntime(Gang.Framework framework) {
        return new IllegalStateException("Trainer has no runtime for " + framework);
    }

    private static Specs.Mpi mpi(Gang gang) {
        return new Specs.Mpi("OpenMPI", Rendezvous.processes(gang), true, WorkerPod.SSH_FOLDER);
    }
}
