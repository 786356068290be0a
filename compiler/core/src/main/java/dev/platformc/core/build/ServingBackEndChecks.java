package dev.platformc.core.build;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.core.model.Weights;
import java.util.Locale;

/// What the object that stands for an endpoint has no field for.
final class ServingBackEndChecks {
    private ServingBackEndChecks() {}

    static void check(Report report, Endpoint endpoint) {
        switch (endpoint.form()) {
            case INFERENCE_SERVICE -> weights(report, endpoint);
            case LLM_INFERENCE_SERVICE -> {
                weights(report, endpoint);
                languageModel(report, endpoint);
            }
            case DEPLOYMENT, LEADER_WORKER_SET -> fromZero(report, endpoint);
            case PAGED -> gpus(report, endpoint);
            case RAY_SERVICE -> {}
            case NONE -> parts(report, endpoint);
        }
        experts(report, endpoint);
    }

    /// Only a Deployment of vLLM tells who keeps parts of cards apart which part it takes.
    private static void parts(Report report, Endpoint endpoint) {
        var kind = endpoint.engine().kind();
        if (kind != Endpoint.Engine.Kind.VLLM && endpoint.takesPartsOrOthers()) {
            var word = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            report.add(
                    DetailChecks.cannot(
                            endpoint.id(),
                            "`" + word + "`",
                            "a share of a card, or devices besides cards",
                            endpoint.fit().span()));
        }
    }

    /// Our own runtime computes on CPUs until it has a backend for cards.
    private static void gpus(Report report, Endpoint endpoint) {
        if (!(endpoint.fit().value() instanceof Endpoint.Fit.Cores)) {
            report.add(
                    DetailChecks.cannot(
                            endpoint.id(),
                            "`paged`",
                            "anything on GPUs yet",
                            endpoint.on().span()));
        }
    }

    /// KServe's initialiser fetches what has an address of its own.
    private static void weights(Report report, Endpoint endpoint) {
        fetched(report, endpoint, endpoint.model().value().weights());
        for (var adapter : endpoint.details().adapters().value()) {
            fetched(report, endpoint, adapter.weights());
        }
    }

    private static void fetched(Report report, Endpoint endpoint, Sourced<Weights> weights) {
        switch (weights.value()) {
            case Weights.InRegistry _ ->
                    report.add(
                            DetailChecks.cannot(
                                    endpoint.id(),
                                    "`kserve`",
                                    "weights from a registry",
                                    weights.span()));
            case Weights.InStorage(var path)
                    when path.storage().kind().value() == Storage.Kind.MINIO ->
                    report.add(
                            DetailChecks.cannot(
                                    endpoint.id(),
                                    "`kserve`",
                                    "weights from a storage that has no address of its own",
                                    weights.span()));
            case Weights.Address _, Weights.InStorage _ -> {}
        }
    }

    private static void languageModel(Report report, Endpoint endpoint) {
        var details = endpoint.details();
        if (details.pipeline() > 1) {
            report.add(
                    DetailChecks.cannot(
                            endpoint.id(),
                            "`kserve`",
                            "replicas whose layers are split",
                            endpoint.fit().span()));
        }
        var scale = details.scale();
        if (scale != null && (scale.by().isWritten() || scale.target() != null)) {
            report.add(EndpointMessages.choosesMeasure(endpoint, scale));
        }
        var upgrade = details.upgrade();
        if (upgrade != null) {
            report.add(EndpointMessages.noUpgrade(endpoint, upgrade));
        }
        if (endpoint.replicas().value().isRange() && endpoint.replicas().value().least() == 0) {
            report.add(EndpointMessages.neverZero(endpoint));
        }
    }

    /// The measures come from the replicas: without one there is none.
    private static void fromZero(Report report, Endpoint endpoint) {
        var replicas = endpoint.replicas().value();
        if (replicas.isRange() && replicas.least() == 0) {
            report.add(EndpointMessages.blindAtZero(endpoint));
        }
    }

    /// Engines have a switch: the experts are split over all GPUs of a replica.
    private static void experts(Report report, Endpoint endpoint) {
        var details = endpoint.details();
        if (details.expert() > 1 && endpoint.fit().value() instanceof Endpoint.Fit.Gpus gpus) {
            int all = gpus.tensor() * details.data();
            if (details.expert() != all) {
                report.add(EndpointMessages.expertsOverAll(endpoint, details.expert(), all));
            }
        }
    }
}
