package dev.platformc.emit.keda;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Origin;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.serving.LoadMetric;
import dev.platformc.emit.serving.ScaleBehavior;
import dev.platformc.emit.serving.Served;
import dev.platformc.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An endpoint of ours with a range of replicas: one ScaledObject. What KServe and Ray scale they
/// scale themselves.
public final class KedaEmitter implements Emitter {
    private static final int POLLING_SECONDS = 15;

    /// Missed measures after which the number is held.
    private static final int FAILURES = 4;

    @Override
    public List<Document> emit(Plan plan) {
        return Served.all(plan, KedaEmitter::isOurs).stream()
                .filter(Served::isScaled)
                .map(KedaEmitter::scaledObject)
                .toList();
    }

    private static boolean isOurs(Endpoint.Form form) {
        return form == Endpoint.Form.DEPLOYMENT
                || form == Endpoint.Form.LEADER_WORKER_SET
                || form == Endpoint.Form.PAGED;
    }

    private static Document scaledObject(Served served) {
        var endpoint = served.endpoint();
        var range = endpoint.replicas().value();
        var meta = served.meta();
        var metric =
                LoadMetric.of(
                        endpoint, served.plan().platform().namespaceOf(endpoint), pods(endpoint));
        var spec =
                new Specs.ScaledObject(
                        target(endpoint),
                        range.least(),
                        range.most(),
                        POLLING_SECONDS,
                        new Specs.Fallback(
                                FAILURES, Math.max(1, range.least()), "currentReplicasIfHigher"),
                        new Specs.Advanced(new Specs.HpaConfig(ScaleBehavior.of(endpoint))),
                        List.of(new Specs.Trigger("prometheus", "AverageValue", trigger(metric))));
        var content = new CustomObject<>(Specs.API, "ScaledObject", meta.meta(), spec);
        return origins(meta.document("ScaledObject", content), endpoint, metric);
    }

    private static Specs.Target target(Endpoint endpoint) {
        var name = endpoint.id().objectName();
        return endpoint.form() == Endpoint.Form.LEADER_WORKER_SET
                ? new Specs.Target("leaderworkerset.x-k8s.io/v1", "LeaderWorkerSet", name)
                : new Specs.Target("apps/v1", "Deployment", name);
    }

    /// Of a set of leaders and workers the leaders, which alone measure.
    private static String pods(Endpoint endpoint) {
        var name = endpoint.id().objectName();
        return endpoint.form() == Endpoint.Form.LEADER_WORKER_SET
                ? name + "-[0-9]+"
                : LoadMetric.podsOfDeployment(name);
    }

    private static Map<String, String> trigger(LoadMetric metric) {
        var metadata = new LinkedHashMap<String, String>();
        metadata.put("serverAddress", LoadMetric.PROMETHEUS);
        metadata.put("query", metric.sum());
        metadata.put("threshold", metric.target().value());
        return metadata;
    }

    private static Document origins(Document document, Endpoint endpoint, LoadMetric metric) {
        var range = endpoint.replicas().origin();
        var scale = endpoint.details().scale();
        Origin by = scale == null ? range : scale.by().origin();
        var result =
                document.from("/spec/minReplicaCount", range)
                        .from("/spec/maxReplicaCount", range)
                        .from("/spec/fallback", range)
                        .from("/spec/triggers/0/metadata/query", by)
                        .from("/spec/triggers/0/metadata/threshold", metric.target().origin());
        return ScaleBehavior.origins(
                result, endpoint, "/spec/advanced/horizontalPodAutoscalerConfig/behavior");
    }
}
