package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.solver.mig.PackingProblem.Demand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What some demands ask for, profile by profile.
///
/// @param profiles those that any demand of the problem names, largest first
/// @param totals instances of each profile, all demands together
record Wants(List<MigProfile> profiles, List<Long> totals) {
    Wants {
        totals = List.copyOf(totals);
    }

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
        for (var demand : demands) {
            if (demand.count() > 0) {
                int profile = profiles.indexOf(demand.profile());
                totals.set(profile, totals.get(profile) + demand.count());
            }
        }
        return new Wants(profiles, totals);
    }

    /// All instances.
    long instances() {
        return totals.stream().mapToLong(Long::longValue).sum();
    }
}
