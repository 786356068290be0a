package dev.platformc.solver.mig;

import java.util.ArrayList;
import java.util.List;

/// Cards of one kind that are given the same.
///
/// @param kind index of the kind
/// @param cards how many
/// @param slots instances of each profile on a card
record Stack(int kind, long cards, List<Integer> slots) {
    Stack {
        slots = List.copyOf(slots);
    }

    boolean isEmpty() {
        return slots.stream().allMatch(slot -> slot == 0);
    }

    Stack withCards(long count) {
        return new Stack(kind, count, slots);
    }

    Stack with(int profile, int more) {
        var changed = new ArrayList<>(slots);
        changed.set(profile, slots.get(profile) + more);
        return new Stack(kind, cards, changed);
    }
}
