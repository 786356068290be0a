package dev.platformc.solver.lowering;

import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.lowering.CardMap.Card;
import dev.platformc.solver.mig.PackingAnswer.Held;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /// Cards on which these slices are already, by the index of the card.
    static CutCards holding(List<Card> cards, List<List<Held>> held) {
        return new CutCards(List.copyOf(cards), new ArrayList<>(held));
    }

    CutCards copy() {
        return new CutCards(cards, new ArrayList<>(held));
    }

    /// Without the slices that nobody asked for.
    ///
    /// @param everywhere also of cards that hold slices that are asked for
    CutCards withoutUnused(boolean everywhere) {
        var used = new ArrayList<List<Held>>();
        for (var slices : held) {
            var asked = slices.stream().filter(s -> !s.demand().equals(FixedCards.NOBODY)).toList();
            used.add(everywhere || asked.isEmpty() ? asked : slices);
        }
        return new CutCards(cards, used);
    }

    /// How many slices a demand has.
    int of(String demand) {
        return byNode(demand).values().stream().mapToInt(Integer::intValue).sum();
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

    /// How many slices of a profile are on each node, whoever holds them.
    SortedMap<Integer, Integer> byNode(@Nullable MigProfile profile) {
        var units = new TreeMap<Integer, Integer>();
        for (int i = 0; i < cards.size(); i++) {
            for (var slice : held.get(i)) {
                if (slice.slice().profile().equals(profile)) {
                    units.merge(cards.get(i).node(), 1, Integer::sum);
                }
            }
        }
        return units;
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
