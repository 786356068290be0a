package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import java.util.List;

/// Which instances go on which cards, so that as few cards as possible are used. A card with taken
/// instances is used already, so its room costs nothing.
///
/// @param geometry of every card
/// @param cards groups of cards that look alike
/// @param demands what must be held, all of it; no id is used twice, nor for a group as well
public record PackingProblem(MigGeometry geometry, List<CardGroup> cards, List<Demand> demands) {
    public PackingProblem {
        cards = List.copyOf(cards);
        demands = List.copyOf(demands);
    }

    /// Cards that nobody can tell apart.
    ///
    /// @param id opaque
    /// @param count how many; not negative
    /// @param taken instances that are there and stay; they hold no demand
    /// @param allowed the only profiles that may be added
    public record CardGroup(
            String id, int count, List<PlacedSlice> taken, List<MigProfile> allowed) {
        public CardGroup {
            taken = List.copyOf(taken);
            allowed = List.copyOf(allowed);
        }
    }

    /// So many instances of one profile.
    ///
    /// @param id opaque; several demands may ask for one profile
    public record Demand(String id, MigProfile profile, int count) {}
}
