package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.mig.PackingProblem.CardGroup;
import dev.platformc.solver.mig.PackingProblem.Demand;
import dev.platformc.solver.mig.ReplanAnswer.Recut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The greedy answer to re-planning: everything that runs stays, and what is wanted beyond it goes
/// on the first card with room, large instances first. No search ends with anything worse.
final class KeepAll {
    private KeepAll() {}

    /// Empty when something found no room.
    static Optional<List<Recut>> plan(ReplanProblem problem) {
        var missing = missing(problem);
        var packing =
                new PackingProblem(
                        problem.geometry(),
                        problem.cards().stream()
                                .map(g ->
                                        new CardGroup(g.id(), g.count(), g.running(), g.allowed()))
                                .toList(),
                        missing);
        var profiles = Wants.profilesOf(missing);
        var kinds = CardKind.of(packing, profiles);
        return FirstFit.pack(kinds, Wants.of(profiles, missing))
                .map(stacks -> Seating.bind(packing, profiles, kinds, stacks))
                .map(cuts -> recuts(problem, cuts));
    }

    private static List<Demand> missing(ReplanProblem problem) {
        var running = new LinkedHashMap<MigProfile, Integer>();
        for (var group : problem.cards()) {
            group.running().forEach(s -> running.merge(s.profile(), group.count(), Integer::sum));
        }
        return problem.wanted().keySet().stream()
                .sorted(Layouts.LARGEST_FIRST)
                .map(p ->
                        new Demand(
                                p.name(),
                                p,
                                problem.wanted().getOrDefault(p, 0) - running.getOrDefault(p, 0)))
                .filter(demand -> demand.count() > 0)
                .toList();
    }

    private static List<Recut> recuts(ReplanProblem problem, List<PackingAnswer.Cut> cuts) {
        var recuts = new ArrayList<Recut>();
        for (var group : problem.cards()) {
            int left = group.count();
            for (var cut : cuts) {
                if (cut.group().equals(group.id())) {
                    List<PlacedSlice> added = cut.slices();
                    recuts.add(new Recut(group.id(), cut.count(), group.running(), added));
                    left -= cut.count();
                }
            }
            if (left > 0) {
                recuts.add(new Recut(group.id(), left, group.running(), List.of()));
            }
        }
        return recuts;
    }
}
