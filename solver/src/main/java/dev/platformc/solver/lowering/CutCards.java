package dev.platformc.solver.lowering;

import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.lowering.CardMap.Card;
import dev.platformc.solver.mig.PackingAnswer.Held;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is cut out of the cards of one sharing, card by card, while it is being worked out.
final class CutCards {
    private final List<Card> cards;
    private final List<List<Held>> held;

    private CutCards(List<Card> cards, List<List<Held>> held) {
        this.cards = cards;
        this.held = held;
    }

    static CutCards uncut(List<Card> cards) {
        var held = new ArrayList<List<Held>>();
        cards.forEach(_ -> held.add(List.of()));
        return new CutCards(List.copyOf(cards), held);
    }

    int count() {
        return cards.size();
    }

    Card card(int index) {
        return cards.get(index);
    }

    /// Slices of a card, by start.
    List<PlacedSlice> slices(int index) {
        return held.get(index).stream()
                .map(Held::slice)
                .sorted(Comparator.comparingInt(PlacedSlice::start))
                .toList();
    }

    List<Held> held(int index) {
        return held.get(index);
    }

    void add(int index, List<Held> added) {
        var all = new ArrayList<>(held.get(index));
        all.addAll(added);
        held.set(index, List.copyOf(all));
    }

    int cut() {
        return (int) held.stream().filter(slices -> !slices.isEmpty()).count();
    }

    /// How many slices of a demand are on each node.
    SortedMap<Integer, Integer> byNode(String demand) {
        var units = new TreeMap<Integer, Integer>();
        for (int i = 0; i < cards.size(); i++) {
            for (var slice : held.get(i)) {
                if (slice.demand().equals(demand)) {
                    units.merge(cards.get(i).node(), 1, Integer::sum);
                }
            }
        }
        return units;
    }
}
