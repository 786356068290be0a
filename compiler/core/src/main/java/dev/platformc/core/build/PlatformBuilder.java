package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.eval.Declarations;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Access;
import dev.platformc.core.model.Adapter;
import dev.platformc.core.model.App;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Data;
import dev.platformc.core.model.Device;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Gateway;
import dev.platformc.core.model.Hatches;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Manifest;
import dev.platformc.core.model.Model;
import dev.platformc.core.model.Monitoring;
import dev.platformc.core.model.Others;
import dev.platformc.core.model.Patch;
import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Pipeline;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Priority;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Registry;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.core.model.Team;
import dev.platformc.core.model.Workspace;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.quantity.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// From evaluated declarations to the platform: first what others refer to, then what refers.
public final class PlatformBuilder {
    private static final String CURRENCY = "USD";

    private final Report report;
    private final Declarations declarations;
    private final Built<Cluster> clusters = new Built<>();
    private final Built<Pool> pools = new Built<>();
    private final Built<Sharing> sharings = new Built<>();
    private final Built<Pin> pins = new Built<>();
    private final Built<Team> teams = new Built<>();
    private final Built<Queue> queues = new Built<>();
    private final Built<Priority> priorities = new Built<>();
    private final Built<Model> models = new Built<>();
    private final Built<Gang> gangs = new Built<>();
    private final Built<Endpoint> endpoints = new Built<>();
    private final Built<Storage> storages = new Built<>();
    private final Built<Registry> registries = new Built<>();
    private final Built<Device> devices = new Built<>();
    private final Built<Ray> rays = new Built<>();
    private final Built<Workspace> workspaces = new Built<>();
    private final Built<Adapter> adapters = new Built<>();
    private final Built<Gateway> gateways = new Built<>();
    private final Built<App> apps = new Built<>();
    private final Built<Pipeline> pipelines = new Built<>();
    private final Built<Monitoring> monitorings = new Built<>();
    private final Built<Patch> patches = new Built<>();
    private final Built<Manifest> manifests = new Built<>();
    private final QueueForest forest = new QueueForest();
    private final Nearest nearest;
    private final Places places;

    private PlatformBuilder(Declarations declarations) {
        this.declarations = declarations;
        this.report = new Report(declarations.lost());
        this.nearest = new Nearest(declarations);
        this.places =
                new Places(report, nearest, pools, sharings, teams, queues, priorities, forest);
    }

    /// Everything that is wrong is reported; where errors were found the platform may lack what
    /// they concern.
    public static Outcome<Platform> build(Declarations declarations, Catalog catalog) {
        return new PlatformBuilder(declarations).build(catalog);
    }

    private Outcome<Platform> build(Catalog catalog) {
        var platforms = Only.all(declarations, "platform");
        if (platforms.isEmpty() && declarations.all().isEmpty()) {
            return Outcome.stop(List.of());
        }
        var platform = platforms.isEmpty() ? standIn(declarations.all()) : platforms.getFirst();
        for (var declared : declarations.all()) {
            ObjectNames.check(report, declared);
        }
        var written = Attributes.of(report, platform);
        var owner = written.text("owner");
        var currency = written.text("currency", CURRENCY);
        LanguageChecks.check(report, written);
        CommonChecks.check(report, declarations);
        written.finish();
        buildAll(platform, catalog, currency.value());
        var whole = assemble(platform, owner, currency);
        WholeChecks.check(report, whole);
        return Outcome.of(whole, report.sorted());
    }

    /// For a platform that nobody declared, or that could not be read: reported, and no reason not
    /// to look at the rest.
    private static Declared standIn(List<Declared> all) {
        var span = all.getFirst().id().span();
        var nobody = new Identity("platform", "platform", span, span, null, Map.of());
        return new Declared(nobody, Map.of(), null, List.of());
    }

