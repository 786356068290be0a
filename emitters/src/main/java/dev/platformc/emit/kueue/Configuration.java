package dev.platformc.emit.kueue;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.emit.Claims;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The file that Kueue's controller reads: which kinds of jobs it manages, and as which resource a
/// class of devices counts. Everything else is what its release comes with.
@JsonPropertyOrder({
    "apiVersion",
    "kind",
    "health",
    "metrics",
    "webhook",
    "leaderElection",
    "controller",
    "clientConnection",
    "integrations",
    "resources"
})
public record Configuration(
        String apiVersion,
        String kind,
        Map<String, String> health,
        Map<String, String> metrics,
        Map<String, Integer> webhook,
        LeaderElection leaderElection,
        Controller controller,
        ClientConnection clientConnection,
        Integrations integrations,
        @Nullable Resources resources) {

    /// Kinds that are managed as Kueue comes.
    private static final List<String> USUAL =
            List.of(
                    "batch/job",
                    "kubeflow.org/mpijob",
                    "ray.io/rayjob",
                    "ray.io/raycluster",
                    "ray.io/rayservice",
                    "jobset.x-k8s.io/jobset",
                    "workload.codeflare.dev/appwrapper",
                    "trainer.kubeflow.org/trainjob",
                    "pod",
                    "deployment",
                    "statefulset",
                    "leaderworkerset.x-k8s.io/leaderworkerset");

    public record LeaderElection(boolean leaderElect, String resourceName) {}

    public record Controller(Map<String, Integer> groupKindConcurrency) {}

    public record ClientConnection(int qps, int burst) {}

    public record Integrations(List<String> frameworks) {}

    public record Resources(List<Mapping> deviceClassMappings) {}

    /// @param name of the resource in quotas
    /// @param deviceClassNames whose claims count as it
    public record Mapping(String name, List<String> deviceClassNames) {}

    public static Configuration of(Plan plan, Cluster cluster) {
        var mappings = mappings(plan, cluster);
        return new Configuration(
                "config.kueue.x-k8s.io/v1beta2",
                "Configuration",
                Map.of("healthProbeBindAddress", ":8081"),
                Map.of("bindAddress", ":8443"),
                Map.of("port", 9443),
                new LeaderElection(true, "c1f6bfd2.kueue.x-k8s.io"),
                new Controller(
                        new TreeMap<>(
                                Map.of(
                                        "ClusterQueue.kueue.x-k8s.io", 1,
                                        "Cohort.kueue.x-k8s.io", 1,
                                        "Job.batch", 5,
                                        "LocalQueue.kueue.x-k8s.io", 1,
                                        "Pod", 5,
                                        "ResourceFlavor.kueue.x-k8s.io", 1,
                                        "Workload.kueue.x-k8s.io", 5))),
                new ClientConnection(50, 100),
                new Integrations(frameworks(plan, cluster)),
                mappings.isEmpty() ? null : new Resources(mappings));
    }

    /// Whether Kueue, as it comes, would not see what waits in its queues.
    public static boolean isNeeded(Plan plan, Cluster cluster) {
        return !mappings(plan, cluster).isEmpty()
                || frameworks(plan, cluster).size() > USUAL.size();
    }

    private static List<String> frameworks(Plan plan, Cluster cluster) {
        var frameworks = new ArrayList<>(USUAL);
        for (var gang : plan.gangs()) {
            var more = more(gang.details().api());
            if (more != null
                    && gang.on().value().pool().isServedBy(cluster, Cluster.Scheduler.KUEUE)
                    && !frameworks.contains(more)) {
                frameworks.add(more);
            }
        }
        return List.copyOf(frameworks);
    }

    /// Of kinds that have to be switched on.
    private static @Nullable String more(Gang.Api api) {
        return switch (api) {
            case PYTORCH_JOB -> "kubeflow.org/pytorchjob";
            case TF_JOB -> "kubeflow.org/tfjob";
            case XGBOOST_JOB -> "kubeflow.org/xgboostjob";
            case TRAIN_JOB, MPI_JOB, JOBSET, JOB, VOLCANO_JOB -> null;
        };
    }

    private static List<Mapping> mappings(Plan plan, Cluster cluster) {
        if (!cluster.options().dra().value()) {
            return List.of();
        }
        var classes = new TreeMap<String, String>();
        classes.put(Gpu.NVIDIA, Claims.WHOLE);
        for (var sharing : plan.platform().sharings()) {
            if (sharing.slice().value() instanceof Slicing.Mig
                    && sharing.pool().cluster().id().isSame(cluster.id())) {
                Claims.profiles(plan, sharing)
                        .forEach((name, profile) -> classes.put(profile.resource(), name));
            }
        }
        return classes.entrySet().stream()
                .map(entry -> new Mapping(entry.getKey(), List.of(entry.getValue())))
                .toList();
    }
}
