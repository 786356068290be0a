package dev.platformc.emit.vllm;

import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.serving.ReplicaOrigins;
import dev.platformc.emit.serving.ReplicaPod;
import dev.platformc.emit.serving.Served;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.ArrayList;
import java.util.List;

/// A replica whose layers are split over several pods: the first answers, the others work for it,
/// and all of them start again when one fails.
final class LeaderWorkerSets {
    private static final String REVISION = "leaderworkerset.sigs.k8s.io/template-revision-hash";

    private LeaderWorkerSets() {}

    static List<Document> of(Served served) {
        return List.of(set(served), served.service("http"), served.budget());
    }

    private static Document set(Served served) {
        var endpoint = served.endpoint();
        var queued = served.meta().queued(endpoint);
        boolean surge = served.surges();
        var spec =
                new Specs.LeaderWorkerSet(
                        served.isScaled() ? null : served.placed().units(),
                        new Specs.Group(
                                endpoint.details().pipeline(),
                                "RecreateGroupOnPodRestart",
                                template(served, served.leaders(), leader(served)),
                                template(served, served.pods(), worker(served))),
                        new Specs.RolloutStrategy(
                                "RollingUpdate",
                                new Specs.RollingUpdate(surge ? 0 : 1, surge ? 1 : 0)));
        var content = new CustomObject<>(Specs.API, "LeaderWorkerSet", queued.meta(), spec);
        return origins(queued.document("LeaderWorkerSet", content), served);
    }

    private static PodTemplateSpec template(Served served, Metadata pods, PodSpec pod) {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(pods.meta().getLabels())
                .withAnnotations(Pods.annotations(served.endpoint()))
                .endMetadata()
                .withSpec(pod)
                .build();
    }

    private static PodSpec leader(Served served) {
        var pod = new PodSpecBuilder(ReplicaPod.of(served));
        return pod.withTopologySpreadConstraints(spread(served))
                .editFirstContainer()
                .withCommand("vllm", "serve")
                .addAllToArgs(together("0"))
                .endContainer()
                .build();
    }

    /// Answers nobody but the leader, so that nothing can be asked of it.
    private static PodSpec worker(Served served) {
        var args = new ArrayList<>(together("$(LWS_WORKER_INDEX)"));
        args.add("--headless");
        return new PodSpecBuilder(ReplicaPod.of(served))
                .withTopologySpreadConstraints(List.of())
                .editFirstContainer()
                .withCommand("vllm", "serve")
                .addAllToArgs(args)
                .withPorts(List.of())
                .withStartupProbe(null)
                .withReadinessProbe(null)
                .withLivenessProbe(null)
                .endContainer()
                .build();
    }

    /// How the pods of a replica find each other; the variables are set by the controller.
    private static List<String> together(String rank) {
        return List.of(
                "--distributed-executor-backend=mp",
                "--nnodes=$(LWS_GROUP_SIZE)",
                "--node-rank=" + rank,
                "--master-addr=$(LWS_LEADER_ADDRESS)");
    }

    /// Replicas are even where their leaders are.
    private static List<TopologySpreadConstraint> spread(Served served) {
        return ReplicaPod.spread(served.endpoint(), served.answering()).stream()
                .map(one ->
                        new TopologySpreadConstraintBuilder(one)
                                .withMatchLabelKeys(REVISION)
                                .build())
                .toList();
    }

    private static Document origins(Document document, Served served) {
        var endpoint = served.endpoint();
        var group = "/spec/leaderWorkerTemplate";
        var result = document.from(group + "/size", endpoint.fit().origin());
        if (!served.isScaled()) {
            result = result.from("/spec/replicas", endpoint.replicas().origin());
        }
        result = served.upgradeOrigin(result, "/spec/rolloutStrategy");
        for (var template : List.of("/leaderTemplate", "/workerTemplate")) {
            var at = group + template;
            result = served.meta().labelOrigins(result, at + "/metadata/labels");
            result = ReplicaOrigins.annotations(result, endpoint, at + "/metadata/annotations");
            result = ReplicaOrigins.working(result, served, at + "/spec");
        }
        return ReplicaOrigins.answering(result, served, group + "/leaderTemplate/spec");
    }
}