    private void buildAll(Declared platform, Catalog catalog, String currency) {
        each("cluster", clusters, new ClusterBuilder(report)::build);
        each("device", devices, new DeviceBuilder(report)::build);
        var storing = new StorageBuilder(report, pools, storages, registries);
        var needs = new NeedsBuilder(report, sharings, devices, storing);
        var nodeTypes = new NodeTypes(report, catalog, currency, needs::count);
        declarations.of("gpu").forEach(nodeTypes::check);
        declarations.of("node").forEach(nodeTypes::check);
        var poolBuilder = new PoolBuilder(report, nodeTypes);
        each("pool", pools, d -> pool(poolBuilder, platform, d));
        pools.all().forEach(pool -> checkCurrency(pool, currency));
        each("storage", storages, storing::storage);
        each("registry", registries, storing::registry);
        var sharingBuilder = new SharingBuilder(report);
        each("sharing", sharings, d -> withPool(d, pool -> sharingBuilder.build(d, pool)));
        var pinBuilder = new PinBuilder(report);
        each("pin", pins, d -> withPool(d, pool -> pinBuilder.build(d, pool)));
        each("team", teams, new TeamBuilder(report)::build);
        TeamBuilder.checkNamespaces(report, teams.all());
        var queueBuilder = new QueueBuilder(report);
        declarations.of("queue").forEach(d -> queue(queueBuilder, d));
        QueueChecks.check(report, forest, queues.all());
        each("priority", priorities, new PriorityBuilder(report)::build);
        PriorityBuilder.checkDefaults(report, priorities.all());
        each("model", models, new ModelBuilder(report, storing)::build);
        var serving = new ServingBuilder(report, needs, storing, adapters);
        each("adapter", adapters, serving::adapter);
        each("gang", gangs, new GangBuilder(report, places, needs, storing)::build);
        each(
                "endpoint",
                endpoints,
                new EndpointBuilder(report, places, needs, serving, storing)::build);
        each("ray", rays, new RayBuilder(report, places, needs, storages)::build);
        each("workspace", workspaces, new WorkspaceBuilder(report, places, needs)::build);
        SharingChecks.together(report, sharings.all(), pins.all());
        StorageChecks.sizes(report, gangs.all());
        around(storing, needs, serving);
    }

    /// What asks, feeds and watches the workloads.
    private void around(StorageBuilder storing, NeedsBuilder needs, ServingBuilder serving) {
        var access =
                new AccessBuilder(report, places, storing, serving, endpoints, gateways, pools);
        each("gateway", gateways, access::gateway);
        GatewayChecks.hosts(report, gateways.all());
        each("app", apps, access::app);
        each("pipeline", pipelines, new PipelineBuilder(report, places, needs, storing)::build);
        each("monitoring", monitorings, new MonitoringBuilder(report, endpoints)::build);
        var hatches = new HatchBuilder(report, teams);
        each("patch", patches, hatches::patch);
        each("manifest", manifests, d -> hatches.manifest(d, written -> cluster(d, written)));
    }

    private <T> void each(String kind, Built<T> built, Function<Declared, @Nullable T> builder) {
        declarations
                .of(kind)
                .forEach(d -> built.put(d, report.within(d, () -> counted(d, builder))));
    }

    /// Absurd sizes run over the end of the numbers; that is the author's slip and not ours.
    private <T> @Nullable T counted(Declared declared, Function<Declared, @Nullable T> builder) {
        try {
            return builder.apply(declared);
        } catch (ArithmeticException e) {
            report.add(BuildMessages.tooLong(declared.id()));
            return null;
        }
    }

    /// The one that is written, the only one, or the one that is there where none is declared.
    private @Nullable Cluster cluster(Declared declared, Attributes written) {
        var reference = written.reference("cluster");
        if (reference != null) {
            return clusters.find(reference.value());
        }
        if (Only.all(declarations, "cluster").isEmpty()) {
            return ClusterBuilder.preset(Only.all(declarations, "platform").getFirst().id());
        }
        var near = nearest.of(declared.id(), "cluster");
        return clusters.find(Only.required(report, declared.id(), "cluster", "cluster", near));
    }

    private @Nullable Pool pool(PoolBuilder builder, Declared platform, Declared declared) {
        var written = declared.attribute("cluster");
        var all = Only.all(declarations, "cluster");
        if (written == null && all.isEmpty()) {
            return builder.build(declared, ClusterBuilder.preset(platform.id()));
        }
        var near = nearest.of(declared.id(), "cluster");
        var cluster =
                written == null
                        ? clusters.find(
                                Only.required(report, declared.id(), "cluster", "cluster", near))
                        : referred(written);
        return cluster == null ? null : builder.build(declared, cluster);
    }

