package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.mig.PackingProblem.CardGroup;
import dev.platformc.solver.mig.PackingProblem.Demand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// The fewest cards by trying everything, card by card. Shares nothing with the packer; only for
/// small fleets.
final class ExhaustivePacking {
    private final PackingProblem problem;
    private final List<CardGroup> cards = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();
    private final Map<String, Boolean> placeable = new HashMap<>();
    private static final int NEVER = 1_000_000;

    private ExhaustivePacking(PackingProblem problem) {
        this.problem = problem;
        for (var group : problem.cards()) {
            for (int i = 0; i < group.count(); i++) {
                cards.add(group);
            }
        }
    }

    /// Cards that hold something in the end; empty when the demands cannot be held.
    static OptionalInt fewest(PackingProblem problem) {
        var all = new ExhaustivePacking(problem);
        int[] left = problem.demands().stream().mapToInt(Demand::count).toArray();
        int best = all.from(0, left);
        return best >= NEVER ? OptionalInt.empty() : OptionalInt.of(best);
    }

    private int from(int card, int[] left) {
        if (card == cards.size()) {
            return Arrays.stream(left).sum() == 0 ? 0 : NEVER;
        }
        var key = card + Arrays.toString(left);
        var memory = known.get(key);
        if (memory == null) {
            memory = give(card, 0, left, new int[left.length]);
            known.put(key, memory);
        }
        return memory;
    }

    /// Every choice of how many instances of each demand the card holds.
    private int give(int card, int demand, int[] left, int[] here) {
        if (demand == left.length) {
            int[] rest = new int[left.length];
            int sum = 0;
            for (int i = 0; i < left.length; i++) {
                rest[i] = left[i] - here[i];
                sum += here[i];
            }
            boolean used = sum > 0 || !cards.get(card).taken().isEmpty();
            return (used ? 1 : 0) + from(card + 1, rest);
        }
        int best = NEVER;
        for (int count = 0; count <= left[demand]; count++) {
            here[demand] = count;
            if (!canHold(cards.get(card), here)) {
                break;
            }
            best = Math.min(best, give(card, demand + 1, left, here));
        }
        here[demand] = 0;
        return best;
    }

    private boolean canHold(CardGroup group, int[] counts) {
        return placeable.computeIfAbsent(
                group.id() + Arrays.toString(counts),
                _ -> {
                    var profiles = new ArrayList<MigProfile>();
                    for (int i = 0; i < counts.length; i++) {
                        var profile = problem.demands().get(i).profile();
                        if (counts[i] > 0 && !group.allowed().contains(profile)) {
                            return false;
                        }
                        for (int n = 0; n < counts[i]; n++) {
                            profiles.add(profile);
                        }
                    }
                    return place(problem.geometry(), new ArrayList<>(group.taken()), profiles, 0);
                });
    }

    private static boolean place(
            MigGeometry geometry, List<PlacedSlice> there, List<MigProfile> profiles, int next) {
        if (next == profiles.size()) {
            return true;
        }
        var profile = profiles.get(next);
        for (int start : profile.starts()) {
            there.add(new PlacedSlice(profile, start));
            if (holds(geometry, there) && place(geometry, there, profiles, next + 1)) {
                return true;
            }
            there.removeLast();
        }
        return false;
    }

    /// Whether the last instance goes with the others.
    private static boolean holds(MigGeometry geometry, List<PlacedSlice> slices) {
        var last = slices.getLast();
        int compute = 0;
        int same = 0;
        int[] engines = new int[5];
        for (int i = 0; i < slices.size(); i++) {
            var slice = slices.get(i);
            boolean before = slice.start() + slice.profile().size() <= last.start();
            boolean after = last.start() + last.profile().size() <= slice.start();
            if (i < slices.size() - 1 && !before && !after) {
                return false;
            }
            compute += slice.profile().compute();
            same += slice.profile().id() == last.profile().id() ? 1 : 0;
            for (int engine = 1; engine < 5; engine++) {
                engines[engine] += Math.max(0, slice.profile().engines().get(engine));
            }
        }
        for (int engine = 1; engine < 5; engine++) {
            int total = geometry.engineTotals().get(engine);
            if (total >= 0 && engines[engine] > total) {
                return false;
            }
        }
        return compute <= geometry.computeSlices() && same <= last.profile().max();
    }
}
