package dev.platformc.solver.lowering;

import dev.platformc.core.model.Sharing;
import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.Proof;
import dev.platformc.solver.lowering.CardMap.Card;
import dev.platformc.solver.mig.PackingAnswer.Held;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Cards that all have one written layout: demands are matched to the slices that are there. Slices
/// of one profile are all as good, so counting decides.
final class FixedCards {
    /// Holder of a slice that nobody asked for.
    static final String NOBODY = "";

    private final PoolNodes nodes;
    private final List<Card> cards;
    private final List<PlacedSlice> layout;

    /// `[card][slice of the layout]`: the demand that holds it
    private final List<List<String>> holders = new ArrayList<>();

    private FixedCards(PoolNodes nodes, List<Card> cards, List<PlacedSlice> layout) {
        this.nodes = nodes;
        this.cards = cards;
        this.layout = layout;
        for (var _ : cards) {
            holders.add(new ArrayList<>(Collections.nCopies(layout.size(), NOBODY)));
        }
    }

    /// Where the instances of a written layout stand; those without `at` where they fit.
    ///
    /// @return by start; empty when there is no place for all
    static List<PlacedSlice> places(MigGeometry geometry, List<Sharing.Instance> written) {
        var places = new ArrayList<PlacedSlice>();
        var free = new ArrayList<MigProfile>();
        for (var instance : written) {
            Integer start = instance.start();
            if (start == null) {
                free.add(instance.profile().value());
            } else {
                places.add(new PlacedSlice(instance.profile().value(), start));
            }
        }
        var placed = Layouts.place(geometry, free, places);
        if (placed.isEmpty()) {
            return List.of();
        }
        places.addAll(placed.get());
        places.sort(Comparator.comparingInt(PlacedSlice::start));
        return List.copyOf(places);
    }

    static SlicePacking.Result match(
            PoolNodes nodes,
            List<Card> cards,
            List<PlacedSlice> layout,
            List<SliceDemand> demands,
            Before before) {
        var fixed = new FixedCards(nodes, cards, layout);
        demands.forEach(demand -> fixed.stay(demand, before));
        var order =
                demands.stream()
                        .sorted(
                                Comparator.comparingInt(
                                        (SliceDemand d) -> d.spread() == null ? 1 : 0))
                        .toList();
        for (var demand : order) {
            if (!fixed.hold(demand)) {
                return new SlicePacking.Result.Impossible(
                        core(demand, demands), true, cards.size());
            }
        }
        return new SlicePacking.Result.Packed(
                fixed.cut(), new Proof.Optimal("counting", cards.size()));
    }

    private static Set<String> core(SliceDemand failed, List<SliceDemand> demands) {
        var core = new TreeSet<String>();
        core.add(SlicePacking.CARDS);
        for (var demand : demands) {
            if (demand.profile().equals(failed.profile())) {
                core.add(demand.id());
            }
        }
        return core;
    }

    /// What stood on a node takes slices there first.
    private void stay(SliceDemand demand, Before before) {
        int left = demand.count();
        var units = Spots.byNode(before.spots().getOrDefault(demand.id(), List.of()));
        for (var there : units.entrySet()) {
            var inside = cardsFrom(there.getKey(), there.getKey() + 1);
            int stood = demand.profile().instancesFor(there.getValue());
            int stays = Math.min(Math.min(left, stood), room(inside, demand));
            take(inside, demand, stays);
            left -= stays;
        }
    }

    private int held(List<Integer> inside, SliceDemand demand) {
        int held = 0;
        for (int card : inside) {
            held += Math.toIntExact(holders.get(card).stream().filter(demand.id()::equals).count());
        }
        return held;
    }

    private boolean hold(SliceDemand demand) {
        var domains = domains(demand);
        var already = domains.stream().map(domain -> held(domain, demand)).toList();
        int stays = already.stream().mapToInt(Integer::intValue).sum();
        var room = domains.stream().map(domain -> room(domain, demand)).toList();
        var shares =
                stays == 0
                        ? Evenly.over(demand.count(), room, 0)
                        : Evenly.above(demand.count() - stays, already, room);
        int held = stays;
        for (int i = 0; i < domains.size(); i++) {
            take(domains.get(i), demand, shares.get(i));
            held += shares.get(i);
        }
        return held == demand.count();
    }

    private List<List<Integer>> domains(SliceDemand demand) {
        Integer level = demand.spread();
        var domains = new ArrayList<List<Integer>>();
        if (level == null) {
            domains.add(cardsFrom(0, nodes.count()));
            return domains;
        }
        for (var domain : nodes.at(level)) {
            domains.add(cardsFrom(domain.first(), domain.first() + domain.count()));
        }
        return domains;
    }

    private List<Integer> cardsFrom(int first, int end) {
        var inside = new ArrayList<Integer>();
        for (int card = 0; card < cards.size(); card++) {
            int node = cards.get(card).node();
            if (first <= node && node < end) {
                inside.add(card);
            }
        }
        return inside;
    }

    private int room(List<Integer> inside, SliceDemand demand) {
        int room = 0;
        for (int card : inside) {
            for (int slice = 0; slice < layout.size(); slice++) {
                room += isFree(card, slice, demand) ? 1 : 0;
            }
        }
        return room;
    }

    private void take(List<Integer> inside, SliceDemand demand, int count) {
        int left = count;
        for (int card : inside) {
            for (int slice = 0; slice < layout.size() && left > 0; slice++) {
                if (isFree(card, slice, demand)) {
                    holders.get(card).set(slice, demand.id());
                    left--;
                }
            }
        }
    }

    private boolean isFree(int card, int slice, SliceDemand demand) {
        return layout.get(slice).profile().equals(demand.profile())
                && holders.get(card).get(slice).equals(NOBODY);
    }

    private CutCards cut() {
        var cut = CutCards.uncut(cards);
        for (int card = 0; card < cards.size(); card++) {
            var held = new ArrayList<Held>();
            for (int slice = 0; slice < layout.size(); slice++) {
                held.add(new Held(layout.get(slice), holders.get(card).get(slice)));
            }
            cut.add(card, held);
        }
        return cut;
    }
}
