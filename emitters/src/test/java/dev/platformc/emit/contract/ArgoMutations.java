package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Mutation.at;

import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Mistakes in what Argo CD reads.
final class ArgoMutations {
    private static final String KUEUE = "application-training-lab-kueue.yaml";
    private static final String CHECKS = "configmap-argocd-cm.yaml";
    private static final String WAVE = "argocd.argoproj.io/sync-wave";
    private static final String OF_QUEUES =
            "resource.customizations.health.kueue.x-k8s.io_ClusterQueue";

    private ArgoMutations() {}

    static Stream<Mutation> all() {
        return Stream.of(
                Mutation.ofObject(
                        "a chart and a folder at once",
                        KUEUE,
                        d -> at(d, "/spec/source").put("path", "."),
                        "exactly one of path, chart"),
                Mutation.ofObject(
                        "an operator of whatever release",
                        KUEUE,
                        d -> at(d, "/spec/source").put("targetRevision", "HEAD"),
                        "is pinned to nothing"),
                Mutation.ofObject(
                        "an operator after what it looks after",
                        KUEUE,
                        d -> at(d, "/metadata/annotations").put(WAVE, "7"),
                        "not after Application"),
                Mutation.ofObject(
                        "a repository that the project does not let in",
                        "appproject-training-lab-operators.yaml",
                        d -> ((ArrayNode) d.at("/spec/sourceRepos")).remove(0),
                        "is no source of its project"),
                Mutation.ofObject(
                        "a hole that nothing fills",
                        "applicationset-cloud.yaml",
                        d -> at(d, "/spec/generators/0/list/elements/1").remove("path"),
                        " fill "),
                Mutation.ofObject(
                        "an application without a project",
                        "applicationset-cloud.yaml",
                        d -> at(d, "/spec/generators/0/list/elements/1").put("name", "cloud"),
                        "no project `cloud`"),
                Mutation.ofObject(
                        "an application of another shape",
                        "applicationset-cloud.yaml",
                        d -> at(d, "/spec/template/spec").remove("project"),
                        "`project` is missing"),
                Mutation.ofObject(
                        "a health check that is never healthy",
                        CHECKS,
                        d -> replace(d, "Healthy", "Progressing"),
                        "is never healthy"),
                Mutation.ofObject(
                        "a health check that does not end",
                        CHECKS,
                        d -> replace(d, "  end\nend\n", "end\n"),
                        "blocks are left open"),
                Mutation.ofObject(
                        "a health that Argo CD does not know",
                        CHECKS,
                        d -> replace(d, "\"Progressing\"", "\"Waiting\""),
                        "is no health"),
                Mutation.ofObject(
                        "health checks that Argo CD does not read",
                        CHECKS,
                        d -> at(d, "/metadata/labels").put("app.kubernetes.io/part-of", "lab"),
                        "does not read it"));
    }

    private static void replace(ObjectNode document, String text, String other) {
        if (document.path("data").has(OF_QUEUES)) {
            var data = at(document, "/data");
            data.put(OF_QUEUES, data.path(OF_QUEUES).asString("").replace(text, other));
        }
    }
}
