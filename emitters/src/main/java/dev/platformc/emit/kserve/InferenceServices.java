package dev.platformc.emit.kserve;

import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pods;
import dev.platformc.emit.Wave;
import dev.platformc.emit.serving.EngineArguments;
import dev.platformc.emit.serving.LoadMetric;
import dev.platformc.emit.serving.ReplicaOrigins;
import dev.platformc.emit.serving.ReplicaPod;
import dev.platformc.emit.serving.ScaleBehavior;
import dev.platformc.emit.serving.Served;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The runtime says how the engine is started, the service how often and with which weights.
final class InferenceServices {
    /// KServe's name for what its runtimes of this kind read.
    private static final String FORMAT = "huggingface";

    /// Where its initialiser puts the weights.
    private static final String PLACE = "/mnt/models";

    /// As its controller looks for it.
    private static final String CONTAINER = "kserve-container";

    private InferenceServices() {}

    static List<Document> of(Served served) {
        var documents = new ArrayList<>(ModelUris.account(served));
        documents.add(runtime(served));
        documents.add(service(served));
        return documents;
    }

    private static List<Sourced<String>> arguments(Served served) {
        return EngineArguments.withModelAt(PLACE, served.endpoint());
    }

    private static Document runtime(Served served) {
        var meta = served.meta().wave(Wave.RUNTIMES);
        var arguments = arguments(served);
        var spec =
                new Specs.ServingRuntime(
                        List.of(new Specs.ModelFormat(FORMAT, false)),
                        List.of(container(served, arguments)),
                        ReplicaPod.volumes(served.endpoint()));
        var content = new CustomObject<>(Specs.RUNTIME_API, "ServingRuntime", meta.meta(), spec);
        var document =
                meta.document("ServingRuntime", content)
                        .from("/spec/volumes/2", served.endpoint().sharedMemory().origin())
                        .from(
                                "/spec/containers/0/startupProbe",
                                served.endpoint().model().origin());
        return ReplicaOrigins.container(document, served, "/spec/containers/0", arguments);
    }

    /// Says of itself what its pod says: KServe gives the same to the container that brings the
    /// weights.
    private static Container container(Served served, List<Sourced<String>> arguments) {
        var texts = arguments.stream().map(Sourced::value).toList();
        var cluster = served.meta().cluster();
        var pod = Pods.podSecurity(cluster);
        return new ContainerBuilder(ReplicaPod.container(served, CONTAINER, texts))
                .editSecurityContext()
                .withRunAsNonRoot(pod.getRunAsNonRoot())
                .withRunAsUser(pod.getRunAsUser())
                .withRunAsGroup(pod.getRunAsGroup())
                .withSeccompProfile(pod.getSeccompProfile())
                .endSecurityContext()
                .build();
    }

    private static Document service(Served served) {
        var meta = modes(served, served.meta().queued(served.endpoint()));
        var content =
                new CustomObject<>(
                        Specs.SERVICE_API,
                        "InferenceService",
                        meta.meta(),
                        new Specs.InferenceService(predictor(served)));
        return origins(meta.document("InferenceService", content), served);
    }

    /// Pods that KServe's own controller makes, and KEDA where there is something to scale.
    private static Metadata modes(Served served, Metadata meta) {
        Origin engine = meta.origin();
        return meta.annotation("serving.kserve.io/deploymentMode", "Standard", engine)
                .annotation(
                        "serving.kserve.io/autoscalerClass",
                        served.isScaled() ? "keda" : "none",
                        served.endpoint().replicas().origin());
    }

    private static Specs.Predictor predictor(Served served) {
        var endpoint = served.endpoint();
        var range = endpoint.replicas().value();
        var pod = ReplicaPod.placed(served).build();
        return new Specs.Predictor(
                served.isScaled() ? range.least() : served.placed().units(),
                served.isScaled() ? range.most() : null,
                scaling(served),
                served.strategy(),
                served.pods().meta().getLabels(),
                orNull(Pods.annotations(endpoint)),
                new Specs.Model(
                        new Specs.ModelFormat(FORMAT, null),
                        endpoint.id().objectName(),
                        ModelUris.of(endpoint.model().value().weights()).value()),
                ModelUris.areLocked(served) ? endpoint.id().objectName() : null,
                false,
                false,
                pod.getPriorityClassName(),
                pod.getSchedulerName(),
                pod.getSecurityContext(),
                pod.getAffinity(),
                orNull(pod.getTolerations()),
                orNull(ReplicaPod.spread(endpoint, served.selector())),
                pod.getTerminationGracePeriodSeconds());
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static <K, V> @Nullable Map<K, V> orNull(Map<K, V> map) {
        return map.isEmpty() ? null : map;
    }

    private static LoadMetric metric(Served served) {
        var endpoint = served.endpoint();
        return LoadMetric.of(
                endpoint,
                served.plan().platform().namespaceOf(endpoint),
                LoadMetric.podsOfDeployment(endpoint.id().objectName() + "-predictor"));
    }

    /// KServe hands the measure on as one of a whole: so it is that of a replica on average.
    private static Specs.@Nullable AutoScaling scaling(Served served) {
        if (!served.isScaled()) {
            return null;
        }
        var metric = metric(served);
        return new Specs.AutoScaling(
                List.of(
                        new Specs.Metric(
                                "External",
                                new Specs.External(
                                        new Specs.Source(
                                                "prometheus",
                                                LoadMetric.PROMETHEUS,
                                                metric.average()),
                                        new Specs.Target("Value", metric.target().value())))),
                ScaleBehavior.of(served.endpoint()));
    }

    private static Document origins(Document document, Served served) {
        var endpoint = served.endpoint();
        var at = "/spec/predictor";
        var replicas = endpoint.replicas().origin();
        var result =
                served.meta()
                        .labelOrigins(document, at + "/labels")
                        .from(at + "/minReplicas", replicas)
                        .from(
                                at + "/model/storageUri",
                                endpoint.model().value().weights().origin());
        if (served.isScaled()) {
            var scale = endpoint.details().scale();
            var external = at + "/autoScaling/metrics/0/external";
            result =
                    result.from(at + "/maxReplicas", replicas)
                            .from(external, scale == null ? replicas : scale.by().origin())
                            .from(external + "/target/value", metric(served).target().origin());
            result = ScaleBehavior.origins(result, endpoint, at + "/autoScaling/behavior");
        }
        result = ReplicaOrigins.annotations(result, endpoint, at + "/annotations");
        result = served.upgradeOrigin(result, at + "/deploymentStrategy");
        result = ReplicaOrigins.spread(result, endpoint, at);
        return ReplicaOrigins.placed(result, served, at);
    }
}
