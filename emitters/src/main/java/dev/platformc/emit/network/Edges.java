package dev.platformc.emit.network;

import dev.platformc.contract.AgentProcess;
import dev.platformc.core.model.App;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Gateway;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Monitoring;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Pipeline;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Registry;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.core.model.Team;
import dev.platformc.core.model.Weights;
import dev.platformc.core.model.Workload;
import dev.platformc.emit.Document;
import dev.platformc.emit.Kubernetes;
import dev.platformc.emit.PodLabels;
import dev.platformc.emit.Ports;
import dev.platformc.emit.agent.AgentEmitter;
import dev.platformc.emit.monitoring.DcgmExporter;
import dev.platformc.emit.monitoring.MonitoringEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who asks whom in one cluster, read off the platform.
final class Edges {
    /// Where Gateway API puts the proxies of a gateway, by its name.
    static final String GATEWAY_LABEL = "gateway.networking.k8s.io/gateway-name";

    private static final End.Theirs PROMETHEUS =
            new End.Theirs("monitoring", Map.of("app.kubernetes.io/name", "prometheus"));
    private static final End.Theirs RAY_OPERATOR =
            new End.Theirs("kuberay-system", Map.of("app.kubernetes.io/name", "kuberay-operator"));

    private final Platform platform;
    private final Cluster cluster;
    private final List<Edge> edges = new ArrayList<>();

    private Edges(Platform platform, Cluster cluster) {
        this.platform = platform;
        this.cluster = cluster;
    }

    /// In the order of the platform.
    static List<Edge> of(Platform platform, Cluster cluster) {
        var edges = new Edges(platform, cluster);
        platform.access().gateways().forEach(edges::gateway);
        platform.access().apps().forEach(edges::app);
        platform.endpoints().stream().filter(edges::isHere).forEach(edges::endpoint);
        platform.gangs().stream().filter(edges::isHere).forEach(edges::gang);
        platform.others().rays().stream().filter(r -> edges.isHere(r.head())).forEach(edges::ray);
        platform.data().pipelines().forEach(edges::pipeline);
        platform.data().registries().forEach(edges::registry);
        edges.monitoring();
        return edges.edges.stream().filter(edge -> !edge.isInside()).toList();
    }

    /// Of what stands on the nodes in a namespace of its own: agents are told by the API server,
    /// and they and what measures the cards are watched.
    ///
    /// @param others documents, theirs among them
    static List<Edge> ofNodes(Platform platform, Cluster cluster, List<Document> others) {
        var edges = new Edges(platform, cluster);
        var sets =
                others.stream()
                        .map(document -> Kubernetes.of(document.content()))
                        .filter(object -> object.kind().equals("DaemonSet"))
                        .map(Kubernetes::name)
                        .toList();
        for (var pool : platform.pools()) {
            var from = new Origin.Written(pool.id().span());
            if (edges.isHere(pool) && sets.contains(AgentEmitter.name(pool))) {
                var agents = onNodes(pool, AgentEmitter.name(pool), AgentEmitter.LABEL);
                edges.apiServer(agents, from);
                if (!edges.watching().isEmpty()) {
                    edges.add(PROMETHEUS, agents, AgentProcess.HTTP_PORT, from);
                }
            }
            if (edges.isHere(pool) && sets.contains(DcgmExporter.name(pool))) {
                var exporters = onNodes(pool, DcgmExporter.name(pool), DcgmExporter.LABEL);
                edges.add(PROMETHEUS, exporters, DcgmExporter.PORT, from);
            }
        }
        return edges.edges;
    }

    private static End.Ours onNodes(Pool pool, String name, String label) {
        return new End.Ours(
                pool.id(), name, AgentEmitter.NAMESPACE, Map.of(label, pool.id().objectName()));
    }

    private boolean isHere(Pool pool) {
        return pool.cluster().id().isSame(cluster.id());
    }

    private boolean isHere(Workload workload) {
        return isHere(workload.on().value().pool());
    }

    private void gateway(Gateway gateway) {
        var proxies =
                new End.Theirs(
                        platform.id().objectName(),
                        Map.of(GATEWAY_LABEL, gateway.id().objectName()));
        for (var route : gateway.routes().values()) {
            for (var endpoint : route.value()) {
                if (isHere(endpoint)) {
                    add(proxies, pods(endpoint), Ports.of(endpoint), route.origin());
                }
            }
        }
    }

    private void app(App app) {
        var pods = app.pods();
        if (pods == null || !isHere(pods)) {
            return;
        }
        var asker = pods(app.id(), pods.team());
        for (var endpoint : app.uses().value()) {
            if (isHere(endpoint)) {
                add(asker, pods(endpoint), Ports.of(endpoint), app.uses().origin());
            }
        }
        var from = new Origin.Written(app.id().span());
        app.reads().forEach(path -> store(asker, path.storage(), from));
    }

    private void endpoint(Endpoint endpoint) {
        weights(pods(endpoint), endpoint.model().value().weights());
        endpoint.details()
                .adapters()
                .value()
                .forEach(adapter -> weights(pods(endpoint), adapter.weights()));
        mounts(pods(endpoint), endpoint.details().needs().mounts(), endpoint.id());
    }

