package dev.platformc.emit.gang;

import dev.platformc.core.model.Gang;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.ArrayList;
import java.util.List;

/// How workers find each other where no operator tells them: the environment that `torchrun` and
/// JAX read.
public final class Rendezvous {
    public static final int PORT = 29400;

    private Rendezvous() {}

    /// @param first host name of worker 0
    /// @param rank annotation of a pod that holds its number
    public static List<EnvVar> env(Gang gang, String first, String rank) {
        if (gang.mostWorkers() == 1) {
            return List.of();
        }
        return switch (gang.framework().value()) {
            case PYTORCH -> torch(gang, first, rank);
            case JAX ->
                    List.of(
                            said("JAX_COORDINATOR_ADDRESS", first + ":" + PORT),
                            said("JAX_NUM_PROCESSES", Integer.toString(gang.workers().value())),
                            annotation("JAX_PROCESS_ID", rank));
            // These have no launcher of their own that reads an environment.
            case TENSORFLOW, XGBOOST, MPI, CONTAINER -> List.of();
        };
    }

    /// Workers that come and go meet at the first, a fixed number is counted through.
    private static List<EnvVar> torch(Gang gang, String first, String rank) {
        var env = new ArrayList<EnvVar>();
        int least = gang.workers().value();
        env.add(said("PET_NPROC_PER_NODE", Integer.toString(processes(gang))));
        if (gang.mostWorkers() > least) {
            env.add(said("PET_NNODES", least + ":" + gang.mostWorkers()));
            env.add(said("PET_RDZV_BACKEND", "c10d"));
            env.add(said("PET_RDZV_ENDPOINT", first + ":" + PORT));
            env.add(said("PET_RDZV_ID", gang.id().objectName()));
            return env;
        }
        env.add(said("PET_NNODES", Integer.toString(least)));
        env.add(annotation("PET_NODE_RANK", rank));
        env.add(said("PET_MASTER_ADDR", first));
        env.add(said("PET_MASTER_PORT", Integer.toString(PORT)));
        return env;
    }

    /// One process a GPU; one for CPU work.
    public static int processes(Gang gang) {
        return Math.max(1, gang.worker().gpus().value());
    }

    private static EnvVar said(String name, String value) {
        return new EnvVar(name, value, null);
    }

    private static EnvVar annotation(String name, String key) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewFieldRef()
                .withFieldPath("metadata.annotations['" + key + "']")
                .endFieldRef()
                .endValueFrom()
                .build();
    }
}
