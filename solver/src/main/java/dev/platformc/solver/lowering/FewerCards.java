package dev.platformc.solver.lowering;

import dev.platformc.plan.Changes.Point;
import dev.platformc.solver.Moves;
import dev.platformc.solver.lowering.CardMap.Card;
import dev.platformc.solver.lowering.SlicePacking.Result;
import dev.platformc.solver.mig.PackingAnswer.Held;
import dev.platformc.solver.mig.ReplanProblem.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether fewer cards would do if some slices moved that need not.
///
/// Slices of workloads that stand even over machines, or must not be disrupted, stay: the others
/// are packed around them.
final class FewerCards {
    private final List<Card> cards;
    private final SlicePacking packing;
    private final StayingSlices staying;
    private final MovingSlices moving;

    /// @param moving fixes what must stay
    FewerCards(List<Card> cards, SlicePacking packing, StayingSlices staying, MovingSlices moving) {
        this.cards = cards;
        this.packing = packing;
        this.staying = staying;
        this.moving = moving;
    }

    /// With as few cards as the moves allow, and no more moves than that takes.
    ///
    /// @param planned how it is when nothing moves without need
    /// @param anew the same demands when nothing needs to stay
    /// @param moves whose most is what is left of it
    Optional<Result.Packed> pack(
            List<SliceDemand> demands, Result.Packed planned, Result anew, Moves moves) {
        if (moves.most() == 0 || !isWorthwhile(demands, planned, anew)) {
            return Optional.empty();
        }
        var goal =
                moves.move() == 0 ? Goal.CARDS_THEN_MOVES : Goal.priced(moves.card(), moves.move());
        return moving.move(staying.hold(demands), demands, goal, moves.most())
                .filter(cut -> inUse(cut) < inUse(planned.cards()))
                .filter(cut -> holdsAll(cut, demands))
                .map(cut -> new Result.Packed(cut, SliceAdding.proof(cut, anew)));
    }

    /// Cards against moves, from how it is planned on; empty when moves save nothing.
    List<Point> frontier(List<SliceDemand> demands, Result.Packed planned, Result anew) {
        if (!isWorthwhile(demands, planned, anew)) {
            return List.of();
        }
        var there = staying.hold(demands);
        var points = new ArrayList<Point>();
        points.add(new Point(inUse(planned.cards()), moved(there, planned.cards()), true));
        for (var point : moving.frontier(there, demands)) {
            // without a move only slices go that nobody holds: room for replicas to come
            if (point.inUse() < points.getLast().cards()
                    && point.moved() > points.getLast().moves()) {
                points.add(new Point((int) point.inUse(), (int) point.moved(), point.proven()));
            }
        }
        return points.size() > 1 ? points : List.of();
    }

    /// Slices that somebody holds and that have no place any more.
    int moved(CutCards there, CutCards now) {
        int moved = 0;
        for (int card = 0; card < cards.size(); card++) {
            var slices = now.slices(card);
            for (Held held : there.withoutUnused(true).held(card)) {
                moved += slices.contains(held.slice()) ? 0 : 1;
            }
        }
        return moved;
    }

    int moved(List<SliceDemand> demands, CutCards now) {
        return moved(staying.hold(demands), now);
    }

    /// What stands even must have all its slices already: where more of them go is decided
    /// otherwise.
    private boolean isWorthwhile(List<SliceDemand> demands, Result.Packed planned, Result anew) {
        var there = staying.hold(demands);
        return anew instanceof Result.Packed best
                && inUse(best.cards()) < inUse(planned.cards())
                && packing.divided(cards, demands).stream()
                        .allMatch(d -> there.of(d.id()) == d.count());
    }

    /// Cards with slices that somebody holds. What nobody holds stays cut, but no move is for it.
    private static int inUse(CutCards cut) {
        return cut.withoutUnused(true).cut();
    }

    private static boolean holdsAll(CutCards cut, List<SliceDemand> demands) {
        return demands.stream().allMatch(d -> cut.of(d.id()) == d.count());
    }
}
