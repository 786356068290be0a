package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.MigProfile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The order in which cards are cut anew, so that whoever leaves a card has a place already.
///
/// A card can be cut when there are places for all that leave it; of those that can, the one that
/// gives most comes first. Where none can, the one that lacks least is cut all the same, and who
/// has no place waits for the next card.
public final class DrainOrder {
    private final Map<Change, Deque<Integer>> left = new LinkedHashMap<>();
    private final Map<MigProfile, Integer> free;
    private final List<Integer> order = new ArrayList<>();
    private int waiting;

    /// What happens to one card.
    ///
    /// @param leaving instances that have to go elsewhere
    /// @param added places that there are afterwards
    public record Change(List<MigProfile> leaving, List<MigProfile> added) {
        public Change {
            leaving = List.copyOf(leaving);
            added = List.copyOf(added);
        }

        int gain() {
            return added.size() - leaving.size();
        }
    }

    /// @param cards indices of the changes, each once
    /// @param waiting the most instances that have no place at one moment
    public record Order(List<Integer> cards, int waiting) {
        public Order {
            cards = List.copyOf(cards);
        }
    }

    private DrainOrder(List<Change> changes, Map<MigProfile, Integer> free) {
        this.free = new LinkedHashMap<>(free);
        for (int i = 0; i < changes.size(); i++) {
            left.computeIfAbsent(changes.get(i), _ -> new ArrayDeque<>()).add(i);
        }
    }

    /// @param free places of each profile that nobody has, on cards that stay as they are
    public static Order of(List<Change> changes, Map<MigProfile, Integer> free) {
        var order = new DrainOrder(changes, free);
        while (!order.left.isEmpty()) {
            order.step();
        }
        return new Order(order.order, order.waiting);
    }

    private void step() {
        Change best = null;
        int least = Integer.MAX_VALUE;
        for (var change : left.keySet()) {
            int lack = lack(change);
            if (best == null || lack < least || (lack == least && change.gain() > best.gain())) {
                best = change;
                least = lack;
            }
        }
        var cards = best == null ? null : left.get(best);
        if (best == null || cards == null) {
            throw new IllegalStateException("no card left");
        }
        order.add(cards.removeFirst());
        if (cards.isEmpty()) {
            left.remove(best);
        }
        best.leaving().forEach(profile -> free.merge(profile, -1, Integer::sum));
        waiting = Math.max(waiting, missing());
        best.added().forEach(profile -> free.merge(profile, 1, Integer::sum));
    }

    /// Instances of the card without a place, beside those that wait already.
    private int lack(Change change) {
        var needed = new LinkedHashMap<MigProfile, Integer>();
        change.leaving().forEach(profile -> needed.merge(profile, 1, Integer::sum));
        int lack = 0;
        for (var need : needed.entrySet()) {
            int there = Math.max(0, free.getOrDefault(need.getKey(), 0));
            lack += Math.max(0, need.getValue() - there);
        }
        return lack;
    }

    private int missing() {
        return free.values().stream().mapToInt(count -> Math.max(0, -count)).sum();
    }
}
