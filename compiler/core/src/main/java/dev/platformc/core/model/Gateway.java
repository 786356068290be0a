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