    /// From a storage or registry of the platform, an address, or a hub on the Internet.
    private void weights(End.Ours asker, Sourced<Weights> weights) {
        var from = weights.origin();
        switch (weights.value()) {
            case Weights.InStorage(var path) -> store(asker, path.storage(), from);
            case Weights.InRegistry(var entry) -> {
                register(asker, entry.registry(), from);
                store(asker, entry.registry().storage().value(), from);
            }
            case Weights.Address(var text) when text.contains("://") -> {
                var address = StoreAddress.of(text);
                add(new Edge(asker, address.end(), address.ports(), from));
            }
            case Weights.Address _ -> add(asker, End.Addresses.ofInternet(), 443, from);
        }
    }

    private void gang(Gang gang) {
        var workers = pods(gang);
        var checkpoint = gang.details().checkpoint();
        if (checkpoint != null) {
            store(workers, checkpoint.to().value().storage(), checkpoint.to().origin());
        }
        mounts(workers, gang.details().needs().mounts(), gang.id());
    }

    private void mounts(End.Ours asker, Map<String, Storage.Path> mounts, Identity of) {
        var from = new Origin.Written(of.span());
        mounts.values().forEach(path -> store(asker, path.storage(), from));
    }

    /// The operator asks the head how its job or service is; a head that scales asks for pods.
    private void ray(Ray ray) {
        var pods = pods(ray.id(), ray.head().team());
        var from = new Origin.Written(ray.id().span());
        add(RAY_OPERATOR, pods, Ports.RAY_DASHBOARD, from);
        if (ray.workers().stream().anyMatch(g -> g.pods().count().value().isRange())) {
            apiServer(pods, from);
        }
        mounts(pods, ray.head().needs().mounts(), ray.id());
        var state = ray.state();
        if (state != null) {
            store(pods, state.value(), state.origin());
        }
    }

    private void pipeline(Pipeline pipeline) {
        var pods = pods(pipeline.id(), pipeline.team());
        apiServer(pods, new Origin.Written(pipeline.id().span()));
        for (var step : pipeline.steps()) {
            var from = new Origin.Written(step.id().span());
            step.reads().forEach(path -> store(pods, path.storage(), from));
            switch (step.to()) {
                case Pipeline.Target.Path(var path) -> store(pods, path.storage(), from);
                case Pipeline.Target.Entry(var entry) -> {
                    register(pods, entry.registry(), from);
                    store(pods, entry.registry().storage().value(), from);
                }
                case null -> {}
            }
        }
    }

    private void registry(Registry registry) {
        store(pods(registry.id(), null), registry.storage().value(), registry.storage().origin());
    }

    private void register(End.Ours asker, Registry registry, Origin from) {
        add(asker, pods(registry.id(), null), Ports.REGISTRY, from);
    }

    /// What lies outside of the cluster is reached by its address; what the kubelet mounts needs no
    /// opening.
    private void store(End.Ours asker, Storage storage, Origin from) {
        var url = storage.url();
        if (storage.kind().value() == Storage.Kind.PVC) {
            return;
        }
        if (storage.kind().value() == Storage.Kind.MINIO) {
            add(asker, pods(storage.id(), null), Ports.MINIO, from);
        } else if (url != null) {
            var address = StoreAddress.of(url.value());
            add(new Edge(asker, address.end(), address.ports(), from));
        }
    }

    private void monitoring() {
        for (var monitoring : watching()) {
            var from = new Origin.Written(monitoring.id().span());
            for (var endpoint : monitoring.watch().value()) {
                if (isHere(endpoint)) {
                    add(PROMETHEUS, pods(endpoint), Ports.of(endpoint), from);
                }
            }
            for (var ray : platform.others().rays()) {
                if (isHere(ray.head())) {
                    add(PROMETHEUS, pods(ray.id(), ray.head().team()), Ports.RAY_METRICS, from);
                }
            }
        }
    }

    private List<Monitoring> watching() {
        return platform.data().monitorings().stream()
                .filter(m -> MonitoringEmitter.watches(platform, m, cluster))
                .toList();
    }

    /// The address behind the service `kubernetes` is not known before the cluster is there.
    private void apiServer(End.Ours asker, Origin from) {
        add(new Edge(asker, End.Addresses.any(), Ports.API_SERVER, from));
    }

    private void add(End from, End to, int port, Origin origin) {
        add(new Edge(from, to, List.of(port), origin));
    }

    /// The first line that asks for it answers for it.
    private void add(Edge edge) {
        if (edges.stream().noneMatch(edge::isAlike)) {
            edges.add(edge);
        }
    }

    private End.Ours pods(Workload workload) {
        return pods(workload.id(), workload.team());
    }

    private End.Ours pods(Identity of, @Nullable Sourced<Team> team) {
        var namespace =
                team == null ? platform.id().objectName() : team.value().namespace().value();
        return new End.Ours(of, of.kind() + "-" + of.objectName(), namespace, PodLabels.of(of));
    }
}
