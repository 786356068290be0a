package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.App;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gateway;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Dimension;
import dev.platformc.hardware.quantity.Rational;
import java.util.HashMap;
import java.util.List;

/// What is wrong with gateways and apps.
final class GatewayChecks {
    /// Rules of an HTTPRoute.
    private static final int MOST_ROUTES = 16;

    private GatewayChecks() {}

    static void check(Report report, Gateway gateway) {
        int routes = gateway.routes().values().stream().mapToInt(GatewayChecks::rules).sum();
        if (routes > MOST_ROUTES) {
            report.add(
                    Diagnostic.of(
                            Code.ROUTE_LIMITS,
                            gateway.id().display()
                                    + " has "
                                    + routes
                                    + " rules and an HTTPRoute "
                                    + "takes "
                                    + MOST_ROUTES,
                            gateway.id().span(),
                            routes - MOST_ROUTES + " too many"));
        }
        gateway.routes().forEach((path, to) -> route(report, gateway, path, to));
        if (gateway.auth().value() instanceof Gateway.Auth.None) {
            report.add(
                    Diagnostic.of(
                            Code.OPEN_GATEWAY,
                            "everybody who reaches `"
                                    + gateway.host().value()
                                    + "` may ask its endpoints",
                            gateway.auth().span(),
                            "no key, no login"));
        } else if (!gateway.isKept()) {
            report.add(GatewayMessages.nobodyChecks(gateway));
        }
        if (gateway.auth().value() instanceof Gateway.Auth.ApiKeys(_, var limit)
                && limit != null
                && limit.value().dimension() == Dimension.Plain.TOKEN_RATE) {
            report.add(GatewayMessages.countsNoTokens(limit));
        }
        gateway.routes().values().stream()
                .filter(to -> to.value().size() > 1)
                .findFirst()
                .ifPresent(to -> report.add(GatewayMessages.readsNoBody(to)));
    }

    /// One for each endpoint that the model's name chooses, and one for what names none.
    private static int rules(Sourced<List<Endpoint>> to) {
        return to.value().size() > 1 ? to.value().size() + 1 : 1;
    }

    private static void route(
            Report report, Gateway gateway, String path, Sourced<List<Endpoint>> to) {
        var at = to.span();
        var endpoints = to.value();
        if (!path.startsWith("/") || path.contains("//") || path.contains("#")) {
            report.add(
                    Diagnostic.of(
                            Code.ROUTE_LIMITS,
                            "`" + path + "` cannot be a path of " + gateway.id().display(),
                            at,
                            "a path starts with `/` and has neither `//` nor `#`"));
        }
        var models = new HashMap<String, Endpoint>();
        for (var endpoint : endpoints) {
            // the name that the engine answers to, whatever else differs
            var model = endpoint.model().value().id().name();
            var before = models.putIfAbsent(model, endpoint);
            if (before != null && endpoints.size() > 1) {
                report.add(
                        Diagnostic.of(
                                        Code.MODEL_TWICE_ON_ROUTE,
                                        "`"
                                                + before.id().name()
                                                + "` and `"
                                                + endpoint.id().name()
                                                + "` serve one model on the route `"
                                                + path
                                                + "`",
                                        at,
                                        "the request's model cannot choose between them")
                                .withRelated(before.model().span(), "served here")
                                .withRelated(endpoint.model().span(), "and here")
                                .withNote(
                                        "an engine answers to the name of its model; `model NAME = "
                                                + model
                                                + "` is the same model under another"));
            }
        }
    }

    static void hosts(Report report, List<Gateway> gateways) {
        var seen = new HashMap<String, Gateway>();
        for (var gateway : gateways) {
            var before = seen.putIfAbsent(gateway.host().value(), gateway);
            if (before != null) {
                report.add(
                        Diagnostic.of(
                                        Code.HOST_TAKEN,
                                        "two gateways answer under `"
                                                + gateway.host().value()
                                                + "`",
                                        gateway.host().span(),
                                        "taken already")
                                .withRelated(before.host().span(), "by this one"));
            }
        }
    }

    static void check(Report report, App app) {
        if (app.uses().value().isEmpty()) {
            report.add(
                    Diagnostic.of(
                            Code.APP_WITHOUT_ENDPOINT,
                            app.id().display() + " asks nobody",
                            app.uses().span(),
                            "no endpoint is named"));
        }
        load(report, app);
    }

    /// By Little's law: requests a second times seconds each are the requests in flight.
    private static void load(Report report, App app) {
        var load = app.load();
        var slo = app.slo();
        var latency = slo == null ? null : slo.value().latency();
        if (load == null || latency == null) {
            return;
        }
        var inFlight = load.value().amount().times(latency.value().amount());
        long slots = 0;
        for (var endpoint : app.uses().value()) {
            slots += (long) endpoint.replicas().value().most() * endpoint.concurrency().value();
        }
        if (inFlight.compareTo(Rational.of(slots)) > 0) {
            report.add(
                    Diagnostic.of(
                                    Code.LOAD_OVER_CAPACITY,
                                    app.id().display()
                                            + " keeps up to "
                                            + inFlight.ceiling()
                                            + " requests in flight and its "
                                            + "endpoints take "
                                            + slots,
                                    load.span(),
                                    "requests a second, each as long as promised")
                            .withRelated(latency.span(), "the longest that is promised")
                            .withRelated(app.uses().span(), "replicas x sequences: " + slots));
        }
    }
}
