package dev.platformc.core.model;

import dev.platformc.hardware.quantity.Quantity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The address that endpoints answer under.
///
/// @param gatewayClass absent: the cluster's
/// @param issuer who signs the certificate; absent: the cluster's issuer, or `certificate`
/// @param certificate a Secret that holds it
/// @param routes path to endpoints; of several the request's `model` chooses
public record Gateway(
        Identity id,
        Sourced<String> host,
        @Nullable Sourced<String> gatewayClass,
        @Nullable Sourced<String> issuer,
        @Nullable Sourced<Secret> certificate,
        Map<String, Sourced<List<Endpoint>>> routes,
        Sourced<Auth> auth) {
    /// Envoy Gateway's own name for its class.
    private static final String USUAL_CLASS = "eg";

    private static final String USUAL_ISSUER = "letsencrypt";

    /// As the cluster knows it.
    public String className() {
        return gatewayClass == null ? USUAL_CLASS : gatewayClass.value();
    }

    /// Whether its class is one of Envoy Gateway's, by its name.
    public boolean isEnvoys() {
        return className().equals(USUAL_CLASS) || className().contains("envoy");
    }

    /// Whether its class is Istio's.
    public boolean isIstios() {
        return className().equals("istio");
    }

    /// Whether there are policies that we know for what `auth` says: Istio counts no keys.
    public boolean isKept() {
        return isEnvoys() || isIstios() && auth.value() instanceof Auth.Oidc;
    }

    /// Who signs the certificate: a ClusterIssuer.
    public Sourced<String> signer() {
        return issuer == null ? Sourced.preset(USUAL_ISSUER, id.span()) : issuer;
    }

    /// The cluster of what it leads to; absent where it leads nowhere.
    public @Nullable Cluster cluster() {
        return routes.values().stream()
                .flatMap(to -> to.value().stream())
                .map(endpoint -> endpoint.on().value().pool().cluster())
                .findFirst()
                .orElse(null);
    }

    /// The paths that lead to what an app uses, in the order written.
    public List<String> pathsOf(App app) {
        return routes.entrySet().stream()
                .filter(route -> route.getValue().value().stream().anyMatch(app::asks))
                .map(Map.Entry::getKey)
                .toList();
    }

    public boolean isAskedBy(App app) {
        return !pathsOf(app).isEmpty();
    }

    /// Who may ask.
    public sealed interface Auth {
        record None() implements Auth {}

        /// @param secret where the keys are; absent: one named after the gateway
        /// @param limit of each key; absent: none
        record ApiKeys(@Nullable Sourced<String> secret, @Nullable Sourced<Quantity> limit)
                implements Auth {}

        record Oidc(Sourced<String> issuer, Sourced<String> audience) implements Auth {}
    }
}
