package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Mutation.at;

import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;

/// Mistakes around the workloads, and in the text of documents.
final class ClusterMutations {
    private ClusterMutations() {}

    static Stream<Mutation> all() {
        return Stream.of(
                Mutation.ofObject(
                        "a required field is left out",
                        "clusterpolicy-cluster-policy.yaml",
                        d -> at(d, "/spec").remove("dcgm"),
                        "`dcgm` is missing"),
                Mutation.ofObject(
                        "a label that is too long",
                        "namespace-tenants.yaml",
                        d -> at(d, "/metadata/labels").put("team", "t".repeat(64)),
                        "has 64 characters"),
                Mutation.ofObject(
                        "a namespace on what lives in none",
                        "clusterrole-platformc-node-agent.yaml",
                        d -> at(d, "/metadata").put("namespace", "hello"),
                        "lives in no namespace"),
                Mutation.ofObject(
                        "a binding to another role",
                        "clusterrolebinding-platformc-node-agent.yaml",
                        d -> at(d, "/roleRef").put("name", "admin"),
                        "no ClusterRole"),
                Mutation.ofObject(
                        "two destinations",
                        "application-training-lab.yaml",
                        d -> at(d, "/spec/destination").put("name", "main"),
                        "exactly one of server, name"),
                Mutation.ofObject(
                        "an application that its project does not let in",
                        "application-training-lab.yaml",
                        d -> at(d, "/spec/destination").remove("namespace"),
                        "matches no destination of its project"),
                Mutation.ofObject(
                        "a project that shuts its own namespace out",
                        "appproject-training-lab.yaml",
                        d -> ((ArrayNode) d.at("/spec/destinations")).remove(0),
                        "does not let"),
                Mutation.ofObject(
                        "a wave as a number",
                        "clusterqueue-language.yaml",
                        d -> at(d, "/metadata/annotations").put("argocd.argoproj.io/sync-wave", 5),
                        "is not a string"),
                Mutation.ofObject(
                        "a wave before what it needs",
                        "clusterqueue-language.yaml",
                        d ->
                                at(d, "/metadata/annotations")
                                        .put("argocd.argoproj.io/sync-wave", "4"),
                        "not after ResourceFlavor"),
                Mutation.ofObject(
                        "a file that no kustomization lists",
                        "kustomization.yaml",
                        d -> ((ArrayNode) d.at("/resources")).remove(3),
                        "is a resource of no kustomization"),
                Mutation.ofText(
                        "a profile that no card has",
                        "configmap-platformc-mig-parted.yaml",
                        t -> t.replace("1g.20gb: 3", "9g.20gb: 3"),
                        "is no profile"),
                Mutation.ofText(
                        "yes without quotes",
                        "deployment-fraud.yaml",
                        t -> t.replace("value: vllm", "value: yes"),
                        "true"),
                Mutation.ofText(
                        "a version number without quotes",
                        "namespace-tenants.yaml",
                        t -> t.replace("part-of: tenants", "part-of: 1.10"),
                        "is not a string"),
                Mutation.ofText(
                        "a time of day without quotes",
                        "deployment-fraud.yaml",
                        t -> t.replace("value: vllm", "value: 1:30"),
                        "90"));
    }
}
