package dev.platformc.emit.gateway;

import dev.platformc.core.model.Gateway;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import java.util.List;

/// Who may ask at a gateway of Istio's: whoever the issuer knows. One object reads tokens, the
/// other turns away who has none; Istio finds the issuer's keys by itself.
final class IstioPolicies {
    private IstioPolicies() {}

    static List<Document> of(Gateway gateway, Gateway.Auth.Oidc oidc, Metadata meta) {
        return List.of(reading(gateway, oidc, meta), turningAway(gateway, meta));
    }

    private static List<IstioSpecs.TargetRef> target(Gateway gateway) {
        return List.of(
                new IstioSpecs.TargetRef(
                        Specs.GATEWAY_GROUP, "Gateway", gateway.id().objectName()));
    }

    private static Document reading(Gateway gateway, Gateway.Auth.Oidc oidc, Metadata meta) {
        var spec =
                new IstioSpecs.RequestAuthentication(
                        target(gateway),
                        List.of(
                                new IstioSpecs.JwtRule(
                                        oidc.issuer().value(),
                                        List.of(oidc.audience().value()),
                                        List.of(
                                                new IstioSpecs.ClaimToHeader(
                                                        "sub", Policies.CLIENT)))));
        var content =
                new CustomObject<>(IstioSpecs.API, "RequestAuthentication", meta.meta(), spec);
        return meta.document("RequestAuthentication", content)
                .from("/spec/jwtRules/0/issuer", oidc.issuer().origin())
                .from("/spec/jwtRules/0/audiences", oidc.audience().origin());
    }

    private static Document turningAway(Gateway gateway, Metadata meta) {
        var nobody = new IstioSpecs.From(new IstioSpecs.Source(List.of("*")));
        var spec =
                new IstioSpecs.AuthorizationPolicy(
                        target(gateway), "DENY", List.of(new IstioSpecs.Rule(List.of(nobody))));
        var content = new CustomObject<>(IstioSpecs.API, "AuthorizationPolicy", meta.meta(), spec);
        return meta.document("AuthorizationPolicy", content)
                .from("/spec/rules", gateway.auth().origin());
    }
}
