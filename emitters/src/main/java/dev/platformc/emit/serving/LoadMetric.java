package dev.platformc.emit.serving;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Dimension;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// What drives the number of replicas: a measure of each, and how much of it one is meant for.
/// Never the CPU, which says nothing of a GPU's load.
///
/// @param series a query of Prometheus, one series for each replica
/// @param target so much of it one replica is meant for
public record LoadMetric(String series, Sourced<String> target) {
    /// Where Prometheus answers; the name that its operator gives to the service of all of them.
    public static final String PROMETHEUS = "http://prometheus-operated.monitoring.svc:9090";

    private static final String WINDOW = "[2m]";

    /// A replica that is this full has room for those that come before the next one is there.
    private static final Rational USUAL_SHARE = Rational.of(80, 100);

    /// All replicas together.
    public String sum() {
        return "sum(" + series + ")";
    }

    /// Of one replica, on average.
    public String average() {
        return "avg(" + series + ")";
    }

    /// @param namespace of the pods
    /// @param pods regular expression of their names
    public static LoadMetric of(Endpoint endpoint, String namespace, String pods) {
        var scale = endpoint.details().scale();
        var by = scale == null ? "tokens" : scale.by().value();
        var target = scale == null ? null : scale.target();
        var select = "namespace=\"" + namespace + "\",pod=~\"" + pods + "\"";
        return switch (by) {
            case "requests" -> requests(endpoint, select, target);
            case "queue" ->
                    metric(
                            endpoint,
                            "vllm:num_requests_waiting{" + select + "}",
                            target,
                            Rational.of(Math.max(1, endpoint.concurrency().value() / 4)));
            case "gpu" -> gpu(endpoint, namespace, pods, target);
            default -> tokens(endpoint, select, target);
        };
    }

    /// Written as a rate, they are counted as they leave; else it is the share of the KV cache that
    /// they fill, which was sized.
    private static LoadMetric tokens(
            Endpoint endpoint, String select, @Nullable Sourced<Quantity> target) {
        if (target != null && target.value().dimension() == Dimension.Plain.TOKEN_RATE) {
            return new LoadMetric(
                    "rate(vllm:generation_tokens_total{" + select + "}" + WINDOW + ")",
                    target.map(LoadMetric::number));
        }
        return metric(endpoint, "vllm:kv_cache_usage_perc{" + select + "}", target, USUAL_SHARE);
    }

    private static LoadMetric requests(
            Endpoint endpoint, String select, @Nullable Sourced<Quantity> target) {
        if (target != null && target.value().dimension() == Dimension.Plain.REQUEST_RATE) {
            return new LoadMetric(
                    "sum by (pod) (rate(vllm:request_success_total{" + select + "}" + WINDOW + "))",
                    target.map(LoadMetric::number));
        }
        return metric(
                endpoint,
                "vllm:num_requests_running{"
                        + select
                        + "} + vllm:num_requests_waiting{"
                        + select
                        + "}",
                target,
                Rational.of(endpoint.concurrency().value()).times(USUAL_SHARE));
    }

    /// As DCGM counts it, a percentage; the exporter names the pod in labels of its own.
    private static LoadMetric gpu(
            Endpoint endpoint, String namespace, String pods, @Nullable Sourced<Quantity> target) {
        var select = "namespace=\"" + namespace + "\",pod=~\"" + pods + "\"";
        return metric(
                endpoint,
                "avg by (pod) (DCGM_FI_DEV_GPU_UTIL{" + select + "}) / 100",
                target,
                USUAL_SHARE);
    }

    private static LoadMetric metric(
            Endpoint endpoint,
            String series,
            @Nullable Sourced<Quantity> target,
            Rational otherwise) {
        return new LoadMetric(
                series,
                target != null
                        ? target.map(LoadMetric::number)
                        : new Sourced<>(
                                otherwise.toDecimal(3),
                                new Origin.Inferred(
                                        "what a replica was sized for", endpoint.id().span())));
    }

    private static String number(Quantity quantity) {
        return quantity.amount().toDecimal(3);
    }

    /// Names of the pods of a Deployment, and of no other whose name begins alike.
    public static String podsOfDeployment(String name) {
        return name + "-[a-z0-9]+-[a-z0-9]{5}";
    }
}
