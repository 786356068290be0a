package dev.platformc.emit.gateway;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of Gateway API, its inference extension and cert-manager that we set.
final class Specs {
    static final String GATEWAY_GROUP = "gateway.networking.k8s.io";
    static final String GATEWAY_API = GATEWAY_GROUP + "/v1";
    static final String GRANT_API = GATEWAY_GROUP + "/v1beta1";
    static final String POOL_GROUP = "inference.networking.k8s.io";
    static final String POOL_API = POOL_GROUP + "/v1";
    static final String OBJECTIVE_API = "llm-d.ai/v1alpha2";
    static final String CERTIFICATE_API = "cert-manager.io/v1";

    private Specs() {}

    record Gateway(String gatewayClassName, List<Listener> listeners) {}

    record Listener(String name, String hostname, int port, String protocol, Tls tls) {}

    record Tls(String mode, List<SecretRef> certificateRefs) {}

    record SecretRef(String name) {}

    record Certificate(String secretName, List<String> dnsNames, IssuerRef issuerRef) {}

    record IssuerRef(String name, String kind, String group) {}

    record HttpRoute(List<ParentRef> parentRefs, List<String> hostnames, List<Rule> rules) {}

    record ParentRef(String name) {}

    record Rule(
            List<Match> matches,
            @Nullable List<Filter> filters,
            List<BackendRef> backendRefs,
            Timeouts timeouts) {}

    record Match(Path path, @Nullable List<Header> headers) {}

    record Path(String type, String value) {}

    record Header(String name, String value) {}

    record Filter(String type, UrlRewrite urlRewrite) {}

    record UrlRewrite(RewritePath path) {}

    record RewritePath(String type, String replacePrefixMatch) {}

    /// @param namespace absent: the route's own
    /// @param port of a Service
    record BackendRef(
            @Nullable String group,
            @Nullable String kind,
            String name,
            @Nullable String namespace,
            @Nullable Integer port) {}

    record Timeouts(String request) {}

    record ReferenceGrant(List<From> from, List<To> to) {}

    record From(String group, String kind, String namespace) {}

    record To(String group, String kind, String name) {}

    record InferencePool(Selector selector, List<Port> targetPorts, PickerRef endpointPickerRef) {}

    record Selector(Map<String, String> matchLabels) {}

    record Port(int number) {}

    /// @param failureMode what happens to requests while the picker is away
    record PickerRef(String name, Port port, String failureMode) {}

    record InferenceObjective(int priority, PoolRef poolRef) {}

    record PoolRef(String name) {}
}
