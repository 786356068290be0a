package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.solver.mig.PackingAnswer.Impossible;
import dev.platformc.solver.mig.PackingProblem.Demand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds out which demands and groups cannot hold together, by leaving out one after another: small
/// demands first, so that the few large ones remain; then the limits on cards.
final class ConflictCore {
    private final PackingProblem problem;
    private final List<MigProfile> profiles;
    private final List<CardKind> kinds;
    private final PatternSearch search;
    private final Set<String> kept = new LinkedHashSet<>();
    private boolean minimal = true;

    private ConflictCore(
            PackingProblem problem,
            List<MigProfile> profiles,
            List<CardKind> kinds,
            PatternSearch search) {
        this.problem = problem;
        this.profiles = profiles;
        this.kinds = kinds;
        this.search = search;
        problem.demands().stream()
                .filter(demand -> demand.count() > 0)
                .forEach(demand -> kept.add(demand.id()));
        problem.cards().forEach(group -> kept.add(group.id()));
    }

    /// @param problem without an answer
    static Impossible of(
            PackingProblem problem,
            List<MigProfile> profiles,
            List<CardKind> kinds,
            PatternSearch search) {
        var core = new ConflictCore(problem, profiles, kinds, search);
        problem.demands().stream()
                .filter(demand -> demand.count() > 0)
                .sorted(Comparator.comparingLong(ConflictCore::volume))
                .forEach(demand -> core.leaveOut(demand.id()));
        problem.cards().forEach(group -> core.leaveOut(group.id()));
        return new Impossible(core.kept, core.minimal);
    }

    private void leaveOut(String id) {
        var without = new LinkedHashSet<>(kept);
        without.remove(id);
        switch (decide(without)) {
            case Packing.Infeasible() -> kept.remove(id);
            case Packing.Solved _ -> {}
            case Packing.Unknown() -> minimal = false;
        }
    }

    private Packing decide(Set<String> ids) {
        var demands = new ArrayList<Demand>();
        for (var demand : problem.demands()) {
            if (ids.contains(demand.id())) {
                demands.add(demand);
            }
        }
        var wants = Wants.of(profiles, demands);
        var relaxed = new ArrayList<CardKind>();
        for (var kind : kinds) {
            boolean limited =
                    kind.groups().stream()
                            .allMatch(group -> ids.contains(problem.cards().get(group).id()));
            relaxed.add(limited ? kind : kind.withCount(kind.count() + wants.instances()));
        }
        return Patterns.any(relaxed, wants, search);
    }

    private static long volume(Demand demand) {
        return (long) demand.count() * demand.profile().size();
    }
}
