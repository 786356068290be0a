package dev.platformc.emit.monitoring;

import dev.platformc.contract.AgentProcess;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Monitoring;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Workload;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Ports;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.emit.agent.AgentEmitter;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import java.util.ArrayList;
import java.util.List;

/// What one `monitoring` has for one cluster.
final class Watch {
    private final Platform platform;
    private final Monitoring monitoring;
    private final Cluster cluster;
    private final List<Document> documents = new ArrayList<>();

    Watch(Platform platform, Monitoring monitoring, Cluster cluster) {
        this.platform = platform;
        this.monitoring = monitoring;
        this.cluster = cluster;
    }

    List<Document> documents() {
        monitoring.watch().value().stream().filter(this::isHere).forEach(this::endpoint);
        platform.others().rays().stream()
                .filter(ray -> isHere(ray.head()))
                .forEach(ray ->
                        monitor(
                                ray.id(),
                                platform.namespaceOf(ray.head()),
                                Scrapes.pods(ray.id(), Ports.RAY_METRICS)));
        pools();
        platform.queues().forEach(this::queue);
        platform.gangs().stream().filter(this::isHere).forEach(this::gang);
        return List.copyOf(documents);
    }

    private boolean isHere(Workload workload) {
        return workload.on().value().pool().cluster().id().isSame(cluster.id());
    }

    private void endpoint(Endpoint endpoint) {
        var namespace = platform.namespaceOf(endpoint);
        if (endpoint.form() == Endpoint.Form.DEPLOYMENT) {
            add("ServiceMonitor", endpoint.id(), namespace, Scrapes.service(endpoint));
        } else {
            monitor(endpoint.id(), namespace, Scrapes.pods(endpoint));
        }
        var rules =
                rules(endpoint.id(), namespace, EndpointRules.of(platform, monitoring, endpoint));
        var slo = endpoint.details().slo();
        if (slo != null) {
            rules = rules.from("/spec/groups/1", slo.origin()).from("/spec/groups/2", slo.origin());
        }
        documents.add(rules);
        draw(endpoint.id(), Dashboards.of(platform, monitoring, endpoint));
    }

    private void pools() {
        var pools =
                platform.pools().stream()
                        .filter(pool -> pool.cluster().id().isSame(cluster.id()))
                        .filter(pool -> pool.gpusPerNode() > 0)
                        .toList();
        pools.forEach(this::pool);
        var ofAgent = under(pools, Cluster.NodeStack.AGENT);
        var ofOperator = under(pools, Cluster.NodeStack.GPU_OPERATOR);
        if (!ofAgent.isEmpty()) {
            nodes("node-agents", AgentEmitter.LABEL, AgentProcess.HTTP_PORT);
        }
        if (!monitoring.dcgm().value()) {
            return;
        }
        if (!ofAgent.isEmpty()) {
            ofAgent.forEach(this::exporter);
            nodes("dcgm-exporters", DcgmExporter.LABEL, DcgmExporter.PORT);
        }
        if (!ofOperator.isEmpty()) {
            var meta = metadata(monitoring.id(), "dcgm-exporter", own());
            var content =
                    new CustomObject<>(
                            Specs.PROMETHEUS_API,
                            "ServiceMonitor",
                            meta.meta(),
                            Scrapes.ofOperator(ofOperator));
            documents.add(
                    meta.document("ServiceMonitor", content)
                            .from("/spec", monitoring.dcgm().origin()));
        }
    }

    private static List<Pool> under(List<Pool> pools, Cluster.NodeStack stack) {
        return pools.stream().filter(pool -> pool.nodeStack().value() == stack).toList();
    }

    private void pool(Pool pool) {
        var groups = PoolRules.of(platform, monitoring, pool);
        if (!groups.isEmpty()) {
            documents.add(rules(pool.id(), own(), groups));
        }
        draw(pool.id(), Dashboards.of(platform, monitoring, pool));
    }

