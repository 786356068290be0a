package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cards that run something are cut anew for what is wanted now. An instance that runs stays when
/// it has its place in the new layout of its card; else whoever holds it moves.
///
/// @param cards groups of cards that run the same; no id twice
/// @param wanted instances of each profile in the end, those that run included
/// @param goal what is least first
/// @param mostMoves instances that may move; absent: as many as need be
public record ReplanProblem(
        MigGeometry geometry,
        List<Group> cards,
        Map<MigProfile, Integer> wanted,
        Goal goal,
        @Nullable Integer mostMoves) {
    public ReplanProblem {
        cards = List.copyOf(cards);
        wanted = Map.copyOf(wanted);
    }

    /// What is least first, and then what.
    public enum Goal {
        CARDS_THEN_MOVES,
        MOVES_THEN_CARDS
    }

    /// @param id opaque
    /// @param running instances that somebody holds
    /// @param fixed those of them that must stay
    /// @param allowed the only profiles that may be added
    public record Group(
            String id,
            int count,
            List<PlacedSlice> running,
            List<PlacedSlice> fixed,
            List<MigProfile> allowed) {
        public Group {
            running = List.copyOf(running);
            fixed = List.copyOf(fixed);
            allowed = List.copyOf(allowed);
        }
    }
}
