package dev.platformc.emit.network;

import dev.platformc.core.model.Identity;
import java.util.List;
import java.util.Map;

/// One end of a connection.
sealed interface End {
    /// Pods that this platform brings about.
    ///
    /// @param of the declaration that they belong to
    /// @param policy name of the policy that opens them: `endpoint-chat`
    /// @param labels that they have and no other pods of the namespace
    record Ours(Identity of, String policy, String namespace, Map<String, String> labels)
            implements End {}

    /// Pods of somebody else's, who see to their own side.
    record Theirs(String namespace, Map<String, String> labels) implements End {}

    /// Addresses. A policy cannot name hosts, only ranges of addresses.
    ///
    /// @param ranges in CIDR notation
    /// @param except parts of the first range that are left out
    record Addresses(List<String> ranges, List<String> except) implements End {
        /// All there are: the API server and stores in the house answer from any of them.
        static Addresses any() {
            return new Addresses(List.of("0.0.0.0/0", "::/0"), List.of());
        }

        /// Those of the Internet: no machine of the house and no service of the cloud's own that
        /// hands out credentials.
        static Addresses ofInternet() {
            return new Addresses(
                    List.of("0.0.0.0/0"),
                    List.of(
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.168.0.0/16"));
        }

        /// One machine.
        static Addresses of(String address) {
            return new Addresses(
                    List.of(address + (address.contains(":") ? "/128" : "/32")), List.of());
        }
    }
}
