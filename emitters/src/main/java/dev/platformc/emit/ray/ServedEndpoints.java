package dev.platformc.emit.ray;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.Document;
import dev.platformc.emit.Topic;
import dev.platformc.emit.serving.EngineArguments;
import dev.platformc.plan.Plan;
import dev.platformc.plan.RayRollout;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An endpoint whose replicas Ray Serve runs, each in a worker of its own, with the same vLLM and
/// the same arguments as elsewhere.
final class ServedEndpoints {
    static final String ENDPOINT_LABEL = "platformc.dev/endpoint";

    private static final String CONFIG = "/spec/serveConfigV2";

    private ServedEndpoints() {}

    static List<Document> of(Plan plan, Endpoint endpoint) {
        var shape = RayShape.of(plan, endpoint);
        var plain = RayObjects.base(plan, shape, Topic.SERVING);
        var base = plain.label(ENDPOINT_LABEL, endpoint.id().objectName(), plain.origin());
        var rollout = RayRollout.of(plan, endpoint);
        var service = RayServices.service(shape, base, application(endpoint), rollout);
        var documents = new ArrayList<Document>();
        documents.add(service.from(CONFIG, endpoint.model().origin()));
        documents.add(
                RayObjects.budget(
                        base,
                        mayBeMissing(endpoint),
                        endpoint.neverDisrupt().value()
                                ? endpoint.neverDisrupt().origin()
                                : endpoint.serviceClass().origin()));
        return documents;
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

    private static Map<String, Object> application(Endpoint endpoint) {
        var llm = new LinkedHashMap<String, Object>();
        llm.put("model_loading_config", loading(endpoint));
        llm.put("engine_kwargs", engine(endpoint));
        placement(endpoint, llm);
        llm.put("deployment_config", deployment(endpoint));
        var application = new LinkedHashMap<String, Object>();
        application.put("name", endpoint.id().objectName());
        application.put("import_path", "ray.serve.llm:build_openai_app");
        application.put("route_prefix", "/");
        application.put("args", Map.of("llm_configs", List.of(llm)));
        return application;
    }

    private static Map<String, Object> loading(Endpoint endpoint) {
        var model = endpoint.model().value();
        var source = model.source().value();
        var loading = new LinkedHashMap<String, Object>();
        loading.put("model_id", model.id().name());
        loading.put(
                "model_source",
                source.matches("(s3|gs)://.*") ? Map.of("bucket_uri", source) : source);
        return loading;
    }

    /// The arguments of the command line as the engine's own names for them; where and as what the
    /// model is served, Ray says.
    private static Map<String, Object> engine(Endpoint endpoint) {
        var engine = new LinkedHashMap<String, Object>();
        String waiting = null;
        for (Sourced<String> argument : EngineArguments.ofEngine(endpoint)) {
            var text = argument.value();
            if (!text.startsWith("--")) {
                if (waiting != null) {
                    engine.put(waiting, typed(text));
                }
                continue;
            }
            int equals = text.indexOf('=');
            var flag = text.substring(2, equals < 0 ? text.length() : equals).replace('-', '_');
            boolean isOff = equals < 0 && flag.startsWith("no_");
            var name = isOff ? flag.substring("no_".length()) : flag;
            engine.put(name, equals < 0 ? (Object) !isOff : typed(text.substring(equals + 1)));
            waiting = equals < 0 ? name : null;
        }
        return engine;
    }

    private static Object typed(String text) {
        if (text.matches("-?[0-9]{1,18}")) {
            return Long.valueOf(text);
        }
        if (text.matches("-?[0-9]+\\.[0-9]+")) {
            return Double.valueOf(text);
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> text;
        };
    }

    /// All GPUs of a replica in one worker, which has just as many: apart, they would not be joined
    /// by NVLink.
    private static void placement(Endpoint endpoint, Map<String, Object> llm) {
        if (endpoint.fit().value() instanceof Endpoint.Fit.Gpus gpus && gpus.tensor() > 1) {
            var placement = new LinkedHashMap<String, Object>();
            placement.put("bundles", Collections.nCopies(gpus.tensor(), Map.of("GPU", 1)));
            placement.put("strategy", "STRICT_PACK");
            llm.put("placement_group_config", placement);
        }
    }

    /// A replica gets as many requests as it computes at once, and as many to wait so that it never
    /// has to.
    private static Map<String, Object> deployment(Endpoint endpoint) {
        var replicas = endpoint.replicas().value();
        int together = endpoint.concurrency().value();
        var deployment = new LinkedHashMap<String, Object>();
        if (replicas.isRange()) {
            deployment.put("autoscaling_config", autoscaling(endpoint));
        } else {
            deployment.put("num_replicas", replicas.least());
        }
        deployment.put("max_ongoing_requests", 2 * together);
        return deployment;
    }

    private static Map<String, Object> autoscaling(Endpoint endpoint) {
        var scaling = new LinkedHashMap<String, Object>();
        scaling.put("min_replicas", endpoint.replicas().value().least());
        scaling.put("max_replicas", endpoint.replicas().value().most());
        var scale = endpoint.details().scale();
        var target = scale == null ? null : scale.target();
        boolean byQueue = scale != null && scale.by().value().equals("queue");
        scaling.put(
                "target_ongoing_requests",
                byQueue && target != null
                        ? target.value().amount().floor().longValueExact()
                        : (long) endpoint.concurrency().value());
        var up = scale == null ? null : scale.upAfter();
        if (up != null) {
            scaling.put("upscale_delay_s", up.value().amount().ceiling().longValueExact());
        }
        var down = scale == null ? null : scale.downAfter();
        if (down != null) {
            scaling.put("downscale_delay_s", down.value().amount().ceiling().longValueExact());
        }
        return scaling;
    }
}
