package dev.platformc.emit.contract;

import static dev.platformc.emit.contract.Mutation.at;

import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Mistakes in what KubeRay reads, and in what starts its jobs by the clock.
final class RayMutations {
    private static final String CLUSTER = "raycluster-sweep.yaml";
    private static final String JOB = "rayjob-fit.yaml";
    private static final String SERVICE = "rayservice-ranker.yaml";
    private static final String CHAT = "rayservice-chat.yaml";

    private RayMutations() {}

    static Stream<Mutation> all() {
        return Stream.of(clusters(), jobs(), services()).flatMap(all -> all);
    }

    private static Stream<Mutation> clusters() {
        return Stream.of(
                Mutation.ofObject(
                        "Ray's cores in two places",
                        CLUSTER,
                        d -> at(d, "/spec/workerGroupSpecs/0/rayStartParams").put("num-cpus", "4"),
                        "in both places"),
                Mutation.ofObject(
                        "a GPU that Ray does not know of",
                        CLUSTER,
                        d -> at(d, "/spec/workerGroupSpecs/0/resources").remove("GPU"),
                        "Ray hands out 0 and the pod has 1"),
                Mutation.ofObject(
                        "a number where Ray's parameters are text",
                        CLUSTER,
                        d -> at(d, "/spec/headGroupSpec/rayStartParams").put("num-cpus", 0),
                        "num-cpus"),
                Mutation.ofObject(
                        "more objects than shared memory",
                        CLUSTER,
                        d ->
                                at(d, "/spec/workerGroupSpecs/0/rayStartParams")
                                        .put("object-store-memory", "900000000000"),
                        "does not fit into shared memory"),
                Mutation.ofObject(
                        "autoscaling that Kueue refuses",
                        CLUSTER,
                        d -> at(d, "/metadata/annotations").remove("kueue.x-k8s.io/elastic-job"),
                        "without elastic-job"),
                Mutation.ofObject(
                        "an autoscaler that nobody knows",
                        CLUSTER,
                        d ->
                                at(d, "/spec/headGroupSpec/template/spec")
                                        .put("automountServiceAccountToken", false),
                        "may not ask for pods"),
                Mutation.ofObject(
                        "a range that nobody scales",
                        CLUSTER,
                        d -> at(d, "/spec").remove("enableInTreeAutoscaling"),
                        "nobody scales from 0 to 6"),
                Mutation.ofObject(
                        "tokens that this Ray does not know",
                        CLUSTER,
                        d -> at(d, "/spec").put("rayVersion", "2.51.1"),
                        "2.52.0 or later is required"),
                Mutation.ofObject(
                        "the option under another name",
                        CLUSTER,
                        d -> rename(at(d, "/spec/autoscalerOptions"), "idleTimeoutSeconds", "idle"),
                        "unknown field `idle`"));
    }

    private static Stream<Mutation> jobs() {
        return Stream.of(
                Mutation.ofObject(
                        "a job that keeps its cards",
                        JOB,
                        d -> at(d, "/spec").put("shutdownAfterJobFinishes", false),
                        "would stay with nobody"),
                Mutation.ofObject(
                        "a pod that submits",
                        JOB,
                        d -> at(d, "/spec").remove("submissionMode"),
                        "no plan counts"),
                Mutation.ofObject(
                        "a name too long for a job",
                        JOB,
                        d -> at(d, "/metadata").put("name", "f" + "i".repeat(46) + "t"),
                        "longer than 47"),
                Mutation.ofObject(
                        "a schedule that is text",
                        "cronworkflow-features.yaml",
                        d -> at(d, "/spec").put("schedules", "0 2 * * *"),
                        "/spec/schedules"),
                Mutation.ofObject(
                        "the template under another name",
                        "cronworkflow-features.yaml",
                        d -> at(d, "/spec/workflowSpec").put("entrypoint", "begin"),
                        "no template `begin`"),
                Mutation.ofObject(
                        "an account that is not there",
                        "rolebinding-features.yaml",
                        d -> at(d, "/subjects/0").put("name", "starter"),
                        "starter"));
    }

    private static Stream<Mutation> services() {
        return Stream.of(
                Mutation.ofObject(
                        "a strategy that does not exist",
                        SERVICE,
                        d -> at(d, "/spec/upgradeStrategy").put("type", "Surge"),
                        "no strategy `Surge`"),
                Mutation.ofObject(
                        "no application",
                        SERVICE,
                        d -> at(d, "/spec").put("serveConfigV2", "applications: []\n"),
                        "no application"),
                Mutation.ofObject(
                        "another split than the placement",
                        CHAT,
                        d -> replace(d, "tensor_parallel_size: 4", "tensor_parallel_size: 2"),
                        "other GPUs than the split"),
                Mutation.ofObject(
                        "the engine's arguments under another name",
                        CHAT,
                        d -> replace(d, "engine_kwargs", "engine_args"),
                        "unknown field `engine_args`"));
    }

    private static void replace(ObjectNode service, String old, String other) {
        ObjectNode spec = at(service, "/spec");
        spec.put("serveConfigV2", spec.get("serveConfigV2").asString().replace(old, other));
    }

    private static void rename(ObjectNode parent, String old, String other) {
        parent.set(other, parent.remove(old));
    }
}
