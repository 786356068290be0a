package dev.platformc.plan;

import dev.platformc.core.model.Sharing;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import java.util.List;

/// What becomes of cards of a pool that were cut before.
///
/// @param savings sharings for which fewer cards would do if some instances moved
/// @param rollout cards that are cut anew, in an order in which that can be done
/// @param waiting the most instances that have no place at one moment of the rollout: so many are
///   down for a while, unless there is room for as many elsewhere
public record Changes(List<Saving> savings, List<Step> rollout, int waiting) {
    public static final Changes NONE = new Changes(List.of(), List.of(), 0);

    public Changes {
        savings = List.copyOf(savings);
        rollout = List.copyOf(rollout);
    }

    /// Cards against moves; no point is better in both than another.
    ///
    /// @param points from the fewest moves on, the first being how it is planned
    public record Saving(Sharing sharing, List<Point> points) {
        public Saving {
            points = List.copyOf(points);
        }
    }

    /// @param cards cards of the sharing that are cut
    /// @param moves instances that lose their place
    /// @param proven that with no more moves no fewer cards do
    public record Point(int cards, int moves, boolean proven) {}

    /// One card is cut anew; what stays on it runs on.
    ///
    /// @param node number in the pool, from 0
    /// @param card index in the node
    /// @param drained instances that somebody holds, or that a pin names, and that go
    /// @param layout what is on the card afterwards
    public record Step(int node, int card, List<MigProfile> drained, List<PlacedSlice> layout) {
        public Step {
            drained = List.copyOf(drained);
            layout = List.copyOf(layout);
        }
    }
}
