package dev.platformc.emit.argocd;

import dev.platformc.emit.Document;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.Metadata;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// When an object of a kind is healthy, for kinds that Argo CD does not know: it takes those for
/// healthy at once, and no wave would wait for them. Written in Lua, into the ConfigMap that Argo
/// CD reads; kinds without a status have nothing to wait for.
final class HealthChecks {
    /// The ConfigMap of Argo CD itself: to be applied on the server's side, beside what is in it.
    private static final String NAME = "argocd-cm";

    /// How the status of a kind is read.
    private sealed interface Check {
        /// @param healthy conditions of which one must hold
        /// @param degraded conditions of which none may
        /// @param suspended condition of what waits for somebody else; empty: none
        record Conditions(List<String> healthy, List<String> degraded, String suspended)
                implements Check {
            static Conditions of(String healthy) {
                return new Conditions(List.of(healthy), List.of(), "");
            }

            /// Of what runs and ends.
            static Conditions ofJob(String succeeded, String failed, String suspended) {
                return new Conditions(List.of(succeeded), List.of(failed), suspended);
            }
        }

        /// @param path of one word: `status.state`
        /// @param healthy words that are good
        /// @param degraded words that are bad
        record State(String path, List<String> healthy, List<String> degraded) implements Check {}
    }

    private static final Map<String, Check> CHECKS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry(
                                    "argoproj.io/Application",
                                    new Check.State(
                                            "status.health.status",
                                            List.of("Healthy"),
                                            List.of("Degraded"))),
                            Map.entry(
                                    "batch.volcano.sh/Job",
                                    new Check.State(
                                            "status.state.phase",
                                            List.of("Running", "Completed"),
                                            List.of("Failed", "Aborted", "Terminated"))),
                            Map.entry(
                                    "jobset.x-k8s.io/JobSet",
                                    Check.Conditions.ofJob("Completed", "Failed", "Suspended")),
                            Map.entry("kubeflow.org/MPIJob", training()),
                            Map.entry("kubeflow.org/PyTorchJob", training()),
                            Map.entry("kubeflow.org/TFJob", training()),
                            Map.entry("kubeflow.org/XGBoostJob", training()),
                            Map.entry("kueue.x-k8s.io/ClusterQueue", Check.Conditions.of("Active")),
                            Map.entry("kueue.x-k8s.io/LocalQueue", Check.Conditions.of("Active")),
                            Map.entry(
                                    "leaderworkerset.x-k8s.io/LeaderWorkerSet",
                                    Check.Conditions.of("Available")),
                            Map.entry("nvidia.com/ClusterPolicy", ready()),
                            Map.entry("nvidia.com/GPUCluster", ready()),
                            Map.entry("nvidia.com/NVIDIADriver", ready()),
                            Map.entry(
                                    "ray.io/RayCluster",
                                    new Check.State(
                                            "status.state", List.of("ready"), List.of("failed"))),
                            Map.entry(
                                    "ray.io/RayJob",
                                    new Check.State(
                                            "status.jobDeploymentStatus",
                                            List.of("Running", "Complete"),
                                            List.of("Failed", "ValidationFailed"))),
                            Map.entry("ray.io/RayService", Check.Conditions.of("Ready")),
                            Map.entry(
                                    "scheduling.volcano.sh/Queue",
                                    new Check.State(
                                            "status.state", List.of("Open"), List.of("Unknown"))),
                            Map.entry(
                                    "serving.kserve.io/LLMInferenceService",
                                    Check.Conditions.of("Ready")),
                            Map.entry(
                                    "trainer.kubeflow.org/TrainJob",
                                    Check.Conditions.ofJob("Complete", "Failed", "Suspended"))));

    private HealthChecks() {}

    private static Check training() {
        return new Check.Conditions(
                List.of("Running", "Succeeded"), List.of("Failed"), "Suspended");
    }

    private static Check ready() {
        return new Check.State("status.state", List.of("ready"), List.of());
    }

    /// Those of the kinds that occur.
    static List<Document> of(Hub hub, List<Document> documents) {
        var kinds = new TreeSet<String>();
        for (var document : documents) {
            var object = Kubernetes.of(document.content());
            kinds.add(object.group() + "/" + object.kind());
        }
        var data = new TreeMap<String, String>();
        CHECKS.forEach((kind, check) -> {
            if (kinds.contains(kind)) {
                data.put(
                        "resource.customizations.health." + kind.replace('/', '_'),
                        lua(kind.substring(kind.indexOf('/') + 1), check));
            }
        });
        if (data.isEmpty()) {
            return List.of();
        }
        // Argo CD looks at no ConfigMap that is not called a part of it.
        Metadata meta =
                Applications.metadata(hub, NAME)
                        .label(
                                "app.kubernetes.io/part-of",
                                "argocd",
                                hub.gitops().namespace().origin())
                        .annotation(
                                "description",
                                "Keys beside those of Argo CD: kubectl apply --server-side -k .",
                                hub.gitops().repository().origin());
        var content = new ConfigMapBuilder().withMetadata(meta.meta()).withData(data).build();
        return List.of(meta.document("ConfigMap", content));
    }

    private static String lua(String kind, Check check) {
        return "hs = {}\n"
                + "hs.status = \"Progressing\"\n"
                + "hs.message = \"waiting for the "
                + kind
                + "\"\n"
                + switch (check) {
                    case Check.Conditions conditions -> conditions(conditions);
                    case Check.State state -> state(state);
                }
                + "return hs\n";
    }

    private static String conditions(Check.Conditions check) {
        var text = new StringBuilder();
        text.append("if obj.status ~= nil and obj.status.conditions ~= nil then\n");
        text.append("  for _, condition in ipairs(obj.status.conditions) do\n");
        check.healthy().forEach(type -> text.append(when(type, "Healthy")));
        check.degraded().forEach(type -> text.append(when(type, "Degraded")));
        if (!check.suspended().isEmpty()) {
            text.append(when(check.suspended(), "Suspended"));
        }
        return text.append("  end\nend\n").toString();
    }

    private static String when(String type, String health) {
        return "    if condition.type == \""
                + type
                + "\" and condition.status == \"True\" then\n"
                + "      hs.status = \""
                + health
                + "\"\n"
                + "      hs.message = condition.message or \"\"\n"
                + "    end\n";
    }

    private static String state(Check.State check) {
        var guard = new StringBuilder();
        var path = new StringBuilder("obj");
        for (var step : check.path().split("\\.", -1)) {
            path.append('.').append(step);
            guard.append(guard.isEmpty() ? "" : " and ").append(path).append(" ~= nil");
        }
        var text = new StringBuilder("if ").append(guard).append(" then\n");
        text.append("  local state = ").append(path).append('\n');
        text.append("  hs.message = state\n");
        check.healthy().forEach(word -> text.append(whenState(word, "Healthy")));
        check.degraded().forEach(word -> text.append(whenState(word, "Degraded")));
        return text.append("end\n").toString();
    }

    private static String whenState(String word, String health) {
        return "  if state == \"" + word + "\" then\n    hs.status = \"" + health + "\"\n  end\n";
    }
}
