package dev.platformc.emit.monitoring;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Monitoring;
import dev.platformc.core.model.Platform;
import java.util.ArrayList;
import java.util.List;

/// What rings about an endpoint. That it is down rings for every one that is watched, whatever else
/// is asked for.
final class EndpointRules {
    private EndpointRules() {}

    static List<Specs.Group> of(Platform platform, Monitoring monitoring, Endpoint endpoint) {
        var name = endpoint.id().objectName();
        var alarm = Alarm.of(platform, endpoint.team(), "endpoint", name);
        var selector = Query.selector(endpoint.id(), platform.namespaceOf(endpoint));
        var rules = new ArrayList<>(replicas(endpoint, alarm, selector));
        var groups = new ArrayList<Specs.Group>();
        boolean isMeasured = isMeasured(endpoint);
        if (isMeasured && monitoring.alerts().value().contains("kv-pressure")) {
            rules.addAll(pressure(endpoint, alarm, selector));
        }
        groups.add(new Specs.Group("endpoint-" + name, List.copyOf(rules)));
        if (isMeasured && monitoring.alerts().value().contains("slo-burn")) {
            groups.addAll(promises(platform, endpoint, alarm, selector));
        }
        return groups;
    }

    /// Whether its engine shows vLLM's series: under Ray Serve they go through Ray, which gives
    /// them other names.
    static boolean isMeasured(Endpoint endpoint) {
        return endpoint.engine().kind() != Endpoint.Engine.Kind.RAY_SERVE;
    }

    private static List<Specs.Rule> replicas(Endpoint endpoint, Alarm alarm, String selector) {
        int least = endpoint.replicas().value().least();
        var up = Query.sum("up", selector);
        if (least == 0) {
            return List.of(
                    alarm.rings(
                            "EndpointNotScraped",
                            Alarm.Severity.WARNING,
                            "15m",
                            "min(" + Query.series("up", selector) + ") < 1",
                            "a replica of " + endpoint.id().name() + " does not answer",
                            "It runs, and Prometheus gets no answer from it."));
        }
        var down =
                alarm.rings(
                        "EndpointDown",
                        Alarm.Severity.CRITICAL,
                        "5m",
                        up + " < 1 or absent(" + Query.series("up", selector) + ")",
                        "no replica of " + endpoint.id().name() + " answers",
                        "Nobody who asks it gets an answer. Weights may be loading: see the events"
                                + " and logs of its pods.");
        return least == 1
                ? List.of(down)
                : List.of(
                        down,
                        alarm.rings(
                                "EndpointShortOfReplicas",
                                Alarm.Severity.WARNING,
                                "15m",
                                up + " < " + least,
                                endpoint.id().name() + " has fewer than " + least + " replicas",
                                "The others carry its load. A pod that waits says in its events for"
                                        + " what."));
    }

    private static List<Specs.Rule> pressure(Endpoint endpoint, Alarm alarm, String selector) {
        var name = endpoint.id().name();
        return List.of(
                alarm.rings(
                        "KvCachePressure",
                        Alarm.Severity.WARNING,
                        "10m",
                        "avg("
                                + Query.series("vllm:kv_cache_usage_perc", selector)
                                + ") > 0.9 and "
                                + Query.rate("vllm:num_preemptions_total", selector, "10m")
                                + " > 0",
                        "the KV cache of " + name + " is full",
                        "Sequences are thrown out and computed again. More replicas, a shorter"
                                + " `context` or a smaller `concurrency` help."),
                alarm.rings(
                        "RequestsWait",
                        Alarm.Severity.WARNING,
                        "10m",
                        Query.sum("vllm:num_requests_waiting", selector)
                                + " > "
                                + endpoint.concurrency().value()
                                + " * "
                                + Query.sum("up", selector),
                        "as many requests wait for " + name + " as it serves",
                        "Each replica serves "
                                + endpoint.concurrency().value()
                                + " sequences at once, and a second batch of them waits."));
    }

    private static List<Specs.Group> promises(
            Platform platform, Endpoint endpoint, Alarm alarm, String selector) {
        var promises = Promise.of(endpoint);
        if (promises.isEmpty()) {
            return List.of();
        }
        var name = endpoint.id().objectName();
        var records = new ArrayList<Specs.Rule>();
        var alerts = new ArrayList<Specs.Rule>();
        for (var promise : promises) {
            records.addAll(Burn.records(promise, selector, alarm));
            alerts.addAll(Burn.alerts(promise, platform, endpoint, alarm));
        }
        return List.of(
                new Specs.Group("endpoint-" + name + "-promises", records),
                new Specs.Group("endpoint-" + name + "-slo", alerts));
    }
}
