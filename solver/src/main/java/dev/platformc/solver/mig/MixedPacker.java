package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.MixedAnswer.Impossible;
import dev.platformc.solver.mig.MixedAnswer.Layout;
import dev.platformc.solver.mig.MixedAnswer.Packed;
import dev.platformc.solver.mig.MixedAnswer.Undecided;
import dev.platformc.solver.mig.PackingProblem.CardGroup;
import dev.platformc.solver.mig.PackingProblem.Demand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Packs instances on cards of several models: one block of patterns for each model, and one row
/// for each name of a profile, whichever models have it.
public final class MixedPacker {
    private final MixedProblem problem;

    /// Names that are wanted, largest first; their profile is that of the first model that has it.
    private final List<MigProfile> profiles;

    private final List<CardKind> kinds;

    MixedPacker(MixedProblem problem) {
        this.problem = problem;
        this.profiles =
                problem.wanted().entrySet().stream()
                        .filter(e -> e.getValue() > 0)
                        .map(e -> first(e.getKey()))
                        .sorted(Layouts.LARGEST_FIRST.thenComparing(MigProfile::name))
                        .toList();
        var all = new ArrayList<CardKind>();
        for (int model = 0; model < problem.models().size(); model++) {
            var kind = kind(model);
            if (!kind.patterns().isEmpty()) {
                all.add(kind);
            }
        }
        all.sort(Comparator.comparingInt(kind -> kind.patterns().size()));
        this.kinds = List.copyOf(all);
    }

    /// The fewest cards, or why not.
    ///
    /// @throws IllegalArgumentException when no model has a profile that is wanted
    public static MixedAnswer pack(MixedProblem problem, Budget budget) {
        var answer = new MixedPacker(problem).answer(budget);
        var wrong = MixedCheck.check(problem, answer);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("wrong packing: " + wrong);
        }
        return answer;
    }

    private MixedAnswer answer(Budget budget) {
        try (var search = new PatternSearch(budget)) {
            return switch (Patterns.fewest(kinds, wants(), search)) {
                case Packing.Solved solved -> {
                    var layouts = layouts(solved.stacks());
                    long cost = layouts.stream().mapToLong(Layout::count).sum();
                    yield new Packed(layouts, cost, solved.bound(), search.spent());
                }
                case Packing.Infeasible() -> {
                    var core = ConflictCore.of(alike(), profiles, kinds, search);
                    yield new Impossible(core.core(), core.minimal(), search.spent());
                }
                case Packing.Unknown() -> new Undecided(search.spent());
            };
        }
    }

    List<CardKind> kinds() {
        return kinds;
    }

    Wants wants() {
        return new Wants(profiles, profiles.stream().map(p -> (long) wanted(p)).toList());
    }

    private int wanted(MigProfile profile) {
        return problem.wanted().getOrDefault(profile.name(), 0);
    }

    private MigProfile first(String name) {
        for (var model : problem.models()) {
            var profile = model.geometry().profile(name);
            if (profile.isPresent() && profile.get().name().equals(name)) {
                return profile.get();
            }
        }
        throw new IllegalArgumentException("no model has this profile: " + name);
    }

    /// Its own profiles of the wanted names; absent where it has none of that name.
    private List<MigProfile> own(int model) {
        var geometry = problem.models().get(model).geometry();
        return geometry.profiles().stream()
                .filter(own -> profiles.stream().anyMatch(p -> p.name().equals(own.name())))
                .toList();
    }

    private CardKind kind(int model) {
        var patterns =
                Layouts.maximalMultisets(
                                problem.models().get(model).geometry(), own(model), List.of())
                        .stream()
                        .filter(set -> !set.isEmpty())
                        .map(this::counts)
                        .toList();
        return new CardKind(patterns, false, List.of(model), problem.models().get(model).count());
    }

    private List<Integer> counts(List<MigProfile> set) {
        return profiles.stream()
                .map(p -> (int) set.stream().filter(s -> s.name().equals(p.name())).count())
                .toList();
    }

    /// The problem in the words of one geometry, which is enough for finding a core.
    private PackingProblem alike() {
        return new PackingProblem(
                problem.models().getFirst().geometry(),
                problem.models().stream()
                        .map(m -> new CardGroup(m.id(), m.count(), List.of(), List.of()))
                        .toList(),
                profiles.stream().map(p -> new Demand(p.name(), p, wanted(p))).toList());
    }

    private List<Layout> layouts(List<Stack> stacks) {
        var left = new ArrayList<Long>();
        profiles.forEach(p -> left.add((long) wanted(p)));
        var layouts = new ArrayList<Layout>();
        for (int model = 0; model < problem.models().size(); model++) {
            int wanted = model;
            for (int k = 0; k < kinds.size(); k++) {
                int kind = k;
                if (kinds.get(k).groups().contains(wanted)) {
                    var own = stacks.stream().filter(s -> s.kind() == kind).toList();
                    layouts.addAll(layouts(model, kinds.get(k), own, left));
                }
            }
        }
        return List.copyOf(layouts);
    }

    /// @param left instances of each profile that have no card yet
    private List<Layout> layouts(int model, CardKind kind, List<Stack> stacks, List<Long> left) {
        var of = problem.models().get(model);
        var own = new ArrayList<MigProfile>();
        var demands = new ArrayList<Demand>();
        for (int i = 0; i < profiles.size(); i++) {
            int profile = i;
            long slots = stacks.stream().mapToLong(s -> s.cards() * s.slots().get(profile)).sum();
            long here = Math.min(slots, left.get(i));
            left.set(i, left.get(i) - here);
            var name = profiles.get(i).name();
            own.add(of.geometry().profile(name).orElse(profiles.get(i)));
            if (here > 0) {
                demands.add(new Demand(name, own.get(i), Math.toIntExact(here)));
            }
        }
        var cards = new CardGroup(of.id(), of.count(), List.of(), own);
        var single = new CardKind(kind.patterns(), false, List.of(0), kind.count());
        return Seating.bind(
                        new PackingProblem(of.geometry(), List.of(cards), demands),
                        own,
                        List.of(single),
                        stacks.stream().map(s -> new Stack(0, s.cards(), s.slots())).toList())
                .stream()
                .map(cut -> new Layout(of.id(), cut.count(), cut.slices()))
                .toList();
    }
}
