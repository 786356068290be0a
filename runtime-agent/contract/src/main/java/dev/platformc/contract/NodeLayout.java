package dev.platformc.contract;

import java.util.List;
import java.util.Map;

/// How the nodes of one pool shall be: what each card is for, where MIG instances stand, what
/// happens to a bad GPU.
///
/// One document a pool, not one a node: an agent looks its node's name up. It is written as YAML,
/// keys in the order of the components, enums in lower case; the schema is [#SCHEMA].
///
/// @param apiVersion [#API_VERSION]
/// @param kind [#KIND]
/// @param pool name of the pool
/// @param gpusPerNode cards of each node, 0 or more
/// @param labels that the agents set on their nodes
/// @param nodes groups of nodes that are cut alike; no node is in two
public record NodeLayout(
        String apiVersion,
        String kind,
        String pool,
        int gpusPerNode,
        Health health,
        List<LabelledNodes> labels,
        List<NodeGroup> nodes) {
    public static final String API_VERSION = "platformc.dev/v1alpha1";
    public static final String KIND = "NodeLayout";

    /// Class path resource beside this class.
    public static final String SCHEMA = "node-layout.schema.json";

    /// Key of the layout in its ConfigMap, hence name of the file that the agent reads.
    public static final String FILE = "node-layout.yaml";

    /// Folder of that file in the agent's container.
    public static final String FOLDER = "/etc/platformc";

    public NodeLayout {
        labels = List.copyOf(labels);
        nodes = List.copyOf(nodes);
    }

    public static NodeLayout of(
            String pool,
            int gpusPerNode,
            Health health,
            List<LabelledNodes> labels,
            List<NodeGroup> nodes) {
        return new NodeLayout(API_VERSION, KIND, pool, gpusPerNode, health, labels, nodes);
    }

    /// Labels that some nodes get.
    ///
    /// @param nodes names of nodes
    public record LabelledNodes(Map<String, String> labels, List<String> nodes) {}

    /// Nodes that are cut alike.
    ///
    /// @param names of nodes
    /// @param cards runs that cover the cards `0` to `gpusPerNode - 1`, each once, in this order
    public record NodeGroup(List<String> names, List<Cards> cards) {}

    /// Consecutive cards of a node that are used alike.
    ///
    /// @param first index of the first, from 0, in the order of PCI addresses
    /// @param count at least 1
    /// @param owner the sharing or pin that they belong to; empty for cards of the pool itself
    /// @param instances in the order of their starts; empty where the card is not cut
    public record Cards(int first, int count, Use use, String owner, List<MigInstance> instances) {}

    public enum Use {
        /// Handed out as a whole GPU, MIG off.
        WHOLE,
        /// Not handed out: kept for repair.
        SPARE,
        /// MIG on, cut as `instances` say and by nobody else.
        MIG,
        /// Found as `instances` say and left so, whatever is there besides.
        PINNED
    }

    /// A MIG instance at its place.
    ///
    /// @param profile as the driver writes it: `1g.10gb+me`
    /// @param profileId of the GPU instance profile
    /// @param start first unit on the card's memory axis, from 0
    /// @param size units of that axis
    public record MigInstance(String profile, int profileId, int start, int size) {}

    /// What is done about a bad GPU.
    ///
    /// @param ignoreXids XID codes that do not make a GPU unhealthy
    /// @param onFailure how much of the node goes with a bad GPU
    public record Health(List<Integer> ignoreXids, OnFailure onFailure) {}

    public enum OnFailure {
        /// Only the bad GPU is taken out.
        ISOLATE,
        /// No new pods on the node.
        CORDON,
        /// No new pods, and the old ones are evicted.
        DRAIN
    }
}
