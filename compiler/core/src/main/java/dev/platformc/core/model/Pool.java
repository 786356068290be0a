package dev.platformc.core.model;

import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Nodes that are alike to the scheduler.
///
/// @param trees how the nodes stand; several make an irregular pool
/// @param hosts names of existing machines in the order of the tree; empty when not given
/// @param select labels that say which nodes belong
/// @param taints as in Kubernetes: `key=value:Effect`
/// @param price of one node an hour; absent when unpriced
/// @param spare nodes kept free for repair
/// @param nodeStack the pool's own, else the cluster's
public record Pool(
        Identity id,
        Cluster cluster,
        Sourced<List<Tree>> trees,
        Sourced<List<String>> hosts,
        Map<String, Sourced<String>> select,
        Sourced<List<String>> taints,
        @Nullable Sourced<Fabric> fabric,
        @Nullable Sourced<Quantity> price,
        boolean priceIsEstimate,
        Sourced<Integer> spare,
        Sourced<Cluster.Scheduler> scheduler,
        Sourced<Cluster.NodeStack> nodeStack,
        Options options)
        implements Supply {

    public Pool withTrees(Sourced<List<Tree>> other) {
        return new Pool(
                id,
                cluster,
                other,
                hosts,
                select,
                taints,
                fabric,
                price,
                priceIsEstimate,
                spare,
                scheduler,
                nodeStack,
                options);
    }

    /// What few pools write.
    ///
    /// @param spot whether nodes may vanish
    /// @param nodeClass of Karpenter, which adds nodes; absent: nobody does
    /// @param driverVersion that the operator installs, or that is there at least; absent: unknown
    /// @param operatorInstallsDriver whether it is installed by the operator
    /// @param ignoredXids error numbers to pass over
    public record Options(
            Sourced<Boolean> spot,
            @Nullable Sourced<String> nodeClass,
            @Nullable Sourced<String> driverVersion,
            boolean operatorInstallsDriver,
            Sourced<Virtualisation> virtualisation,
            Sourced<List<Integer>> ignoredXids,
            Sourced<OnFailure> onFailure) {
        /// Of a pool that writes none of it.
        public static Options usual(Identity pool) {
            var at = pool.span();
            return new Options(
                    Sourced.preset(false, at),
                    null,
                    null,
                    false,
                    Sourced.preset(Virtualisation.NONE, at),
                    Sourced.preset(List.of(), at),
                    Sourced.preset(OnFailure.ISOLATE, at));
        }
    }

    public enum Virtualisation {
        NONE,
        PASSTHROUGH,
        VGPU
    }

    /// What a bad GPU leads to.
    public enum OnFailure {
        ISOLATE,
        CORDON,
        DRAIN
    }

    /// `2 x block of 2 x rack of 8 x dgx-h100`: two levels above the node, eight nodes in the
    /// innermost.
    ///
    /// @param levels above the node, outermost first; may be empty
    /// @param nodes in each innermost domain
    public record Tree(List<Level> levels, CountRange nodes, NodeType node) {
        /// All nodes of the tree.
        public CountRange total() {
            int domains = 1;
            for (var level : levels) {
                domains = Math.multiplyExact(domains, level.count());
            }
            return nodes.times(domains);
        }
    }

    /// @param word as the author calls it: `rack`
    /// @param count how many in each domain of the level above
    public record Level(String word, int count) {}

    /// The network between nodes.
    ///
    /// @param kind `infiniband`, `roce`, `ethernet` or `efa`
    /// @param rate of one NIC, one direction
    /// @param nics GPU NICs of a node
    /// @param oversubscription how many times more the nodes send than the uplinks take; 1: as much
    public record Fabric(
            String kind, @Nullable Quantity rate, int nics, Rational oversubscription) {
        public Fabric(String kind, @Nullable Quantity rate, int nics) {
            this(kind, rate, nics, Rational.ONE);
        }
    }

    @Override
    public Pool pool() {
        return this;
    }

    /// Whether its nodes are of this cluster and its pods of this scheduler.
    public boolean isServedBy(Cluster other, Cluster.Scheduler by) {
        return cluster.id().equals(other.id()) && scheduler.value() == by;
    }

    /// Least and most nodes there may be.
    public CountRange nodes() {
        var total = CountRange.of(0);
        for (var tree : trees.value()) {
            total = total.plus(tree.total());
        }
        return total;
    }

    /// How many times faster NVLink is than a network card, as both are usually quoted; absent
    /// where there is no NVLink, or nothing is known of the network.
    public @Nullable Rational linkRatio() {
        var gpu = gpu();
        var rate = fabric == null ? null : fabric.value().rate();
        if (gpu == null
                || gpu.nvlinkGigabytes() == 0
                || rate == null
                || rate.amount().signum() == 0) {
            return null;
        }
        var nvlink = Rational.of(gpu.nvlinkGigabytes()).times(1_000_000_000L);
        return nvlink.dividedBy(rate.amount());
    }

    /// The machine; all of a pool are of one type.
    public NodeType nodeType() {
        return trees.value().getFirst().node();
    }

    public @Nullable Gpu gpu() {
        return nodeType().gpu();
    }

    /// Whether its GPUs are claimed from the driver, and not handed out by a device plugin.
    public boolean isClaimed() {
        var gpu = gpu();
        return cluster.options().dra().value()
                && gpu != null
                && gpusPerNode() > 0
                && gpu.isNvidia();
    }

    /// Whether NVLink reaches beyond one machine.
    public boolean hasWideNvlink() {
        return gpusPerNode() > 0 && nodeType().domainGpus() > gpusPerNode();
    }

    public int gpusPerNode() {
        return nodeType().gpus();
    }

    /// Words of the levels, outermost first, ending in `node`.
    public List<String> levelWords() {
        var words = new java.util.ArrayList<String>();
        for (var level : trees.value().getFirst().levels()) {
            words.add(level.word());
        }
        words.add("node");
        return words;
    }
}
