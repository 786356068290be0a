package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a card that runs something can become.
///
/// Each set of its instances may stay, and around it every largest set of others fits. Of the
/// outcomes only those are kept that no other beats in both what they hold and what has to move.
final class Targets {
    private final MigGeometry geometry;
    private final List<MigProfile> profiles;
    private final Map<Key, List<List<MigProfile>>> around = new HashMap<>();

    private record Key(List<PlacedSlice> kept, List<MigProfile> usable) {}

    /// @param holds instances of each profile
    /// @param moves instances that cannot stay
    /// @param used whether the card holds anything
    record Target(List<Integer> holds, int moves, boolean used) {
        private boolean beats(Target other) {
            if (moves > other.moves || (used && !other.used)) {
                return false;
            }
            for (int i = 0; i < holds.size(); i++) {
                if (holds.get(i) < other.holds.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    /// @param profiles those that are wanted
    Targets(MigGeometry geometry, List<MigProfile> profiles) {
        this.geometry = geometry;
        this.profiles = profiles;
    }

    /// The outcomes for a card in a fixed order, each with the instances that stay.
    Map<Target, List<PlacedSlice>> of(ReplanProblem.Group group) {
        var usable = profiles.stream().filter(group.allowed()::contains).toList();
        var cheapest = new LinkedHashMap<List<Integer>, Target>();
        var kept = new HashMap<Target, List<PlacedSlice>>();
        int sets = 1 << group.running().size();
        for (int set = 0; set < sets; set++) {
            var stay = subset(group.running(), set);
            if (!stay.containsAll(group.fixed())) {
                continue;
            }
            int moves = group.running().size() - stay.size();
            for (var added : around(stay, usable)) {
                boolean used = !stay.isEmpty() || !added.isEmpty();
                var target = new Target(holds(stay, added), moves, used);
                var known = cheapest.get(target.holds());
                if (known == null || known.moves() > moves) {
                    cheapest.put(target.holds(), target);
                    kept.put(target, stay);
                }
            }
        }
        if (group.fixed().isEmpty()) {
            var empty = new Target(holds(List.of(), List.of()), group.running().size(), false);
            cheapest.put(empty.holds(), empty);
            kept.put(empty, List.of());
        }
        return best(List.copyOf(cheapest.values()), kept);
    }

    private static Map<Target, List<PlacedSlice>> best(
            List<Target> targets, Map<Target, List<PlacedSlice>> kept) {
        var best = new ArrayList<Target>();
        for (var target : targets) {
            if (targets.stream().noneMatch(t -> t != target && t.beats(target))) {
                best.add(target);
            }
        }
        best.sort(Comparator.comparingInt(Target::moves).thenComparing(t -> t.holds().toString()));
        var result = new LinkedHashMap<Target, List<PlacedSlice>>();
        best.forEach(target -> result.put(target, kept.getOrDefault(target, List.of())));
        return result;
    }

    private List<List<MigProfile>> around(List<PlacedSlice> stay, List<MigProfile> usable) {
        return around.computeIfAbsent(
                new Key(stay, usable),
                k -> Layouts.maximalMultisets(geometry, k.usable(), k.kept()));
    }

    private static List<PlacedSlice> subset(List<PlacedSlice> slices, int set) {
        var subset = new ArrayList<PlacedSlice>();
        for (int i = 0; i < slices.size(); i++) {
            if ((set & (1 << i)) != 0) {
                subset.add(slices.get(i));
            }
        }
        return List.copyOf(subset);
    }

    private List<Integer> holds(List<PlacedSlice> kept, List<MigProfile> added) {
        return profiles.stream()
                .map(p ->
                        (int)
                                (kept.stream().filter(s -> s.profile().equals(p)).count()
                                        + added.stream().filter(p::equals).count()))
                .toList();
    }

    /// The instances that a target adds to those that stay.
    List<PlacedSlice> added(Target target, List<PlacedSlice> kept) {
        var wanted = new ArrayList<MigProfile>();
        for (int i = 0; i < profiles.size(); i++) {
            var profile = profiles.get(i);
            long more =
                    target.holds().get(i)
                            - kept.stream().filter(s -> s.profile().equals(profile)).count();
            for (long n = 0; n < more; n++) {
                wanted.add(profile);
            }
        }
        return Layouts.place(geometry, wanted, kept)
                .orElseThrow(() -> new IllegalStateException("no place for " + wanted));
    }
}
