package dev.platformc.emit.network;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A network that obeys policies, written from the words of the Kubernetes documentation: pods that
/// no policy selects are open, what a policy selects is shut but for its rules, and a connection
/// must be let out and let in.
///
/// @param policies of all namespaces
record Network(List<JsonNode> policies) {
    /// Somebody who connects or is connected to.
    ///
    /// @param namespace empty for a machine outside of the cluster
    record Host(String name, String namespace, Map<String, String> labels, String address) {
        static Host pod(String name, String namespace, String key, String value) {
            return new Host(name, namespace, Map.of(key, value), "10.4.0.7");
        }

        static Host machine(String address) {
            return new Host(address, "", Map.of(), address);
        }

        boolean isPod() {
            return !namespace.isEmpty();
        }
    }

    boolean connects(Host from, Host to, String protocol, int port) {
        return passes(from, to, "Egress", "egress", "to", protocol, port)
                && passes(to, from, "Ingress", "ingress", "from", protocol, port);
    }

    private boolean passes(
            Host at,
            Host other,
            String type,
            String rules,
            String peers,
            String protocol,
            int port) {
        var selecting = policies.stream().filter(p -> selects(p, at, type)).toList();
        return selecting.isEmpty()
                || selecting.stream()
                        .flatMap(policy -> stream(policy.at("/spec/" + rules)))
                        .anyMatch(rule ->
                                isPort(rule.path("ports"), protocol, port)
                                        && isPeer(rule.path(peers), at, other));
    }

    private static boolean selects(JsonNode policy, Host host, String type) {
        return host.isPod()
                && policy.at("/metadata/namespace").asString("").equals(host.namespace())
                && stream(policy.at("/spec/policyTypes")).anyMatch(t -> t.asString("").equals(type))
                && matches(policy.at("/spec/podSelector"), host.labels());
    }

    private static boolean isPort(JsonNode ports, String protocol, int port) {
        return ports.isEmpty()
                || stream(ports)
                        .anyMatch(p ->
                                p.path("protocol").asString("TCP").equals(protocol)
                                        && p.path("port").asInt(port) == port);
    }

    private static boolean isPeer(JsonNode peers, Host at, Host other) {
        return peers.isEmpty()
                || stream(peers)
                        .anyMatch(peer ->
                                peer.has("ipBlock")
                                        ? isIn(peer.path("ipBlock"), other.address())
                                        : isPod(peer, at, other));
    }

    private static boolean isPod(JsonNode peer, Host at, Host other) {
        if (!other.isPod()) {
            return false;
        }
        boolean isThere =
                peer.has("namespaceSelector")
                        ? matches(
                                peer.path("namespaceSelector"),
                                Map.of("kubernetes.io/metadata.name", other.namespace()))
                        : at.namespace().equals(other.namespace());
        return isThere && matches(peer.path("podSelector"), other.labels());
    }

    private static boolean matches(JsonNode selector, Map<String, String> labels) {
        boolean all =
                selector.path("matchLabels").properties().stream()
                        .allMatch(l -> l.getValue().asString("").equals(labels.get(l.getKey())));
        return all
                && stream(selector.path("matchExpressions"))
                        .allMatch(e -> {
                            var value = labels.getOrDefault(e.path("key").asString(""), "");
                            boolean isListed =
                                    stream(e.path("values"))
                                            .anyMatch(v -> v.asString("").equals(value));
                            return switch (e.path("operator").asString("")) {
                                case "In" -> isListed;
                                case "NotIn" -> !isListed;
                                default -> throw new AssertionError("not known here: " + e);
                            };
                        });
    }

    private static boolean isIn(JsonNode block, String address) {
        return isIn(block.path("cidr").asString(""), address)
                && stream(block.path("except"))
                        .noneMatch(except -> isIn(except.asString(""), address));
    }

    private static boolean isIn(String cidr, String address) {
        try {
            var range = InetAddress.getByName(cidr.substring(0, cidr.indexOf('/'))).getAddress();
            var asked = InetAddress.getByName(address).getAddress();
            int free = range.length * 8 - Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1));
            return range.length == asked.length
                    && new BigInteger(1, range)
                            .shiftRight(free)
                            .equals(new BigInteger(1, asked).shiftRight(free));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return list.valueStream();
    }
}
