package dev.platformc.hardware.mig;

import java.util.ArrayList;
import java.util.List;

/// What a set of instances takes of a card.
///
/// @param compute compute slices asked for
/// @param computeTotal compute slices of the card
/// @param memory units of the memory axis asked for
/// @param memoryTotal length of the axis
/// @param broken limits that the set breaks; empty when counting finds nothing wrong
public record LayoutSums(
        int compute, int computeTotal, int memory, int memoryTotal, List<BrokenLimit> broken) {
    public LayoutSums {
        broken = List.copyOf(broken);
    }

    public static LayoutSums of(MigGeometry geometry, List<MigProfile> profiles) {
        int compute = 0;
        int memory = 0;
        for (var profile : profiles) {
            compute += profile.compute();
            memory += profile.size();
        }
        var broken = new ArrayList<BrokenLimit>();
        if (compute > geometry.computeSlices()) {
            broken.add(new BrokenLimit.Compute(compute, geometry.computeSlices()));
        }
        if (memory > geometry.memorySlices()) {
            broken.add(new BrokenLimit.Memory(memory, geometry.memorySlices()));
        }
        addCounts(profiles, broken);
        addMedia(geometry, profiles, broken);
        return new LayoutSums(
                compute, geometry.computeSlices(), memory, geometry.memorySlices(), broken);
    }

    private static void addCounts(List<MigProfile> profiles, List<BrokenLimit> broken) {
        for (int i = 0; i < profiles.size(); i++) {
            var profile = profiles.get(i);
            if (profiles.indexOf(profile) < i) {
                continue;
            }
            int count = 0;
            for (var other : profiles) {
                count += other.equals(profile) ? 1 : 0;
            }
            if (count > profile.max()) {
                broken.add(new BrokenLimit.Count(profile, count, profile.max()));
            }
        }
    }

    /// Engines whose number nobody published are not counted: the counts per profile and the places
    /// decide.
    private static void addMedia(
            MigGeometry geometry, List<MigProfile> profiles, List<BrokenLimit> broken) {
        for (var engine : MediaEngine.values()) {
            int total = engine.of(geometry.engineTotals());
            int used = 0;
            for (var profile : profiles) {
                used += Math.max(0, engine.of(profile.engines()));
            }
            if (total >= 0 && used > total) {
                broken.add(new BrokenLimit.Media(engine, used, total));
            }
        }
    }
}
