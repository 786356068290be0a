package dev.platformc.emit.pipelines;

import dev.platformc.emit.Kubernetes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How an object says that its work is done. Argo compares fields by their paths and cannot search
/// a list, so for kinds that only have conditions their place in the list counts.
///
/// @param kind of the object with its group, and where it is read
record Outcomes(String success, String failure) {
    private static final Map<String, Outcomes> BY_KIND =
            Map.of(
                    "jobset.x-k8s.io/JobSet",
                    new Outcomes(
                            "status.terminalState == Completed", "status.terminalState == Failed"),
                    "ray.io/RayJob",
                    new Outcomes(
                            "status.jobStatus == SUCCEEDED",
                            "status.jobStatus in (FAILED, STOPPED)"),
                    "batch.volcano.sh/Job",
                    new Outcomes(
                            "status.state.phase == Completed",
                            "status.state.phase in (Failed, Aborted, Terminated)"),
                    "kubeflow.org/PyTorchJob",
                    ofRole("Master"),
                    "kubeflow.org/XGBoostJob",
                    ofRole("Master"),
                    "kubeflow.org/TFJob",
                    ofRole("Worker"),
                    "kubeflow.org/MPIJob",
                    ofRole("Launcher"));

    private static Outcomes ofRole(String role) {
        var at = "status.replicaStatuses." + role + ".";
        return new Outcomes(at + "succeeded > 0", at + "failed > 0");
    }

    /// @param isQueued whether Kueue holds it first: that it was held is its first condition then
    /// @param workers of a Job of Kubernetes'
    /// @param retries of the same
    static @Nullable Outcomes of(Kubernetes object, boolean isQueued, int workers, int retries) {
        var kind = object.group() + "/" + object.kind();
        if (kind.equals("trainer.kubeflow.org/TrainJob")) {
            var at = "status.conditions." + (isQueued ? 1 : 0) + ".type == ";
            return new Outcomes(at + "Complete", at + "Failed");
        }
        if (kind.equals("batch/Job")) {
            return new Outcomes(
                    "status.succeeded > " + (workers - 1), "status.failed > " + retries);
        }
        return BY_KIND.get(kind);
    }
}
