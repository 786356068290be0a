package dev.platformc.emit.argocd;

import dev.platformc.emit.Document;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Fields that others change for good reason while the platform runs: to heal them would be to
/// fight those. Which they are follows from what is written: who admits a job, who scales a
/// Deployment.
final class Ignoring {
    private static final String QUEUED = "/metadata/labels/kueue.x-k8s.io~1queue-name";
    private static final String ELASTIC = "/metadata/annotations/kueue.x-k8s.io~1elastic-job";

    /// Kueue suspends and resumes jobs.
    private static final Map<String, String> SUSPENDED =
            Map.of(
                    "batch/Job", "/spec/suspend",
                    "jobset.x-k8s.io/JobSet", "/spec/suspend",
                    "kubeflow.org/MPIJob", "/spec/runPolicy/suspend",
                    "kubeflow.org/PyTorchJob", "/spec/runPolicy/suspend",
                    "kubeflow.org/TFJob", "/spec/runPolicy/suspend",
                    "kubeflow.org/XGBoostJob", "/spec/runPolicy/suspend",
                    "ray.io/RayCluster", "/spec/suspend",
                    "ray.io/RayJob", "/spec/suspend",
                    "ray.io/RayService", "/spec/rayClusterConfig/suspend",
                    "trainer.kubeflow.org/TrainJob", "/spec/suspend");

    /// Ray's autoscaler decides how many workers there are.
    private static final Map<String, String> RAY_CLUSTERS =
            Map.of(
                    "ray.io/RayCluster", ".spec",
                    "ray.io/RayJob", ".spec.rayClusterSpec",
                    "ray.io/RayService", ".spec.rayClusterConfig");

    private Ignoring() {}

    /// By kind and name, in order.
    static List<Specs.Ignored> of(List<Document> documents) {
        var found = new TreeMap<String, Specs.Ignored>();
        for (var document : documents) {
            var object = Kubernetes.of(document.content());
            var kind = object.group() + "/" + object.kind();
            var tree = Yaml.tree(document.content());
            suspended(found, kind, tree);
            scaledByRay(found, kind, tree);
            scaled(found, object, tree);
            if (kind.equals("batch/Job") && tree.at(ELASTIC).asString("").equals("true")) {
                put(found, kind, object.name(), "/spec/parallelism");
            }
        }
        return List.copyOf(found.values());
    }

    private static void suspended(Map<String, Specs.Ignored> found, String kind, JsonNode tree) {
        var field = SUSPENDED.get(kind);
        if (field != null && tree.at(QUEUED).isString()) {
            put(found, kind, null, field);
        }
    }

    private static void scaledByRay(Map<String, Specs.Ignored> found, String kind, JsonNode tree) {
        var cluster = RAY_CLUSTERS.get(kind);
        if (cluster == null) {
            return;
        }
        var at = cluster.replace('.', '/') + "/enableInTreeAutoscaling";
        if (tree.at(at).asBoolean(false)) {
            int slash = kind.indexOf('/');
            found.put(
                    kind + "#workers",
                    new Specs.Ignored(
                            kind.substring(0, slash),
                            kind.substring(slash + 1),
                            null,
                            null,
                            List.of(cluster + ".workerGroupSpecs[].replicas")));
        }
    }

    /// KEDA and the autoscaler of Kubernetes decide how many replicas their target has.
    private static void scaled(Map<String, Specs.Ignored> found, Kubernetes object, JsonNode tree) {
        if (!object.kind().equals("ScaledObject")
                && !object.kind().equals("HorizontalPodAutoscaler")) {
            return;
        }
        var target = tree.at("/spec/scaleTargetRef");
        var api = target.path("apiVersion").asString("apps/v1");
        int slash = api.indexOf('/');
        var group = slash < 0 ? "" : api.substring(0, slash);
        var kind = target.path("kind").asString("Deployment");
        put(found, group + "/" + kind, target.path("name").asString(""), "/spec/replicas");
    }

    private static void put(
            Map<String, Specs.Ignored> found, String kind, @Nullable String name, String field) {
        int slash = kind.indexOf('/');
        found.put(
                kind + "/" + (name == null ? "" : name) + field,
                new Specs.Ignored(
                        kind.substring(0, slash),
                        kind.substring(slash + 1),
                        name,
                        List.of(field),
                        null));
    }

    /// Operators write the certificates of their webhooks themselves.
    static List<Specs.Ignored> ofOperators() {
        var ignored = new ArrayList<Specs.Ignored>();
        for (var kind : List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration")) {
            ignored.add(
                    new Specs.Ignored(
                            "admissionregistration.k8s.io",
                            kind,
                            null,
                            null,
                            List.of(".webhooks[]?.clientConfig.caBundle")));
        }
        ignored.add(
                new Specs.Ignored(
                        "apiextensions.k8s.io",
                        "CustomResourceDefinition",
                        null,
                        null,
                        List.of(".spec.conversion.webhook.clientConfig.caBundle")));
        return ignored;
    }
}
