package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// Card groups that can hold the same: the packing does not tell them apart.
///
/// @param patterns what a card can be given, as instances of each profile; only those to which
///   nothing can be added
/// @param inUse whether its cards hold something already, so that using them costs nothing
/// @param groups indices of the groups in the problem
/// @param count cards of all groups
record CardKind(List<List<Integer>> patterns, boolean inUse, List<Integer> groups, long count) {

    /// Kinds with room for any of the profiles; those in use first, then those with least choice.
    static List<CardKind> of(PackingProblem problem, List<MigProfile> profiles) {
        record Key(List<List<Integer>> patterns, boolean inUse) {}
        var groups = new LinkedHashMap<Key, List<Integer>>();
        for (int i = 0; i < problem.cards().size(); i++) {
            var group = problem.cards().get(i);
            var usable = profiles.stream().filter(group.allowed()::contains).toList();
            var patterns =
                    Layouts.maximalMultisets(problem.geometry(), usable, group.taken()).stream()
                            .filter(set -> !set.isEmpty())
                            .map(set -> counts(profiles, set))
                            .toList();
            if (!patterns.isEmpty()) {
                groups.computeIfAbsent(
                                new Key(patterns, !group.taken().isEmpty()), _ -> new ArrayList<>())
                        .add(i);
            }
        }
        var kinds = new ArrayList<CardKind>();
        groups.forEach((key, members) ->
                kinds.add(
                        new CardKind(
                                key.patterns(),
                                key.inUse(),
                                List.copyOf(members),
                                count(problem, members))));
        kinds.sort(
                Comparator.comparing((CardKind kind) -> !kind.inUse())
                        .thenComparingInt(kind -> kind.patterns().size()));
        return List.copyOf(kinds);
    }

    CardKind withCount(long cards) {
        return new CardKind(patterns, inUse, groups, cards);
    }

    /// How many more instances of a profile a card can be given beside these.
    int more(List<Integer> slots, int profile) {
        int most = 0;
        for (var pattern : patterns) {
            if (pattern.get(profile) - slots.get(profile) > most && covers(pattern, slots)) {
                most = pattern.get(profile) - slots.get(profile);
            }
        }
        return most;
    }

    private static boolean covers(List<Integer> pattern, List<Integer> slots) {
        for (int i = 0; i < slots.size(); i++) {
            if (pattern.get(i) < slots.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static long count(PackingProblem problem, List<Integer> groups) {
        return groups.stream().mapToLong(group -> problem.cards().get(group).count()).sum();
    }

    private static List<Integer> counts(List<MigProfile> profiles, List<MigProfile> set) {
        return profiles.stream()
                .map(profile -> (int) set.stream().filter(profile::equals).count())
                .toList();
    }
}
