package dev.platformc.hardware.link;

import dev.platformc.hardware.quantity.Quantity;
import dev.platformc.hardware.quantity.Rational;

/// How fast GPUs or machines talk.
///
/// @param kind `nvlink`, `infiniband`, `roce` or `efa`
/// @param links that one GPU has; 1 for a network card
/// @param each rate of one, in one direction
/// @param quoted the figure as it is usually told
/// @param counts what that figure counts
/// @param source where it is from
/// @param date when it was collected, ISO
public record Link(
        String name,
        String kind,
        int links,
        Quantity each,
        Quantity quoted,
        Counts counts,
        String source,
        String date) {

    /// What a quoted figure counts.
    public enum Counts {
        /// Both directions of all links of a GPU, summed: the custom with NVLink.
        BOTH,
        /// One direction of one card: the custom with networks.
        ONE
    }

    /// All links together, one direction.
    public Quantity oneWay() {
        return each.times(Quantity.number(Rational.of(links)));
    }

    /// How many times the other link's figure this one's is, as both are usually told. Figures for
    /// NVLink count both directions and those of networks one, so the ratio of what flows one way
    /// is half of it.
    public Rational quotedRatio(Link other) {
        return quoted.dividedBy(other.quoted).amount();
    }

    /// How many times faster this one is in one direction.
    public Rational oneWayRatio(Link other) {
        return oneWay().dividedBy(other.oneWay()).amount();
    }
}
