package dev.platformc.emit.monitoring;

import dev.platformc.contract.AgentMetrics;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Monitoring;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.emit.monitoring.Dashboard.Panel;
import dev.platformc.emit.monitoring.Dashboard.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is drawn of an endpoint, a pool and a queue.
final class Dashboards {
    private static final List<String> QUANTILES = List.of("0.5", "0.95", "0.99");

    private Dashboards() {}

    static Dashboard of(Platform platform, Monitoring monitoring, Endpoint endpoint) {
        var selector = Query.selector(endpoint.id(), platform.namespaceOf(endpoint));
        var panels = new ArrayList<Panel>();
        panels.add(
                Panel.of(
                        "Replicas that answer",
                        "short",
                        new Target(Query.sum("up", selector), "up")));
        if (EndpointRules.isMeasured(endpoint)) {
            panels.addAll(engine(selector));
            for (var promise : Promise.of(endpoint)) {
                panels.add(promise(platform, endpoint, promise));
            }
        }
        if (monitoring.dcgm().value()) {
            var pods =
                    Query.equal("namespace", platform.namespaceOf(endpoint))
                            + ",pod=~\""
                            + endpoint.id().objectName()
                            + "-.+\"";
            panels.add(
                    Panel.of(
                            "Its cards at work",
                            "percentunit",
                            new Target(
                                    Query.series("DCGM_FI_PROF_GR_ENGINE_ACTIVE", pods),
                                    "{{pod}} GPU {{gpu}}")));
        }
        return new Dashboard(
                Dashboard.uid(platform.id().objectName(), "endpoint-" + endpoint.id().objectName()),
                "Endpoint " + endpoint.id().name(),
                panels);
    }

    private static List<Panel> engine(String selector) {
        return List.of(
                Panel.of(
                        "Requests",
                        "reqps",
                        new Target(
                                "sum by (status) (rate("
                                        + Query.series(
                                                "http_requests_total",
                                                selector + ",handler=~\"/v1/.*\"")
                                        + "[5m]))",
                                "{{status}}")),
                quantiles("Time to the first token", Histogram.FIRST_TOKEN, selector),
                quantiles("Time to the next token", Histogram.TOKEN_GAP, selector),
                quantiles("Time to the whole answer", Histogram.LATENCY, selector),
                Panel.of(
                        "Sequences",
                        "short",
                        new Target(Query.sum("vllm:num_requests_running", selector), "in flight"),
                        new Target(Query.sum("vllm:num_requests_waiting", selector), "waiting")),
                Panel.of(
                        "KV cache",
                        "percentunit",
                        new Target(Query.series("vllm:kv_cache_usage_perc", selector), "{{pod}}")),
                Panel.of(
                        "Tokens a second",
                        "short",
                        new Target(Query.rate("vllm:prompt_tokens_total", selector, "5m"), "read"),
                        new Target(
                                Query.rate("vllm:generation_tokens_total", selector, "5m"),
                                "written")),
                Panel.of(
                        "Sequences thrown out and computed again",
                        "short",
                        new Target(
                                Query.rate("vllm:num_preemptions_total", selector, "5m"),
                                "a second")));
    }

    private static Panel quantiles(String title, Histogram histogram, String selector) {
        return new Panel(
                title,
                "s",
                QUANTILES.stream()
                        .map(q ->
                                new Target(
                                        histogram.quantile(q, selector),
                                        "p" + q.substring(2).replaceFirst("^5$", "50")))
                        .toList());
    }

    private static Panel promise(Platform platform, Endpoint endpoint, Promise promise) {
        return Panel.of(
                "Promise of " + promise.word() + ": broken for",
                "percentunit",
                new Target(Burn.series(promise, platform, endpoint, "1h"), "in the last hour"),
                new Target(Burn.series(promise, platform, endpoint, "3d"), "in three days"),
                new Target("vector(" + promise.budget().toDecimal(6) + ")", "may be broken for"));
    }

