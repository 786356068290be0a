package dev.platformc.emit.gateway;

import dev.platformc.core.model.App;
import dev.platformc.core.model.Gateway;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Platform;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.hardware.quantity.Dimension;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may ask, and how often: Gateway API has no field for it, so these are policies of Envoy
/// Gateway, or Istio's. For gateways of other classes it is said where `auth` stands.
final class Policies {
    /// Tells engines and limits who asks; nobody outside can set it.
    static final String CLIENT = "x-client-id";

    private Policies() {}

    static List<Document> of(Platform platform, Gateway gateway, Metadata meta) {
        if (gateway.isIstios() && gateway.auth().value() instanceof Gateway.Auth.Oidc oidc) {
            return IstioPolicies.of(gateway, oidc, meta);
        }
        if (!gateway.isEnvoys() || gateway.auth().value() instanceof Gateway.Auth.None) {
            return List.of();
        }
        var apps = asking(platform, gateway);
        var documents = new ArrayList<Document>();
        documents.add(security(gateway, apps, meta));
        var limits = limits(gateway, apps);
        if (!limits.isEmpty()) {
            documents.add(traffic(gateway, limits, meta));
        }
        return documents;
    }

    /// Those that use an endpoint of this gateway.
    private static List<App> asking(Platform platform, Gateway gateway) {
        return platform.access().apps().stream().filter(gateway::isAskedBy).toList();
    }

    private static List<EnvoySpecs.TargetRef> target(Gateway gateway) {
        return List.of(
                new EnvoySpecs.TargetRef(
                        Specs.GATEWAY_GROUP, "Gateway", gateway.id().objectName()));
    }

    private static Document security(Gateway gateway, List<App> apps, Metadata meta) {
        var auth = gateway.auth();
        var rules = rules(gateway, apps);
        var spec =
                new EnvoySpecs.SecurityPolicy(
                        target(gateway),
                        auth.value() instanceof Gateway.Auth.ApiKeys keys
                                ? keys(gateway, keys)
                                : null,
                        auth.value() instanceof Gateway.Auth.Oidc oidc ? jwt(gateway, oidc) : null,
                        rules.isEmpty() ? null : new EnvoySpecs.Authorization("Allow", rules));
        var content = new CustomObject<>(EnvoySpecs.API, "SecurityPolicy", meta.meta(), spec);
        var document = meta.document("SecurityPolicy", content);
        document =
                document.from(
                        auth.value() instanceof Gateway.Auth.ApiKeys
                                ? "/spec/apiKeyAuth"
                                : "/spec/jwt",
                        auth.origin());
        for (int i = 0; i < rules.size(); i++) {
            var name = rules.get(i).name();
            for (var app : apps) {
                if (name.equals(app.id().objectName())
                        || name.startsWith(app.id().objectName() + ":")) {
                    document = document.from("/spec/authorization/rules/" + i, app.uses().origin());
                }
            }
        }
        return document;
    }

    /// Each entry of the Secret is a client: its key the name, its value what the client sends.
    private static EnvoySpecs.ApiKeyAuth keys(Gateway gateway, Gateway.Auth.ApiKeys keys) {
        var secret = keys.secret();
        return new EnvoySpecs.ApiKeyAuth(
                List.of(
                        new EnvoySpecs.SecretRef(
                                "",
                                "Secret",
                                secret == null
                                        ? gateway.id().objectName() + "-keys"
                                        : secret.value())),
                List.of(new EnvoySpecs.ExtractFrom(List.of("Authorization", "x-api-key"))),
                CLIENT,
                true);
    }

    private static EnvoySpecs.Jwt jwt(Gateway gateway, Gateway.Auth.Oidc oidc) {
        var issuer = oidc.issuer().value();
        var base = issuer.endsWith("/") ? issuer : issuer + "/";
        return new EnvoySpecs.Jwt(
                List.of(
                        new EnvoySpecs.Provider(
                                gateway.id().objectName(),
                                issuer,
                                List.of(oidc.audience().value()),
                                new EnvoySpecs.RemoteJwks(base + ".well-known/jwks.json"),
                                List.of(new EnvoySpecs.ClaimToHeader("sub", CLIENT)))));
    }

    /// An app may ask what it `uses` and nothing else; who is no app may ask all.
    private static List<EnvoySpecs.Rule> rules(Gateway gateway, List<App> apps) {
        var rules = new ArrayList<EnvoySpecs.Rule>();
        for (var app : apps) {
            var name = app.id().objectName();
            var client =
                    new EnvoySpecs.Principal(
                            List.of(new EnvoySpecs.HeaderValues(CLIENT, List.of(name))));
            for (var path : gateway.pathsOf(app)) {
                rules.add(
                        new EnvoySpecs.Rule(
                                name + ":" + path,
                                "Allow",
                                new EnvoySpecs.Operation(
                                        new EnvoySpecs.PathMatch("PathPrefix", path)),
                                client));
            }
            rules.add(new EnvoySpecs.Rule(name, "Deny", null, client));
        }
        return rules;
    }

    private record Limited(EnvoySpecs.LimitRule rule, Origin origin) {}

    private static List<Limited> limits(Gateway gateway, List<App> apps) {
        var limits = new ArrayList<Limited>();
        if (gateway.auth().value() instanceof Gateway.Auth.ApiKeys keys) {
            var limit = keys.limit();
            if (limit != null && limit.value().dimension() == Dimension.Plain.REQUEST_RATE) {
                limits.add(new Limited(limit("Distinct", null, limit.value()), limit.origin()));
            }
        }
        for (var app : apps) {
            var load = app.load();
            if (load != null) {
                limits.add(
                        new Limited(
                                limit("Exact", app.id().objectName(), load.value()),
                                load.origin()));
            }
        }
        return limits;
    }

    private static EnvoySpecs.LimitRule limit(String type, @Nullable String client, Quantity rate) {
        return new EnvoySpecs.LimitRule(
                List.of(
                        new EnvoySpecs.ClientSelector(
                                List.of(new EnvoySpecs.HeaderMatch(CLIENT, type, client)))),
                amount(rate.amount()));
    }

    /// In the shortest unit that has no fraction; at last so many an hour, rounded up.
    private static EnvoySpecs.Limit amount(Rational second) {
        var minute = second.times(60);
        if (Rational.of(second.ceiling().longValueExact()).equals(second)) {
            return new EnvoySpecs.Limit(second.ceiling().longValueExact(), "Second");
        }
        return Rational.of(minute.ceiling().longValueExact()).equals(minute)
                ? new EnvoySpecs.Limit(minute.ceiling().longValueExact(), "Minute")
                : new EnvoySpecs.Limit(second.times(3600).ceiling().longValueExact(), "Hour");
    }

    private static Document traffic(Gateway gateway, List<Limited> limits, Metadata meta) {
        var spec =
                new EnvoySpecs.BackendTrafficPolicy(
                        target(gateway),
                        new EnvoySpecs.RateLimit(
                                "Global",
                                new EnvoySpecs.Global(
                                        limits.stream().map(Limited::rule).toList())));
        var content = new CustomObject<>(EnvoySpecs.API, "BackendTrafficPolicy", meta.meta(), spec);
        var document = meta.document("BackendTrafficPolicy", content);
        for (int i = 0; i < limits.size(); i++) {
            document = document.from("/spec/rateLimit/global/rules/" + i, limits.get(i).origin());
        }
        return document;
    }
}
