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

    ReplanProblem toward(Goal other, @Nullable Integer most) {
        return new ReplanProblem(geometry, cards, wanted, other, most);
    }

    /// What is least first, and what is least of what is left then.
    public record Goal(Weights first, Weights second) {
        public static final Goal CARDS_THEN_MOVES = new Goal(Weights.CARDS, Weights.MOVES);
        public static final Goal MOVES_THEN_CARDS = new Goal(Weights.MOVES, Weights.CARDS);

        /// Cards and moves together at a price, then cards.
        public static Goal priced(int card, int move) {
            return new Goal(new Weights(card, move), Weights.CARDS);
        }

        /// Which of two answers is better; negative when the first is.
        int compare(ReplanAnswer.Replanned one, ReplanAnswer.Replanned other) {
            int byFirst =
                    Long.compare(
                            first.cost(one.inUse(), one.moved()),
                            first.cost(other.inUse(), other.moved()));
            return byFirst != 0
                    ? byFirst
                    : Long.compare(
                            second.cost(one.inUse(), one.moved()),
                            second.cost(other.inUse(), other.moved()));
        }
    }

    /// @param card what a card in use costs; not negative
    /// @param move what an instance costs that loses its place; not negative
    public record Weights(int card, int move) {
        static final Weights CARDS = new Weights(1, 0);
        static final Weights MOVES = new Weights(0, 1);

        public long cost(long cards, long moves) {
            return card * cards + move * moves;
        }
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