    static Dashboard of(Platform platform, Monitoring monitoring, Pool pool) {
        var selector = Query.equal("pool", pool.id().objectName());
        var panels = new ArrayList<Panel>();
        if (monitoring.dcgm().value()) {
            panels.addAll(cards(selector));
        }
        if (pool.nodeStack().value() == Cluster.NodeStack.AGENT) {
            panels.add(
                    Panel.of(
                            "Cards taken away",
                            "short",
                            new Target(
                                    "count("
                                            + Query.series(AgentMetrics.GPU_HEALTHY, selector)
                                            + " < 1) or vector(0)",
                                    "cards")));
        }
        return new Dashboard(
                Dashboard.uid(platform.id().objectName(), "pool-" + pool.id().objectName()),
                "Pool " + pool.id().name(),
                panels);
    }

    private static List<Panel> cards(String selector) {
        var ofCard = "{{hostname}}{{Hostname}} GPU {{gpu}}";
        var used = Query.series("DCGM_FI_DEV_FB_USED", selector);
        var temperature = "DCGM_FI_DEV_GPU_TEMP";
        return List.of(
                Panel.of(
                        "Cards at work",
                        "percentunit",
                        new Target(
                                "avg("
                                        + Query.series("DCGM_FI_PROF_GR_ENGINE_ACTIVE", selector)
                                        + ")",
                                "all"),
                        new Target(
                                "avg("
                                        + Query.series("DCGM_FI_PROF_PIPE_TENSOR_ACTIVE", selector)
                                        + ")",
                                "their tensor cores")),
                Panel.of(
                        "Cards",
                        "short",
                        new Target("count(" + Query.series(temperature, selector) + ")", "there"),
                        new Target(
                                "count(" + Query.series(temperature, selector + ",pod!=\"\"") + ")",
                                "held by pods")),
                Panel.of(
                        "Memory in use",
                        "percentunit",
                        new Target(
                                used
                                        + " / ("
                                        + used
                                        + " + "
                                        + Query.series("DCGM_FI_DEV_FB_FREE", selector)
                                        + ")",
                                ofCard)),
                Panel.of(
                        "Temperature",
                        "celsius",
                        new Target(Query.series(temperature, selector), ofCard)),
                Panel.of(
                        "Power",
                        "watt",
                        new Target(Query.sum("DCGM_FI_DEV_POWER_USAGE", selector), "all")),
                Panel.of(
                        "Last XID",
                        "short",
                        new Target(
                                Query.series("DCGM_FI_DEV_XID_ERRORS", selector) + " > 0",
                                ofCard)));
    }

    static Dashboard of(Platform platform, Queue queue, Cluster.Scheduler scheduler) {
        var name = queue.id().objectName();
        var panels = new ArrayList<Panel>();
        var held = QueueSeries.held(scheduler, name);
        var promised = QueueSeries.promised(scheduler, name);
        if (held != null && promised != null) {
            panels.add(
                    Panel.of(
                            "Devices",
                            "short",
                            new Target(held, "held {{resource}}"),
                            new Target(promised, "promised {{resource}}")));
        }
        var line = new ArrayList<Target>();
        add(line, QueueSeries.waiting(scheduler, name), "waiting");
        add(line, QueueSeries.admitted(scheduler, name), "let in");
        if (!line.isEmpty()) {
            panels.add(new Panel("Work", "short", List.copyOf(line)));
        }
        if (scheduler == Cluster.Scheduler.KUEUE) {
            panels.add(wait(name));
        }
        return new Dashboard(
                Dashboard.uid(platform.id().objectName(), "queue-" + name),
                "Queue " + queue.id().name(),
                panels);
    }

    private static void add(List<Target> line, @Nullable String expr, String legend) {
        if (expr != null) {
            line.add(new Target(expr, legend));
        }
    }

    private static Panel wait(String queue) {
        return Panel.of(
                "Time in the queue",
                "s",
                new Target(
                        "histogram_quantile(0.95, sum by (le) (rate("
                                + Query.series(
                                        "kueue_admission_wait_time_seconds_bucket",
                                        Query.equal("cluster_queue", queue))
                                + "[1h])))",
                        "p95"));
    }
}
