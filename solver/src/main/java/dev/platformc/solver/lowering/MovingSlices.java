package dev.platformc.solver.lowering;

import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.lowering.CardMap.Card;
import dev.platformc.solver.mig.PackingAnswer.Held;
import dev.platformc.solver.mig.ReplanAnswer;
import dev.platformc.solver.mig.ReplanAnswer.Replanned;
import dev.platformc.solver.mig.ReplanProblem;
import dev.platformc.solver.mig.ReplanProblem.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Cuts cards anew where what is wanted does not fit beside the slices that are held: as few of
/// them as possible lose their place.
final class MovingSlices {
    private final SlicePacking packing;
    private final List<Card> cards;
    private final Predicate<String> never;
    private final BiConsumer<List<List<Held>>, List<SliceDemand>> fill;

    /// @param never keys of demands whose slices must stay
    /// @param fill gives what demands lack to slices that nobody has
    MovingSlices(
            SlicePacking packing,
            List<Card> cards,
            Predicate<String> never,
            BiConsumer<List<List<Held>>, List<SliceDemand>> fill) {
        this.packing = packing;
        this.cards = cards;
        this.never = never;
        this.fill = fill;
    }

    /// @param there whose the slices are that are there
    /// @return empty when it is impossible or was not decided
    Optional<CutCards> move(CutCards there, List<SliceDemand> demands) {
        return move(there, demands, Goal.MOVES_THEN_CARDS, null);
    }

    /// @param mostMoves slices that may lose their place; absent: as many as need be
    Optional<CutCards> move(
            CutCards there, List<SliceDemand> demands, Goal goal, @Nullable Integer mostMoves) {
        var alike = alike(there);
        return packing.replan(problem(alike, demands, goal, mostMoves))
                        instanceof Replanned replanned
                ? Optional.of(bind(replanned, alike, demands))
                : Optional.empty();
    }

    /// Cards in use against slices that move.
    List<Replanned> frontier(CutCards there, List<SliceDemand> demands) {
        return packing.frontier(problem(alike(there), demands, Goal.MOVES_THEN_CARDS, null));
    }

    /// Cards by what is held on them.
    private Map<List<Held>, List<Integer>> alike(CutCards there) {
        var held = there.withoutUnused(true);
        var alike = new LinkedHashMap<List<Held>, List<Integer>>();
        for (int card = 0; card < cards.size(); card++) {
            alike.computeIfAbsent(held.held(card), _ -> new ArrayList<>()).add(card);
        }
        return alike;
    }

    private ReplanProblem problem(
            Map<List<Held>, List<Integer>> alike,
            List<SliceDemand> demands,
            Goal goal,
            @Nullable Integer mostMoves) {
        var groups = new ArrayList<ReplanProblem.Group>();
        alike.forEach((slices, same) -> groups.add(group(slices, groups.size(), same.size())));
        return packing.problem(groups, wanted(demands), goal, mostMoves);
    }

    private ReplanProblem.Group group(List<Held> slices, int number, int count) {
        return new ReplanProblem.Group(
                Integer.toString(number),
                count,
                slices.stream().map(Held::slice).toList(),
                slices.stream().filter(h -> never.test(h.demand())).map(Held::slice).toList(),
                packing.allowed());
    }

    private static Map<MigProfile, Integer> wanted(List<SliceDemand> demands) {
        var wanted = new LinkedHashMap<MigProfile, Integer>();
        demands.forEach(d -> wanted.merge(d.profile(), d.count(), Integer::sum));
        return wanted;
    }

    private CutCards bind(
            Replanned replanned, Map<List<Held>, List<Integer>> alike, List<SliceDemand> demands) {
        var holders = new ArrayList<List<Held>>();
        cards.forEach(_ -> holders.add(new ArrayList<>()));
        int number = 0;
        for (var group : alike.entrySet()) {
            var id = Integer.toString(number++);
            int next = 0;
            for (var recut : replanned.cards()) {
                for (int i = 0; recut.group().equals(id) && i < recut.count(); i++) {
                    holders.set(group.getValue().get(next++), slices(recut, group.getKey()));
                }
            }
        }
        fill.accept(holders, demands);
        return CutCards.holding(cards, holders.stream().map(List::copyOf).toList())
                .withoutUnused(true);
    }

    private static List<Held> slices(ReplanAnswer.Recut recut, List<Held> before) {
        var slices = new ArrayList<Held>();
        before.stream().filter(h -> recut.kept().contains(h.slice())).forEach(slices::add);
        for (PlacedSlice added : recut.added()) {
            slices.add(new Held(added, FixedCards.NOBODY));
        }
        return slices;
    }
}
