package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gateway;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.quantity.Quantity;
import java.util.List;

/// How [GatewayChecks] says what a gateway has no field for.
final class GatewayMessages {
    private GatewayMessages() {}

    static Diagnostic nobodyChecks(Gateway gateway) {
        var gatewayClass = gateway.gatewayClass();
        return Diagnostic.of(
                        Code.OPEN_GATEWAY,
                        "nothing that we write keeps `" + gateway.host().value() + "` closed",
                        gatewayClass == null ? gateway.id().span() : gatewayClass.span(),
                        "gateways of this class have policies of their own")
                .withRelated(gateway.auth().span(), "who may ask")
                .withNote(
                        "we write the policies of Envoy Gateway, for `eg` and classes with `envoy`"
                                + " in their name, and of `istio` for `oidc`")
                .withNote("a `manifest` brings those of others along");
    }

    static Diagnostic countsNoTokens(Sourced<Quantity> limit) {
        return Diagnostic.of(
                Code.NOT_EXPRESSIBLE,
                "a gateway counts requests, not tokens",
                limit.span(),
                "nobody is turned away for it");
    }

    static Diagnostic readsNoBody(Sourced<List<Endpoint>> to) {
        return Diagnostic.of(
                Code.NOT_EXPRESSIBLE,
                "Gateway API does not read the `model` of a request",
                to.span(),
                "an extension must set the header `X-Gateway-Model-Name`, else the first answers");
    }
}
