package dev.platformc.emit.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of Envoy Gateway's policies that we set.
final class EnvoySpecs {
    static final String API = "gateway.envoyproxy.io/v1alpha1";

    private EnvoySpecs() {}

    record TargetRef(String group, String kind, String name) {}

    record SecurityPolicy(
            List<TargetRef> targetRefs,
            @Nullable ApiKeyAuth apiKeyAuth,
            @Nullable Jwt jwt,
            @Nullable Authorization authorization) {}

    /// @param forwardClientIDHeader header in which the name of the key is handed on
    /// @param sanitize whether the key itself is kept from the engines
    record ApiKeyAuth(
            List<SecretRef> credentialRefs,
            List<ExtractFrom> extractFrom,
            String forwardClientIDHeader,
            boolean sanitize) {}

    record SecretRef(String group, String kind, String name) {}

    record ExtractFrom(List<String> headers) {}

    record Jwt(List<Provider> providers) {}

    record Provider(
            String name,
            String issuer,
            List<String> audiences,
            RemoteJwks remoteJWKS,
            List<ClaimToHeader> claimToHeaders) {}

    record RemoteJwks(String uri) {}

    record ClaimToHeader(String claim, String header) {}

    record Authorization(String defaultAction, List<Rule> rules) {}

    record Rule(String name, String action, @Nullable Operation operation, Principal principal) {}

    record Operation(PathMatch path) {}

    record PathMatch(String type, String value) {}

    record Principal(List<HeaderValues> headers) {}

    record HeaderValues(String name, List<String> values) {}

    record BackendTrafficPolicy(List<TargetRef> targetRefs, RateLimit rateLimit) {}

    record RateLimit(String type, Global global) {}

    record Global(List<LimitRule> rules) {}

    record LimitRule(List<ClientSelector> clientSelectors, Limit limit) {}

    record ClientSelector(List<HeaderMatch> headers) {}

    /// @param value absent where each value is counted by itself
    record HeaderMatch(String name, String type, @Nullable String value) {}

    record Limit(long requests, String unit) {}
}
