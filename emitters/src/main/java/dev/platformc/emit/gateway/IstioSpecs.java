package dev.platformc.emit.gateway;

import java.util.List;

/// The fields of Istio's policies that we set.
final class IstioSpecs {
    static final String API = "security.istio.io/v1";

    private IstioSpecs() {}

    record TargetRef(String group, String kind, String name) {}

    record RequestAuthentication(List<TargetRef> targetRefs, List<JwtRule> jwtRules) {}

    record JwtRule(
            String issuer, List<String> audiences, List<ClaimToHeader> outputClaimToHeaders) {}

    record ClaimToHeader(String claim, String header) {}

    record AuthorizationPolicy(List<TargetRef> targetRefs, String action, List<Rule> rules) {}

    record Rule(List<From> from) {}

    record From(Source source) {}

    record Source(List<String> notRequestPrincipals) {}
}