    private @Nullable Cluster referred(Sourced<Value> written) {
        return written.value() instanceof Value.Reference(var target)
                ? clusters.find(target)
                : null;
    }

    private <T> @Nullable T withPool(Declared declared, Function<Pool, @Nullable T> builder) {
        var pool = places.pool(declared);
        return pool == null ? null : builder.apply(pool);
    }

    /// A queue after those around it, once.
    private @Nullable Queue queue(QueueBuilder builder, Declared declared) {
        var known = queues.find(declared);
        if (known != null) {
            return known;
        }
        var parent =
                declared.attribute("parent")
                                instanceof Sourced<Value>(Value.Reference(var target), _)
                        ? target
                        : null;
        if (parent == null) {
            var on = places.supplies(declared);
            queues.put(
                    declared,
                    on == null
                            ? null
                            : counted(declared, d -> builder.build(d, on, places.teamOf(d))));
            return queues.find(declared);
        }
        var outer = queue(builder, parent);
        if (outer == null) {
            return null;
        }
        var inner = counted(declared, d -> inner(builder, d, outer));
        if (inner != null) {
            forest.put(inner, outer);
            queues.put(declared, inner);
        }
        return inner;
    }

    /// A queue inside another shares out what that has.
    private @Nullable Queue inner(QueueBuilder builder, Declared declared, Queue outer) {
        var own = declared.attribute("on") == null ? null : places.supplies(declared);
        if (own != null
                && own.value().stream()
                        .anyMatch(s ->
                                outer.on().value().stream()
                                        .noneMatch(o -> o.id().equals(s.id())))) {
            report.add(QueueMessages.notOfParent(declared.id(), own, outer));
        }
        return builder.build(
                declared,
                own != null ? own : new Sourced<>(outer.on().value(), outer.on().origin()),
                places.teamOf(declared));
    }

    private void checkCurrency(Pool pool, String currency) {
        var price = pool.price();
        if (price != null
                && price.value().dimension() instanceof Dimension.Price(var other)
                && !other.equals(currency)) {
            report.add(PoolMessages.priceCurrency(pool, other, currency, price.span()));
        }
    }

    private Platform assemble(
            Declared platform, @Nullable Sourced<String> owner, Sourced<String> currency) {
        var written = clusters.all();
        return new Platform(
                platform.id(),
                owner,
                currency,
                declarations.parameters(),
                Catalog.VERSION,
                written.isEmpty() && Only.all(declarations, "cluster").isEmpty()
                        ? List.of(ClusterBuilder.preset(platform.id()))
                        : written,
                pools.all(),
                sharings.all(),
                pins.all(),
                teams.all(),
                queues.all().stream().filter(forest::isRoot).toList(),
                priorities.all(),
                models.all(),
                gangs.all(),
                endpoints.all(),
                new Others(devices.all(), rays.all(), workspaces.all(), pods()),
                new Access(adapters.all(), gateways.all(), apps.all()),
                new Data(storages.all(), registries.all(), pipelines.all(), monitorings.all()),
                new Hatches(patches.all(), manifests.all()));
    }

    /// All pods that belong to neither gang nor endpoint, in the order of their keys.
    private List<Pods> pods() {
        var pods = new ArrayList<Pods>();
        for (var ray : rays.all()) {
            pods.addAll(ray.pods());
        }
        workspaces.all().forEach(workspace -> pods.add(workspace.seats()));
        for (var app : apps.all()) {
            if (app.pods() != null) {
                pods.add(app.pods());
            }
        }
        for (var pipeline : pipelines.all()) {
            for (var step : pipeline.steps()) {
                if (step.run() instanceof Pipeline.Run.Own own) {
                    pods.add(own.pods());
                }
            }
        }
        endpoints.all().forEach(endpoint -> pods.addAll(EndpointPods.of(endpoint, places)));
        pods.sort(Comparator.comparing(p -> p.id().key()));
        return List.copyOf(pods);
    }
}
