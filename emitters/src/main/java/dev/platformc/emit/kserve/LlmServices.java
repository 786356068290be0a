package dev.platformc.emit.kserve;

import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Given;
import dev.platformc.emit.Pods;
import dev.platformc.emit.serving.EngineArguments;
import dev.platformc.emit.serving.PickerConfig;
import dev.platformc.emit.serving.ReplicaOrigins;
import dev.platformc.emit.serving.ReplicaPod;
import dev.platformc.emit.serving.Served;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// KServe's own presets start the engine and take what stands here on top: which weights, how it is
/// split, what each sequence may cost.
final class LlmServices {
    /// Of the containers and volumes in the presets.
    private static final String CONTAINER = "main";

    private static final String SHM = "dshm";
    private static final int POLLING_SECONDS = 15;

    private LlmServices() {}

    static List<Document> of(Served served) {
        var documents = new ArrayList<>(ModelUris.account(served));
        documents.add(service(served));
        return documents;
    }

    private static Document service(Served served) {
        var endpoint = served.endpoint();
        var meta = served.meta().queued(endpoint);
        var annotations = Pods.annotations(endpoint);
        var spec =
                new Specs.LlmInferenceService(
                        model(endpoint),
                        served.isScaled() ? null : served.placed().units(),
                        scaling(endpoint.replicas().value()),
                        parallelism(endpoint, EngineArguments.tensorDegree(endpoint)),
                        served.pods().meta().getLabels(),
                        annotations.isEmpty() ? null : annotations,
                        pod(served, served.placed().each()),
                        prefill(served),
                        router(endpoint));
        var content = new CustomObject<>(Specs.LLM_API, "LLMInferenceService", meta.meta(), spec);
        return origins(meta.document("LLMInferenceService", content), served);
    }

    private static Specs.LlmModel model(Endpoint endpoint) {
        return new Specs.LlmModel(
                EngineArguments.servedName(endpoint),
                ModelUris.of(endpoint.model().value().weights()).value(),
                lora(endpoint));
    }

    private static Specs.@Nullable Lora lora(Endpoint endpoint) {
        var adapters = endpoint.details().adapters().value();
        if (adapters.isEmpty()) {
            return null;
        }
        return new Specs.Lora(
                adapters.stream()
                        .map(a ->
                                new Specs.LlmAdapter(
                                        a.id().name(), ModelUris.of(a.weights()).value()))
                        .toList(),
                adapters.size(),
                EngineArguments.kernelRank(
                        adapters.stream()
                                .map(a -> a.rank().value())
                                .max(Comparator.naturalOrder())
                                .orElseThrow()));
    }

    /// Its least is one: nothing wakes what is at zero.
    private static Specs.@Nullable Scaling scaling(CountRange range) {
        return range.isRange()
                ? new Specs.Scaling(
                        Math.max(1, range.least()),
                        range.most(),
                        new Specs.Wva(new Specs.Keda(POLLING_SECONDS)))
                : null;
    }

    private static Specs.Parallelism parallelism(Endpoint endpoint, int tensor) {
        var details = endpoint.details();
        boolean hasCopies = details.data() > 1;
        return new Specs.Parallelism(
                tensor,
                null,
                hasCopies ? details.data() : null,
                hasCopies ? details.data() : null,
                details.expert() > 1 ? true : null);
    }

    private static Specs.@Nullable Prefill prefill(Served served) {
        var endpoint = served.endpoint();
        var prefill = endpoint.details().prefill();
        if (prefill == null) {
            return null;
        }
        var range = prefill.value().replicas();
        int gpus = prefill.value().gpus();
        return new Specs.Prefill(
                range.isRange() ? null : range.least(),
                scaling(range),
                parallelism(endpoint, gpus),
                pod(served, new WorkloadPlan.Devices.Gpus(gpus)));
    }

    private static Specs.@Nullable Router router(Endpoint endpoint) {
        return isPicked(endpoint)
                ? new Specs.Router(new Specs.Scheduler(new Specs.Config(PickerConfig.of(endpoint))))
                : null;
    }

    private static boolean isPicked(Endpoint endpoint) {
        return endpoint.details().prefill() != null
                || endpoint.details().route().value() != Endpoint.Route.ROUND_ROBIN;
    }

    private static PodSpec pod(Served served, WorkloadPlan.Devices devices) {
        var endpoint = served.endpoint();
        var shm = Pods.shm(endpoint.sharedMemory().value());
        shm.setName(SHM);
        return ReplicaPod.placed(served)
                .withServiceAccountName(
                        ModelUris.areLocked(served) ? endpoint.id().objectName() : null)
                .withTopologySpreadConstraints(ReplicaPod.spread(endpoint, served.selector()))
                .withContainers(container(endpoint, devices))
                .withResourceClaims(Given.of(endpoint, devices).claims().ofPod())
                .withVolumes(shm)
                .build();
    }

    private static Container container(Endpoint endpoint, WorkloadPlan.Devices devices) {
        return new ContainerBuilder()
                .withName(CONTAINER)
                .withImage(endpoint.engine().image().value())
                .withArgs(EngineArguments.ofLoad(endpoint).stream().map(Sourced::value).toList())
                .withEnv(Pods.env(endpoint.engine().env()))
                .withResources(
                        Pods.resources(
                                endpoint.cpu().value(),
                                endpoint.memory().value(),
                                Given.of(endpoint, devices)))
                .withSecurityContext(Pods.containerSecurity(false))
                .withStartupProbe(
                        new ProbeBuilder()
                                .withFailureThreshold(
                                        ReplicaPod.startupFailures(
                                                endpoint.fit().value().ledger().weights()))
                                .build())
                .build();
    }

    private static Document origins(Document document, Served served) {
        var endpoint = served.endpoint();
        var details = endpoint.details();
        var model = endpoint.model();
        var result =
                served.meta()
                        .labelOrigins(document, "/spec/labels")
                        .from("/spec/model", model.origin())
                        .from("/spec/model/uri", model.value().weights().origin())
                        .from("/spec/parallelism", endpoint.fit().origin())
                        .from(
                                served.isScaled() ? "/spec/scaling" : "/spec/replicas",
                                endpoint.replicas().origin());
        if (!details.adapters().value().isEmpty()) {
            result = result.from("/spec/model/lora", details.adapters().origin());
        }
        var prefill = details.prefill();
        if (prefill != null) {
            result = result.from("/spec/prefill", prefill.origin());
        }
        if (isPicked(endpoint)) {
            result = result.from("/spec/router", details.route().origin());
        }
        result = ReplicaOrigins.annotations(result, endpoint, "/spec/annotations");
        return podOrigins(result, served, "/spec/template");
    }

    private static Document podOrigins(Document document, Served served, String at) {
        var endpoint = served.endpoint();
        var main = at + "/containers/0";
        var result =
                ReplicaOrigins.spread(ReplicaOrigins.placed(document, served, at), endpoint, at)
                        .from(at + "/volumes/0", endpoint.sharedMemory().origin())
                        .from(main + "/image", endpoint.engine().image().origin())
                        .from(main + "/startupProbe", endpoint.model().origin());
        result = ReplicaOrigins.arguments(result, main, EngineArguments.ofLoad(endpoint));
        result = ReplicaOrigins.env(result, endpoint, main, 0);
        return ReplicaOrigins.resources(result, served, main + "/resources");
    }
}
