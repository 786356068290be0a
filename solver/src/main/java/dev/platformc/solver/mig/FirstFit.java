package dev.platformc.solver.mig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Greedy packing: profiles from large to small, each instance on the first card with room.
///
/// Works on stacks of cards, so that ten thousand cards cost no more than ten.
final class FirstFit {
    private final List<CardKind> kinds;

    /// Cards in use stand before the untouched ones of their kind, at every moment.
    private final List<Stack> stacks = new ArrayList<>();

    private FirstFit(List<CardKind> kinds) {
        this.kinds = kinds;
    }

    /// Packs everything or gives up.
    ///
    /// @return stacks that hold everything; empty when something found no room, which proves
    ///   nothing
    static Optional<List<Stack>> pack(List<CardKind> kinds, Wants wants) {
        return pack(kinds, wants, kinds.stream().map(_ -> 0L).toList());
    }

    /// @param gone cards of each kind that are used otherwise
    static Optional<List<Stack>> pack(List<CardKind> kinds, Wants wants, List<Long> gone) {
        var fit = new FirstFit(kinds);
        var nothing = Collections.nCopies(wants.profiles().size(), 0);
        for (int kind = 0; kind < kinds.size(); kind++) {
            long left = kinds.get(kind).count() - gone.get(kind);
            if (left > 0) {
                fit.stacks.add(new Stack(kind, left, nothing));
            }
        }
        for (int profile = 0; profile < wants.profiles().size(); profile++) {
            if (!fit.add(profile, wants.totals().get(profile))) {
                return Optional.empty();
            }
        }
        return Optional.of(fit.stacks.stream().filter(stack -> !stack.isEmpty()).toList());
    }

    /// Room that costs nothing first, then untouched cards.
    private boolean add(int profile, long instances) {
        long left = fill(profile, instances, true);
        return fill(profile, left, false) == 0;
    }

    /// @return instances that found no room
    private long fill(int profile, long instances, boolean opened) {
        long left = instances;
        for (int i = 0; i < stacks.size() && left > 0; i++) {
            var stack = stacks.get(i);
            var kind = kinds.get(stack.kind());
            int each = kind.more(stack.slots(), profile);
            if (each == 0 || opened != (kind.inUse() || !stack.isEmpty())) {
                continue;
            }
            long full = Math.min(stack.cards(), left / each);
            int rest = full < stack.cards() ? (int) (left - full * each) : 0;
            i = replace(i, stack, profile, full, each, rest);
            left -= full * each + rest;
        }
        return left;
    }

    /// Splits a stack into full cards, one that takes the rest, and those left alone.
    ///
    /// @return index of the last part
    private int replace(int at, Stack stack, int profile, long full, int each, int rest) {
        var parts = new ArrayList<Stack>();
        if (full > 0) {
            parts.add(stack.withCards(full).with(profile, each));
        }
        if (rest > 0) {
            parts.add(stack.withCards(1).with(profile, rest));
        }
        long alone = stack.cards() - full - (rest > 0 ? 1 : 0);
        if (alone > 0) {
            parts.add(stack.withCards(alone));
        }
        stacks.remove(at);
        stacks.addAll(at, parts);
        return at + parts.size() - 1;
    }
}
