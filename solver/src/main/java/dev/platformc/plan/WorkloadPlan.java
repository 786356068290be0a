package dev.platformc.plan;

import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.quantity.Rational;
import java.util.List;

/// Where a workload stands.
///
/// @param units workers of a gang, replicas of an endpoint, that are placed
/// @param each what one unit takes
/// @param spots where they are, in the order of the nodes; the counts add up to `units`
/// @param spans how many domains of each level above the node are used, outermost first
/// @param unitsAtMost of an endpoint with a range, how many of the most replicas fit besides
/// @param proof of the placement
public record WorkloadPlan(
        Workload workload,
        int units,
        Devices each,
        List<Spot> spots,
        List<Span> spans,
        int unitsAtMost,
        Proof proof) {

    /// Devices of one unit.
    public sealed interface Devices {
        /// @param count whole GPUs; 0 for CPU work
        record Gpus(int count) implements Devices {}

        record Slice(MigProfile profile) implements Devices {}

        /// A share of one card, beside others.
        ///
        /// @param ratio above 0, at most 1
        record Share(Rational ratio) implements Devices {}
    }

    /// Equal numbers of units on consecutive nodes.
    ///
    /// @param firstNode number in the pool, from 0
    public record Spot(int firstNode, int nodes, int unitsOnEach) {}

    /// @param level word of the tree
    /// @param domains how many of its domains are touched
    public record Span(String level, int domains) {}
}