    private void exporter(Pool pool) {
        var meta = metadata(pool.id(), DcgmExporter.name(pool), AgentEmitter.NAMESPACE);
        var pods = meta.label(DcgmExporter.LABEL, pool.id().objectName(), meta.origin());
        var document =
                pods.labelOrigins(
                                meta.document("DaemonSet", DcgmExporter.of(pool, meta, pods)),
                                "/spec/template/metadata/labels")
                        .from("/spec", monitoring.dcgm().origin());
        documents.add(
                pool.taints().value().isEmpty()
                        ? document
                        : document.from("/spec/template/spec/tolerations", pool.taints().origin()));
    }

    private void nodes(String name, String label, int port) {
        var meta = metadata(monitoring.id(), name, AgentEmitter.NAMESPACE);
        var content =
                new CustomObject<>(
                        Specs.PROMETHEUS_API,
                        "PodMonitor",
                        meta.meta(),
                        Scrapes.onNodes(label, port));
        documents.add(meta.document("PodMonitor", content));
    }

    /// A queue may be served by several schedulers; each counts its own part.
    private void queue(Queue queue) {
        for (var scheduler : Cluster.Scheduler.values()) {
            boolean isServed =
                    queue.on().value().stream()
                            .anyMatch(supply -> supply.pool().isServedBy(cluster, scheduler));
            if (isServed) {
                var groups = QueueRules.of(platform, monitoring, queue, scheduler);
                if (!groups.isEmpty()) {
                    documents.add(rules(queue.id(), own(), groups));
                }
                draw(queue.id(), Dashboards.of(platform, queue, scheduler));
                return;
            }
        }
    }

    private void gang(Gang gang) {
        var scheduler = gang.on().value().pool().scheduler().value();
        boolean isCounted = gang.queue() != null && QueueSeries.waiting(scheduler, "") != null;
        var groups =
                isCounted ? List.<Specs.Group>of() : QueueRules.ofGang(platform, monitoring, gang);
        if (!groups.isEmpty()) {
            documents.add(rules(gang.id(), platform.namespaceOf(gang), groups));
        }
    }

    private String own() {
        return platform.id().objectName();
    }

    /// Named after what it is about; the author's labels on the monitoring go along, by which some
    /// operators choose what they read.
    private Metadata metadata(Identity about, String name, String namespace) {
        var from = new Origin.Written(monitoring.id().span());
        var meta =
                Metadata.of(Topic.MONITORING, platform, cluster, about)
                        .named(name)
                        .in(new Sourced<>(namespace, from));
        for (var label : monitoring.id().labels().entrySet()) {
            meta = meta.label(label.getKey(), label.getValue().value(), label.getValue().origin());
        }
        return meta.wave(Wave.WATCH);
    }

    private static String name(Identity about) {
        return about.kind() + "-" + about.objectName();
    }

    private void monitor(Identity about, String namespace, Specs.PodMonitor monitor) {
        add("PodMonitor", about, namespace, monitor);
    }

    private <S> void add(String kind, Identity about, String namespace, S spec) {
        var meta = metadata(about, name(about), namespace);
        documents.add(
                meta.document(
                                kind,
                                new CustomObject<>(Specs.PROMETHEUS_API, kind, meta.meta(), spec))
                        .from("/spec", new Origin.Written(monitoring.id().span())));
    }

    private Document rules(Identity about, String namespace, List<Specs.Group> groups) {
        var meta = metadata(about, name(about), namespace);
        var content =
                new CustomObject<>(
                        Specs.PROMETHEUS_API,
                        "PrometheusRule",
                        meta.meta(),
                        new Specs.PrometheusRule(groups));
        return meta.document("PrometheusRule", content).from("/spec", monitoring.alerts().origin());
    }

    private void draw(Identity about, Dashboard dashboard) {
        if (!monitoring.dashboards().value() || dashboard.panels().isEmpty()) {
            return;
        }
        var meta = metadata(about, name(about), own());
        var spec =
                new Specs.GrafanaDashboard(
                        true,
                        new LabelSelectorBuilder()
                                .addToMatchLabels("dashboards", "grafana")
                                .build(),
                        platform.id().name(),
                        dashboard.json());
        var content = new CustomObject<>(Specs.GRAFANA_API, "GrafanaDashboard", meta.meta(), spec);
        documents.add(
                meta.document("GrafanaDashboard", content)
                        .from("/spec", monitoring.dashboards().origin()));
    }
}
