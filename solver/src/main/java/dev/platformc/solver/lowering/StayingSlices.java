package dev.platformc.solver.lowering;

import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.lowering.CardMap.Card;
import dev.platformc.solver.lowering.SlicePacking.Result;
import dev.platformc.solver.mig.PackingAnswer.Held;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Slices that are there stay, whoever needs more gets what is free, and only then are cards cut
/// anew.
///
/// A slice of a workload that stood on its node is its own. Other slices serve whoever asks for
/// their profile. What nobody asks for stays as long as it is beside what is needed and in nobody's
/// way: no card in use is cut anew for nothing. Where the rest does not fit beside that, as few
/// slices as possible lose their place, and as few cards as possible are in use then.
final class StayingSlices {
    private final PoolNodes nodes;
    private final List<Card> cards;

    /// Slices of each card, by its index.
    private final List<List<PlacedSlice>> running;

    private final Map<String, List<Spot>> spots;
    private final SlicePacking packing;
    private final MovingSlices moving;

    /// @param never keys of demands whose slices must stay
    StayingSlices(
            PoolNodes nodes,
            List<Card> cards,
            List<List<PlacedSlice>> running,
            Map<String, List<Spot>> spots,
            SlicePacking packing,
            Predicate<String> never) {
        this.nodes = nodes;
        this.cards = cards;
        this.running = running;
        this.spots = spots;
        this.packing = packing;
        this.moving = new MovingSlices(packing, cards, never, this::fill);
    }

    /// @param anew the same demands when nothing needs to stay
    Optional<Result.Packed> pack(List<SliceDemand> demands, Result anew) {
        var there = hold(demands);
        var adding = new SliceAdding(packing, cards);
        var beside = adding.add(there.withoutUnused(false), demands);
        var instead = adding.add(there.withoutUnused(true), demands);
        var best =
                beside.isPresent()
                                && (instead.isEmpty() || beside.get().cut() <= instead.get().cut())
                        ? beside
                        : instead;
        return best.or(() -> anew instanceof Result.Packed ? moving.move(there, demands) : best)
                .map(cut -> new Result.Packed(cut, SliceAdding.proof(cut, anew)));
    }

    /// Whose the slices are that are there.
    CutCards hold(List<SliceDemand> demands) {
        var holders = new ArrayList<List<Held>>();
        for (var slices : running) {
            holders.add(
                    new ArrayList<>(
                            slices.stream().map(s -> new Held(s, FixedCards.NOBODY)).toList()));
        }
        var left = new ArrayList<Integer>();
        for (var demand : demands) {
            left.add(demand.count() - holdOnNodes(holders, demand));
        }
        for (int i = 0; i < demands.size(); i++) {
            holdAnywhere(holders, demands.get(i), left.get(i));
        }
        return CutCards.holding(cards, holders.stream().map(List::copyOf).toList());
    }

    private int holdOnNodes(List<List<Held>> holders, SliceDemand demand) {
        int held = 0;
        for (var there : Spots.byNode(spots.getOrDefault(demand.id(), List.of())).entrySet()) {
            int own = demand.profile().instancesFor(there.getValue());
            for (int card = 0; card < cards.size() && own > 0; card++) {
                while (cards.get(card).node() == there.getKey()
                        && own > 0
                        && held < demand.count()
                        && take(holders.get(card), demand)) {
                    own--;
                    held++;
                }
            }
        }
        return held;
    }

    /// Gives what the demands still lack to slices that nobody has.
    void fill(List<List<Held>> holders, List<SliceDemand> demands) {
        for (var demand : demands) {
            long has =
                    holders.stream()
                            .flatMap(List::stream)
                            .filter(h -> h.demand().equals(demand.id()))
                            .count();
            holdAnywhere(holders, demand, (int) (demand.count() - has));
        }
    }

    private void holdAnywhere(List<List<Held>> holders, SliceDemand demand, int wanted) {
        for (int left = wanted; left > 0; left--) {
            int card = best(holders, demand);
            if (card < 0) {
                return;
            }
            take(holders.get(card), demand);
        }
    }

    /// A card with a free slice of the profile: in the domain with fewest of the demand where they
    /// should stand even, else the first.
    private int best(List<List<Held>> holders, SliceDemand demand) {
        int best = -1;
        int least = Integer.MAX_VALUE;
        for (int card = 0; card < cards.size(); card++) {
            if (holders.get(card).stream().anyMatch(h -> isFree(h, demand))) {
                int there = inDomain(holders, demand, cards.get(card).node());
                if (there < least) {
                    best = card;
                    least = there;
                }
            }
        }
        return best;
    }

    private int inDomain(List<List<Held>> holders, SliceDemand demand, int node) {
        Integer level = demand.spread();
        if (level == null) {
            return 0;
        }
        int there = 0;
        for (int card = 0; card < cards.size(); card++) {
            if (nodes.domain(level, cards.get(card).node()) == nodes.domain(level, node)) {
                there +=
                        (int)
                                holders.get(card).stream()
                                        .filter(h -> h.demand().equals(demand.id()))
                                        .count();
            }
        }
        return there;
    }

    private static boolean isFree(Held held, SliceDemand demand) {
        return held.demand().equals(FixedCards.NOBODY)
                && held.slice().profile().equals(demand.profile());
    }

    private static boolean take(List<Held> slices, SliceDemand demand) {
        for (int i = 0; i < slices.size(); i++) {
            if (isFree(slices.get(i), demand)) {
                slices.set(i, new Held(slices.get(i).slice(), demand.id()));
                return true;
            }
        }
        return false;
    }

    static List<List<PlacedSlice>> running(List<Card> cards, Map<Card, List<PlacedSlice>> before) {
        return cards.stream()
                .map(card ->
                        before.getOrDefault(card, List.of()).stream()
                                .sorted(Comparator.comparingInt(PlacedSlice::start))
                                .toList())
                .toList();
    }
}
