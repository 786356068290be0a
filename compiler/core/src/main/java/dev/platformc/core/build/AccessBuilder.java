package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.App;
import dev.platformc.core.model.Container;
import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gateway;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Needs;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Secret;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gateways in front of endpoints, and the apps that ask them.
final class AccessBuilder {
    private final Report report;
    private final Places places;
    private final StorageBuilder storages;
    private final ServingBuilder serving;
    private final Built<Endpoint> endpoints;
    private final Built<Gateway> gateways;
    private final Built<Pool> pools;

    AccessBuilder(
            Report report,
            Places places,
            StorageBuilder storages,
            ServingBuilder serving,
            Built<Endpoint> endpoints,
            Built<Gateway> gateways,
            Built<Pool> pools) {
        this.report = report;
        this.places = places;
        this.storages = storages;
        this.serving = serving;
        this.endpoints = endpoints;
        this.gateways = gateways;
        this.pools = pools;
    }

    @Nullable Gateway gateway(Declared declared) {
        var written = Attributes.of(report, declared);
        var host = written.text("host");
        var tls = written.find("tls");
        var secret =
                tls != null && tls.value() instanceof Value.Secret(var name, var key)
                        ? new Secret(name, key)
                        : null;
        var gateway =
                host == null
                        ? null
                        : new Gateway(
                                declared.id(),
                                host,
                                written.text("class"),
                                tls == null || secret != null ? null : written.text("tls"),
                                tls == null || secret == null ? null : tls.map(_ -> secret),
                                routes(written),
                                auth(declared.id(), written));
        written.finish();
        if (gateway != null) {
            GatewayChecks.check(report, gateway);
        }
        return gateway;
    }

    private Map<String, Sourced<List<Endpoint>>> routes(Attributes written) {
        var routes = new LinkedHashMap<String, Sourced<List<Endpoint>>>();
        var value = written.find("routes");
        if (value != null && value.value() instanceof Value.Fields(var fields)) {
            fields.forEach((path, to) -> routes.put(path, endpoints(to)));
        }
        return routes;
    }

    /// How many there are when all of them could be built.
    private static int mentioned(@Nullable Sourced<Value> value) {
        return value != null && value.value() instanceof Value.Listing(var elements)
                ? elements.size()
                : 1;
    }

    private Sourced<List<Endpoint>> endpoints(Sourced<Value> value) {
        var built = new ArrayList<Endpoint>();
        for (var element : Attributes.elements(value)) {
            var endpoint =
                    element.value() instanceof Value.Reference(var target)
                            ? endpoints.find(target)
                            : null;
            if (endpoint != null) {
                built.add(endpoint);
            }
        }
        return value.map(_ -> List.copyOf(built));
    }

    private static Sourced<Gateway.Auth> auth(Identity id, Attributes written) {
        var value = written.find("auth");
        if (value == null) {
            return written.isNone("auth")
                    ? Sourced.preset(new Gateway.Auth.None(), id.span())
                    : Sourced.preset(new Gateway.Auth.ApiKeys(null, null), id.span());
        }
        var word = Attributes.textOf(value.value());
        var fields = written.fieldsOf(word, value);
        var auth =
                switch (word) {
                    case "none" -> new Gateway.Auth.None();
                    case "oidc" -> oidc(fields);
                    default ->
                            new Gateway.Auth.ApiKeys(
                                    fields.text("secret"), fields.quantity("limit"));
                };
        fields.finish();
        return value.map(_ -> auth);
    }

    private static Gateway.Auth oidc(Attributes fields) {
        var issuer = fields.text("issuer");
        var audience = fields.text("audience");
        return issuer == null || audience == null
                ? new Gateway.Auth.None()
                : new Gateway.Auth.Oidc(issuer, audience);
    }

    @Nullable App app(Declared declared) {
        var written = Attributes.of(report, declared);
        var uses = written.find("uses");
        var run = written.find("run");
        var container = run == null ? null : container(declared.id(), written, run);
        var replicas = written.count("replicas");
        written.notEmitted("reads", "slo");
        var app =
                uses == null
                        ? null
                        : new App(
                                declared.id(),
                                endpoints(uses),
                                reads(written),
                                written.quantity("load"),
                                serving.slo(written),
                                container,
                                container == null ? null : pods(declared.id(), written, replicas));
        written.finish();
        if (app != null && app.pods() == null && !isAtGate(app)) {
            report.add(BuildMessages.notEmitted(declared.id()));
        }
        if (app != null && app.uses().value().size() == mentioned(uses)) {
            GatewayChecks.check(report, app);
        }
        return app;
    }

    /// Whether a gateway knows it as one of those who ask.
    private boolean isAtGate(App app) {
        return gateways.all().stream()
                .anyMatch(gateway ->
                        gateway.isEnvoys()
                                && !(gateway.auth().value() instanceof Gateway.Auth.None)
                                && gateway.isAskedBy(app));
    }

    private List<Storage.Path> reads(Attributes written) {
        var paths = new ArrayList<Storage.Path>();
        var list = written.list("reads");
        if (list != null) {
            for (var element : list.value()) {
                var path = storages.path(element.value());
                if (path != null) {
                    paths.add(path);
                }
            }
        }
        return paths;
    }

    private @Nullable Container container(Identity id, Attributes written, Sourced<Value> run) {
        var fields = written.fieldsOf("container", run);
        var container = new ContainerBuilder(report).build(id, written, fields, run);
        fields.finish();
        return container;
    }

    /// Where there are several pools, the one that has no GPUs to waste; absent: the author says.
    private @Nullable Sourced<Pool> withoutGpus(Identity id) {
        var plain = pools.all().stream().filter(pool -> pool.gpusPerNode() == 0).toList();
        return pools.all().size() > 1 && plain.size() == 1
                ? Sourced.inferred(plain.getFirst(), "the only pool without GPUs", id.span())
                : null;
    }

    /// A core and 2 GiB each, on the only pool.
    private @Nullable Pods pods(
            Identity id, Attributes written, @Nullable Sourced<Integer> replicas) {
        var at = places.of(id, written, Workload.Start.GUARANTEED, withoutGpus(id));
        return at == null
                ? null
                : new Pods(
                        id,
                        "replica",
                        at.team(),
                        at.queue(),
                        at.on(),
                        at.priority(),
                        at.start(),
                        at.neverDisrupt(),
                        replicas == null
                                ? Sourced.preset(CountRange.of(1), id.span())
                                : replicas.map(CountRange::of),
                        Sourced.preset(0, id.span()),
                        null,
                        Sourced.preset(Rational.ONE, id.span()),
                        Sourced.preset(Bytes.gib(2), id.span()),
                        Needs.none(id));
    }
}
