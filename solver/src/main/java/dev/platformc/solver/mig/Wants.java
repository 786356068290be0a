package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.solver.mig.PackingProblem.Demand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// What some demands ask for, profile by profile.
///
/// @param profiles those that any demand of the problem names, largest first; the lists below have
///     an entry for each
/// @param totals instances of the profile, all demands together
/// @param apart instances of each demand that must stand apart, most first
record Wants(List<MigProfile> profiles, List<Long> totals, List<List<Integer>> apart) {

    static List<MigProfile> profilesOf(List<Demand> demands) {
        return demands.stream()
                .filter(demand -> demand.count() > 0)
                .map(Demand::profile)
                .distinct()
                .sorted(Layouts.LARGEST_FIRST)
                .toList();
    }

    /// @param profiles of all demands of the problem
    static Wants of(List<MigProfile> profiles, List<Demand> demands) {
        var totals = new ArrayList<>(Collections.nCopies(profiles.size(), 0L));
        var apart = new ArrayList<List<Integer>>();
        profiles.forEach(_ -> apart.add(new ArrayList<>()));
        for (var demand : demands) {
            if (demand.count() > 0) {
                int profile = profiles.indexOf(demand.profile());
                totals.set(profile, totals.get(profile) + demand.count());
                if (demand.apart()) {
                    apart.get(profile).add(demand.count());
                }
            }
        }
        apart.forEach(counts -> counts.sort(Comparator.reverseOrder()));
        return new Wants(profiles, List.copyOf(totals), List.copyOf(apart));
    }

    /// All instances.
    long instances() {
        return totals.stream().mapToLong(Long::longValue).sum();
    }
}
