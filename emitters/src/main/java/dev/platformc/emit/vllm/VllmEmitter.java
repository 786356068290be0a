package dev.platformc.emit.vllm;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Platform;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategy;
import io.fabric8.kubernetes.api.model.apps.DeploymentStrategyBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// An endpoint as a Deployment of vLLM, the Service in front of it and the budget that keeps a
/// drain from taking too many replicas at once.
public final class VllmEmitter implements Emitter {
    @Override
    public List<Document> emit(Plan plan) {
        return plan.endpoints().stream()
                .filter(Endpoint::isDeployment)
                .flatMap(endpoint -> of(plan, endpoint))
                .toList();
    }

    private static Stream<Document> of(Plan plan, Endpoint endpoint) {
        var meta = metadata(plan.platform(), endpoint);
        return Stream.of(
                deployment(plan, endpoint, meta), service(endpoint, meta), budget(endpoint, meta));
    }

    private static Metadata metadata(Platform platform, Endpoint endpoint) {
        var cluster = endpoint.on().value().pool().cluster();
        return Metadata.of(Topic.SERVING, platform, cluster, endpoint.id())
                .ownedBy(endpoint.team())
                .wave(Wave.WORKLOADS);
    }

    private static Map<String, String> selector(Endpoint endpoint) {
        return Map.of("platformc.dev/endpoint", endpoint.id().objectName());
    }

    private static Document deployment(Plan plan, Endpoint endpoint, Metadata meta) {
        var placed = plan.of(endpoint);
        var queued = meta.queued(endpoint);
        var selector = selector(endpoint);
        var pods = meta.label("platformc.dev/endpoint", endpoint.id().objectName(), meta.origin());
        var content =
                new DeploymentBuilder()
                        .withMetadata(queued.meta())
                        .withNewSpec()
                        .withReplicas(placed.units())
                        .withNewSelector()
                        .withMatchLabels(selector)
                        .endSelector()
                        .withStrategy(strategy(plan, endpoint))
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(pods.meta().getLabels())
                        .withAnnotations(annotations(endpoint))
                        .endMetadata()
                        .withSpec(EndpointPod.of(endpoint, placed, selector))
                        .endTemplate()
                        .endSpec()
                        .build();
        return DeploymentOrigins.add(
                queued.document("Deployment", content), endpoint, placed, meta);
    }

    private static Map<String, String> annotations(Endpoint endpoint) {
        var annotations = new TreeMap<>(Pods.annotations(endpoint));
        Pods.shareAnnotations(endpoint, endpoint.fit().origin())
                .forEach((key, value) -> annotations.put(key, value.value()));
        return annotations;
    }

    /// A new replica beside the old ones when a node has room for it, else in place of one. In a
    /// queue always in place: a replica beyond the quota would not be admitted, and the old ones
    /// would wait for it for ever.
    private static DeploymentStrategy strategy(Plan plan, Endpoint endpoint) {
        boolean surge = endpoint.queue() == null && plan.hasRoomForOneMore(endpoint);
        return new DeploymentStrategyBuilder()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxSurge(new IntOrString(surge ? 1 : 0))
                .withMaxUnavailable(new IntOrString(surge ? 0 : 1))
                .endRollingUpdate()
                .build();
    }

    private static Document service(Endpoint endpoint, Metadata meta) {
        var content =
                new ServiceBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withSelector(selector(endpoint))
                        .addNewPort()
                        .withName("http")
                        .withPort(80)
                        .withTargetPort(new IntOrString("http"))
                        .endPort()
                        .endSpec()
                        .build();
        return meta.document("Service", content);
    }

    private static Document budget(Endpoint endpoint, Metadata meta) {
        var content =
                new PodDisruptionBudgetBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withMaxUnavailable(mayBeMissing(endpoint))
                        .withNewSelector()
                        .withMatchLabels(selector(endpoint))
                        .endSelector()
                        .endSpec()
                        .build();
        return meta.document("PodDisruptionBudget", content)
                .from(
                        Pointers.of("spec", "maxUnavailable"),
                        endpoint.neverDisrupt().value()
                                ? endpoint.neverDisrupt().origin()
                                : endpoint.serviceClass().origin());
    }

    /// Of an endpoint that people wait for one replica; work in batches can do with half.
    private static IntOrString mayBeMissing(Endpoint endpoint) {
        if (endpoint.neverDisrupt().value()) {
            return new IntOrString(0);
        }
        return switch (endpoint.serviceClass().value()) {
            case INTERACTIVE -> new IntOrString(1);
            case BATCH -> new IntOrString("50%");
        };
    }
}
