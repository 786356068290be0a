package dev.platformc.emit.network;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.List;
import java.util.Map;

/// Edges as rules of a policy.
final class Rules {
    /// Kubernetes writes it on every namespace.
    private static final String NAMESPACE_LABEL = "kubernetes.io/metadata.name";

    private static final End DNS = new End.Theirs("kube-system", Map.of("k8s-app", "kube-dns"));
    private static final int DNS_PORT = 53;

    private Rules() {}

    static NetworkPolicyIngressRule fromItself() {
        return new NetworkPolicyIngressRuleBuilder().withFrom(itself()).build();
    }

    static NetworkPolicyEgressRule toItself() {
        return new NetworkPolicyEgressRuleBuilder().withTo(itself()).build();
    }

    static NetworkPolicyEgressRule toDns() {
        return new NetworkPolicyEgressRuleBuilder()
                .withTo(peers(DNS))
                .withPorts(port("UDP", DNS_PORT), port("TCP", DNS_PORT))
                .build();
    }

    static NetworkPolicyIngressRule from(Edge edge) {
        return new NetworkPolicyIngressRuleBuilder()
                .withFrom(peers(edge.from()))
                .withPorts(ports(edge))
                .build();
    }

    static NetworkPolicyEgressRule to(Edge edge) {
        return new NetworkPolicyEgressRuleBuilder()
                .withTo(peers(edge.to()))
                .withPorts(ports(edge))
                .build();
    }

    private static List<NetworkPolicyPort> ports(Edge edge) {
        return edge.ports().stream().map(number -> port("TCP", number)).toList();
    }

    private static NetworkPolicyPort port(String protocol, int number) {
        return new NetworkPolicyPortBuilder()
                .withProtocol(protocol)
                .withPort(new IntOrString(number))
                .build();
    }

    private static NetworkPolicyPeer itself() {
        return new NetworkPolicyPeerBuilder().withPodSelector(new LabelSelector()).build();
    }

    private static List<NetworkPolicyPeer> peers(End end) {
        return switch (end) {
            case End.Ours ours -> List.of(pods(ours.namespace(), ours.labels()));
            case End.Theirs theirs -> List.of(pods(theirs.namespace(), theirs.labels()));
            case End.Addresses(var ranges, var except) ->
                    ranges.stream().map(range -> addresses(range, except)).toList();
        };
    }

    /// A peer without a pod selector is all pods of the namespace.
    private static NetworkPolicyPeer pods(String namespace, Map<String, String> labels) {
        return new NetworkPolicyPeerBuilder()
                .withNamespaceSelector(selector(Map.of(NAMESPACE_LABEL, namespace)))
                .withPodSelector(labels.isEmpty() ? null : selector(labels))
                .build();
    }

    private static LabelSelector selector(Map<String, String> labels) {
        return new LabelSelectorBuilder().withMatchLabels(labels).build();
    }

    private static NetworkPolicyPeer addresses(String range, List<String> except) {
        return new NetworkPolicyPeerBuilder()
                .withNewIpBlock()
                .withCidr(range)
                .withExcept(except)
                .endIpBlock()
                .build();
    }
}
