package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Outcome;
import dev.platformc.core.eval.Declarations;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Model;
import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Priority;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Team;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.hardware.quantity.Dimension;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// From evaluated declarations to the platform: first what others refer to, then what refers.
public final class PlatformBuilder {
    private static final String CURRENCY = "USD";
    private static final Set<String> KINDS =
            Set.of(
                    "platform", "cluster", "gpu", "node", "pool", "sharing", "pin", "team",
                    "queue", "priority", "model", "gang", "endpoint", "policy", "waive", "test");

    private final Report report = new Report();
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
    private final Nearest nearest;
    private final Places places;

    private PlatformBuilder(Declarations declarations) {
        this.declarations = declarations;
        this.nearest = new Nearest(declarations);
        this.places =
                new Places(report, nearest, pools, sharings, teams, queues, priorities);
    }

    /// Everything that is wrong is reported; where errors were found the platform may lack what
    /// they concern.
    public static Outcome<Platform> build(Declarations declarations, Catalog catalog) {
        return new PlatformBuilder(declarations).build(catalog);
    }

    private Outcome<Platform> build(Catalog catalog) {
        var platforms = Only.all(declarations, "platform");
        if (platforms.size() != 1) {
            report.add(PlatformMessages.count(platforms));
            return Outcome.stop(report.sorted());
        }
        var platform = platforms.getFirst();
        for (var declared : declarations.all()) {
            ObjectNames.check(report, declared);
            if (!KINDS.contains(declared.id().kind())) {
                report.add(
                        BuildMessages.notYet(
                                "`" + declared.id().kind() + "`", declared.id().span()));
            }
        }
        Renames.check(report, declarations);
        var written = Attributes.of(report, platform);
        var owner = written.text("owner");
        var currency = written.text("currency", CURRENCY);
        written.find("language");
        written.finish();
        buildAll(platform, catalog, currency.value());
        return Outcome.of(assemble(platform, owner, currency), report.sorted());
    }

    private void buildAll(Declared platform, Catalog catalog, String currency) {
        each("cluster", clusters, new ClusterBuilder(report)::build);
        var nodeTypes = new NodeTypes(report, catalog, currency);
        declarations.of("gpu").forEach(nodeTypes::check);
        declarations.of("node").forEach(nodeTypes::check);
        var poolBuilder = new PoolBuilder(report, nodeTypes);
        each("pool", pools, d -> pool(poolBuilder, platform, d));
        pools.all().forEach(pool -> checkCurrency(pool, currency));
        var sharingBuilder = new SharingBuilder(report);
        each("sharing", sharings, d -> withPool(d, pool -> sharingBuilder.build(d, pool)));
        var pinBuilder = new PinBuilder(report);
        each("pin", pins, d -> withPool(d, pool -> pinBuilder.build(d, pool)));
        each("team", teams, new TeamBuilder(report)::build);
        TeamBuilder.checkNamespaces(report, teams.all());
        var queueBuilder = new QueueBuilder(report);
        each("queue", queues, d -> queue(queueBuilder, d));
        each("priority", priorities, new PriorityBuilder(report)::build);
        PriorityBuilder.checkDefaults(report, priorities.all());
        each("model", models, new ModelBuilder(report)::build);
        each("gang", gangs, new GangBuilder(report, places)::build);
        each("endpoint", endpoints, new EndpointBuilder(report, places)::build);
    }

    private <T> void each(
            String kind, Built<T> built, Function<Declared, @Nullable T> builder) {
        declarations.of(kind).forEach(d -> built.put(d, report.within(d, () -> counted(d, builder))));
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

    private @Nullable Queue queue(QueueBuilder builder, Declared declared) {
        var on = places.supplies(declared);
        return on == null ? null : builder.build(declared, on, places.teamOf(declared));
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
                queues.all(),
                priorities.all(),
                models.all(),
                gangs.all(),
                endpoints.all());
    }
}
