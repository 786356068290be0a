package dev.platformc.plan;

import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.SharingWay.Keeper;
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
        /// @param resource extended resource that stands for parts of cards
        /// @param count how many of that a unit takes; 0 where the scheduler is told the ratio
        ///   itself
        record Share(Rational ratio, String resource, int count) implements Devices {
            /// Of a sharing whose cards several use at once.
            public static Share of(Sharing sharing, Rational ratio) {
                return new Share(ratio, sharing.resource(), count(sharing, ratio));
            }

            /// KAI deals out fractions by itself, and whole cards as everybody does.
            private static int count(Sharing sharing, Rational ratio) {
                if (sharing.keeper() == Keeper.KAI) {
                    return ratio.equals(Rational.ONE) ? 1 : 0;
                }
                return ratio.dividedBy(sharing.step()).ceiling().intValueExact();
            }
        }
    }

    /// Equal numbers of units on consecutive nodes.
    ///
    /// @param firstNode number in the pool, from 0
    public record Spot(int firstNode, int nodes, int unitsOnEach) {}

    /// @param level word of the tree
    /// @param domains how many of its domains are touched
    public record Span(String level, int domains) {}
}
