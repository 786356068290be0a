package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.solver.Needed;
import dev.platformc.solver.Needed.Contradiction;
import dev.platformc.solver.mig.PackingAnswer.Impossible;
import dev.platformc.solver.mig.PackingProblem.CardGroup;
import dev.platformc.solver.mig.PackingProblem.Demand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds out which demands and groups cannot hold together, by leaving out one after another: small
/// demands first, so that the few large ones remain; then the limits on cards.
final class ConflictCore {
    private final PackingProblem problem;
    private final List<MigProfile> profiles;
    private final List<CardKind> kinds;
    private final PatternSearch search;

    /// By which kinds of cards have no more than they have.
    private final Map<List<Boolean>, Known> known = new HashMap<>();

    private ConflictCore(
            PackingProblem problem,
            List<MigProfile> profiles,
            List<CardKind> kinds,
            PatternSearch search) {
        this.problem = problem;
        this.profiles = profiles;
        this.kinds = kinds;
        this.search = search;
    }

    /// @param problem without an answer
    static Impossible of(
            PackingProblem problem,
            List<MigProfile> profiles,
            List<CardKind> kinds,
            PatternSearch search) {
        var core = new ConflictCore(problem, profiles, kinds, search);
        var needed = Needed.of(core.members(), core::contradict);
        return new Impossible(core.inOrder(needed.members()), needed.minimal());
    }

    private List<String> members() {
        return Stream.concat(
                        problem.demands().stream()
                                .filter(demand -> demand.count() > 0)
                                .sorted(Comparator.comparingLong(ConflictCore::volume))
                                .map(Demand::id),
                        problem.cards().stream().map(CardGroup::id))
                .toList();
    }

    /// As the problem has them.
    private Set<String> inOrder(List<String> needed) {
        return Stream.concat(
                        problem.demands().stream().map(Demand::id),
                        problem.cards().stream().map(CardGroup::id))
                .filter(Set.copyOf(needed)::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Contradiction contradict(List<String> ids) {
        var some = Set.copyOf(ids);
        var limited =
                kinds.stream()
                        .map(kind ->
                                kind.groups().stream()
                                        .allMatch(g -> some.contains(problem.cards().get(g).id())))
                        .toList();
        var demands =
                problem.demands().stream().filter(demand -> some.contains(demand.id())).toList();
        var wants = Wants.of(profiles, demands);
        var known = this.known.computeIfAbsent(limited, _ -> new Known());
        return known.about(wants.totals()).orElseGet(() -> known.keep(wants, ask(limited, wants)));
    }

    private Contradiction ask(List<Boolean> limited, Wants wants) {
        var relaxed = new ArrayList<CardKind>();
        for (int i = 0; i < kinds.size(); i++) {
            var kind = kinds.get(i);
            relaxed.add(limited.get(i) ? kind : kind.withCount(kind.count() + wants.instances()));
        }
        return switch (Patterns.any(relaxed, wants, search)) {
            case Packing.Infeasible() -> Contradiction.YES;
            case Packing.Solved _ -> Contradiction.NO;
            case Packing.Unknown() -> Contradiction.OPEN;
        };
    }

    /// What was found out on the same cards. Whose demands an instance is for does not matter:
    /// fewer instances than fit together fit, more than do not fit do not.
    private record Known(List<List<Long>> fit, List<List<Long>> doNot) {
        Known() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        Optional<Contradiction> about(List<Long> totals) {
            if (fit.stream().anyMatch(more -> isWithin(totals, more))) {
                return Optional.of(Contradiction.NO);
            }
            return doNot.stream().anyMatch(fewer -> isWithin(fewer, totals))
                    ? Optional.of(Contradiction.YES)
                    : Optional.empty();
        }

        Contradiction keep(Wants wants, Contradiction answer) {
            switch (answer) {
                case YES -> doNot.add(wants.totals());
                case NO -> fit.add(wants.totals());
                case OPEN -> {}
            }
            return answer;
        }

        private static boolean isWithin(List<Long> fewer, List<Long> more) {
            return IntStream.range(0, fewer.size()).allMatch(i -> fewer.get(i) <= more.get(i));
        }
    }

    private static long volume(Demand demand) {
        return (long) demand.count() * demand.profile().size();
    }
}
