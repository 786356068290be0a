package dev.platformc.emit.pipelines;

import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Pipeline;
import dev.platformc.core.model.Platform;
import dev.platformc.emit.Document;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.Yaml;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The object of a workload that a pipeline starts: taken out of the documents, so that nobody else
/// starts it, and handed to the workflow as it is but for where it finds and leaves data.
///
/// It keeps its name, by which its pods find each other and policies find them; what an earlier run
/// left of it is deleted first.
record Started(Document document, Kubernetes object, @Nullable Outcomes outcomes) {
    /// Kinds that stand for a workload; the rest of its documents may stay.
    private static final Set<String> KINDS =
            Set.of(
                    "TrainJob",
                    "PyTorchJob",
                    "TFJob",
                    "XGBoostJob",
                    "MPIJob",
                    "JobSet",
                    "Job",
                    "RayJob");

    /// Absent where nothing is written for it, or nothing that ends.
    static @Nullable Started of(Platform platform, String workload, List<Document> documents) {
        for (var document : documents) {
            var of = document.of();
            var object = Kubernetes.of(document.content());
            if (of != null && of.key().equals(workload) && KINDS.contains(object.kind())) {
                return new Started(
                        document, object, outcomes(platform, workload, document, object));
            }
        }
        return null;
    }

    private static @Nullable Outcomes outcomes(
            Platform platform, String workload, Document document, Kubernetes object) {
        boolean isQueued =
                Yaml.tree(document.content())
                        .at("/metadata/labels")
                        .has("kueue.x-k8s.io/queue-name");
        return platform.gangs().stream()
                .filter(gang -> gang.id().key().equals(workload))
                .map(gang -> ofGang(object, isQueued, gang))
                .findFirst()
                .orElseGet(() -> Outcomes.of(object, isQueued, 1, 0));
    }

    private static @Nullable Outcomes ofGang(Kubernetes object, boolean isQueued, Gang gang) {
        return Outcomes.of(object, isQueued, gang.workers().value(), gang.retries().value());
    }

    /// Only its name: enough to delete it.
    String name() {
        var tree = (ObjectNode) Yaml.tree(document.content()).deepCopy();
        tree.retain("apiVersion", "kind", "metadata");
        ((ObjectNode) tree.path("metadata")).retain("name", "namespace");
        return Yaml.print(tree);
    }

    /// With more variables for its program, wherever its containers stand.
    String manifest(List<EnvVar> env) {
        var tree = Yaml.tree(document.content()).deepCopy();
        if (tree.path("metadata").path("annotations") instanceof ObjectNode annotations) {
            // Argo CD does not apply it any more.
            annotations.remove(
                    List.of("argocd.argoproj.io/sync-wave", "argocd.argoproj.io/sync-options"));
        }
        if (object.kind().equals("TrainJob")) {
            add((ObjectNode) tree.at("/spec/trainer"), env);
        } else {
            inContainers(tree, env);
        }
        return Yaml.print(tree);
    }

    private static void inContainers(JsonNode node, List<EnvVar> env) {
        if (node.path("containers").isArray()) {
            node.path("containers").forEach(container -> add((ObjectNode) container, env));
            return;
        }
        node.forEach(child -> inContainers(child, env));
    }

    /// What is there stays: it is the author's, or says the same.
    private static void add(ObjectNode container, List<EnvVar> env) {
        var list =
                container.path("env") instanceof ArrayNode there
                        ? there
                        : container.putArray("env");
        for (var variable : env) {
            boolean isThere =
                    list.valueStream()
                            .anyMatch(e -> e.path("name").asString("").equals(variable.getName()));
            if (!isThere) {
                list.add(Yaml.tree(variable));
            }
        }
    }

    /// The resource name that permissions are about: `trainjobs`.
    String plural() {
        return object.kind().toLowerCase(java.util.Locale.ROOT) + "s";
    }

    static List<String> workloads(Pipeline pipeline) {
        return pipeline.steps().stream()
                .map(Pipeline.Step::run)
                .filter(run -> run instanceof Pipeline.Run.Declared)
                .map(run -> ((Pipeline.Run.Declared) run).workload())
                .toList();
    }
}
