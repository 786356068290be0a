package dev.platformc.contract;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    /// @param shares of a card that several pods use at once; absent for all others
    public record Cards(
            int first,
            int count,
            Use use,
            String owner,
            List<MigInstance> instances,
            @Nullable Shares shares) {
        /// Of cards that nobody shares.
        public Cards(int first, int count, Use use, String owner, List<MigInstance> instances) {
            this(first, count, use, owner, instances, null);
        }
    }

    public enum Use {
        /// Handed out as a whole GPU, MIG off.
        WHOLE,
        /// Not handed out: kept for repair.
        SPARE,
        /// MIG on, cut as `instances` say and by nobody else.
        MIG,
        /// MIG off, and several pods on it at once, as `shares` say.
        SHARED,
        /// Found as `instances` say and left so, whatever is there besides.
        PINNED
    }

    /// How several pods use one card at once.
    ///
    /// The agent advertises each card as `parts` devices of `resource`. A pod takes one or more,
    /// all of one card: the agent prefers the card with the fewest free parts that are enough, and
    /// fails an allocation that spans cards. The pod's annotations say the same again, for people
    /// and for schedulers: `gpu-fraction`, `gpu-compute-request` and `gpu-compute-limit`, from 0 to
    /// 1.
    ///
    /// @param resource name of the extended resource
    /// @param parts of a card, 1 or more; each is 1 / `parts` of it
    /// @param memoryCapped whether a pod that asks for more memory than its parts have is refused
    ///   it
    /// @param partMemoryMib memory of a part, MiB; absent: an even part of the card's
    /// @param leases how turns are taken; absent under MPS
    public record Shares(
            SharingMode mode,
            String resource,
            int parts,
            boolean memoryCapped,
            @Nullable Long partMemoryMib,
            @Nullable Leases leases) {}

    public enum SharingMode {
        /// Turns that stay idle when their owner is.
        STRICT,
        /// Turns of which idle ones go, in even parts, to those that ask.
        FAIR,
        /// All at once, each with its part of the processors.
        MPS
    }

    /// A plan of turns: a cycle of `parts` leases that begins again when it is over.
    ///
    /// @param leaseMillis length of one, milliseconds
    /// @param cycleMillis length of the plan: leaseMillis x parts
    public record Leases(long leaseMillis, long cycleMillis) {}

    /// A MIG instance at its place.
    ///
    /// @param profile as the driver writes it: `1g.10gb+me`
    /// @param profileId of the GPU instance profile
    /// @param start first unit on the card's memory axis, from 0
    /// @param size units of that axis
    /// @param computeInstances of the size that the profile's name begins with, `1c.3g.40gb`;
    ///   absent: one, of all its slices
    public record MigInstance(
            String profile,
            int profileId,
            int start,
            int size,
            @Nullable Integer computeInstances) {}

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
