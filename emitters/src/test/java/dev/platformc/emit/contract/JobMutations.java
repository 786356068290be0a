package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Mutation.at;

import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Mistakes in what the training operator, the MPI operator, JobSet and Jobs read.
final class JobMutations {
    private JobMutations() {}

    static Stream<Mutation> all() {
        return Stream.of(
                Mutation.ofObject(
                        "a container that the operator does not look for",
                        "pytorchjob-vision.yaml",
                        d ->
                                at(d, "/spec/pytorchReplicaSpecs/Worker/template/spec/containers/0")
                                        .put("name", "node"),
                        "no container of the kind"),
                Mutation.ofObject(
                        "two masters",
                        "pytorchjob-vision.yaml",
                        d -> at(d, "/spec/pytorchReplicaSpecs/Master").put("replicas", 2),
                        "must be one"),
                Mutation.ofObject(
                        "a role of another kind",
                        "tfjob-ranking.yaml",
                        d -> rename(at(d, "/spec/tfReplicaSpecs"), "Worker", "Launcher"),
                        "no role of this kind"),
                Mutation.ofObject(
                        "no master",
                        "xgboostjob-fraud.yaml",
                        d -> at(d, "/spec/xgbReplicaSpecs").remove("Master"),
                        "no `Master`"),
                Mutation.ofObject(
                        "a policy under another name",
                        "xgboostjob-fraud.yaml",
                        d -> rename(at(d, "/spec/runPolicy"), "backoffLimit", "maxRestarts"),
                        "unknown field `maxRestarts`"),
                Mutation.ofObject(
                        "a kind of the other operator",
                        "mpijob-weather.yaml",
                        d -> d.put("apiVersion", "kubeflow.org/v1"),
                        "unknown field"),
                Mutation.ofObject(
                        "workers one after the other",
                        "jobset-render.yaml",
                        d -> at(d, "/spec/replicatedJobs/0/template/spec").put("parallelism", 1),
                        "not all workers run at once"),
                Mutation.ofObject(
                        "a field that Jobs do not have",
                        "job-sweep.yaml",
                        d -> rename(at(d, "/spec"), "backoffLimit", "retries"),
                        "unknown field `retries`"),
                Mutation.ofObject(
                        "elastic and placed",
                        "job-sweep.yaml",
                        d ->
                                at(d, "/spec/template/metadata")
                                        .putObject("annotations")
                                        .put(
                                                "kueue.x-k8s.io/podset-preferred-topology",
                                                "platformc.dev/rack"),
                        "elastic, and placed"),
                Mutation.ofObject(
                        "as many at the least as at the most",
                        "job-anneal.yaml",
                        d ->
                                at(d, "/metadata/annotations")
                                        .put("kueue.x-k8s.io/job-min-parallelism", "6"),
                        "no range"));
    }

    private static void rename(ObjectNode object, String from, String to) {
        object.set(to, object.remove(from));
    }
}
