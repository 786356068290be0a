package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.solver.mig.PackingAnswer.Cut;
import dev.platformc.solver.mig.PackingAnswer.Held;
import dev.platformc.solver.mig.PackingProblem.Demand;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// Binds demands to the slots of a packing, in their order. Cards are split into runs only where
/// what they hold differs.
final class Seating {
    private final PackingProblem problem;
    private final List<MigProfile> profiles;
    private List<Run> runs;

    /// @param free slots of each profile that nobody has yet, on each card
    /// @param held indices of demands, one for each instance
    private record Run(int group, long cards, List<Integer> free, List<Integer> held) {
        Run withCards(long count) {
            return new Run(group, count, free, held);
        }

        Run holding(int demand, int profile, int instances) {
            var left = new ArrayList<>(free);
            left.set(profile, free.get(profile) - instances);
            var more = new ArrayList<>(held);
            for (int i = 0; i < instances; i++) {
                more.add(demand);
            }
            return new Run(group, cards, left, more);
        }
    }

    private Seating(PackingProblem problem, List<MigProfile> profiles, List<Run> runs) {
        this.problem = problem;
        this.profiles = profiles;
        this.runs = runs;
    }

    static List<Cut> bind(
            PackingProblem problem,
            List<MigProfile> profiles,
            List<CardKind> kinds,
            List<Stack> stacks) {
        var seating = new Seating(problem, profiles, spread(problem, kinds, stacks));
        for (int demand = 0; demand < problem.demands().size(); demand++) {
            if (problem.demands().get(demand).count() > 0) {
                seating.seat(demand);
            }
        }
        return seating.cuts();
    }

    /// Puts the cards of each kind down on its groups, in their order.
    private static List<Run> spread(
            PackingProblem problem, List<CardKind> kinds, List<Stack> stacks) {
        var left = new ArrayList<Long>();
        problem.cards().forEach(group -> left.add((long) group.count()));
        var runs = new ArrayList<Run>();
        for (var stack : stacks) {
            long cards = stack.cards();
            for (int group : kinds.get(stack.kind()).groups()) {
                long here = Math.min(cards, left.get(group));
                if (here > 0) {
                    runs.add(new Run(group, here, stack.slots(), List.of()));
                    left.set(group, left.get(group) - here);
                    cards -= here;
                }
            }
            if (cards > 0) {
                throw new IllegalStateException("more cards packed than there are");
            }
        }
        runs.sort(Comparator.comparingInt(Run::group));
        return runs;
    }

    private Demand demand(int index) {
        return problem.demands().get(index);
    }

    /// Card by card, as many instances as there are slots.
    private void seat(int demand) {
        int profile = profiles.indexOf(demand(demand).profile());
        long left = demand(demand).count();
        var seated = new ArrayList<Run>();
        for (var run : runs) {
            int each = run.free().get(profile);
            long full = each == 0 ? 0 : Math.min(run.cards(), left / each);
            int rest = each > 0 && full < run.cards() ? (int) (left - full * each) : 0;
            seated.addAll(split(run, full, demand, profile, each, rest));
            left -= full * each + rest;
        }
        requireSeated(demand, left);
        runs = seated;
    }

    private void requireSeated(int demand, long left) {
        if (left > 0) {
            throw new IllegalStateException(
                    left + " instances of `" + demand(demand).id() + "` have no slot");
        }
    }

    /// @param full cards that take `each` instances
    /// @param rest instances for one card more
    private static List<Run> split(
            Run run, long full, int demand, int profile, int each, int rest) {
        var parts = new ArrayList<Run>();
        if (full > 0) {
            parts.add(run.withCards(full).holding(demand, profile, each));
        }
        if (rest > 0) {
            parts.add(run.withCards(1).holding(demand, profile, rest));
        }
        long alone = run.cards() - full - (rest > 0 ? 1 : 0);
        if (alone > 0) {
            parts.add(run.withCards(alone));
        }
        return parts;
    }

    private List<Cut> cuts() {
        record Key(int group, List<Integer> held) {}
        var counts = new LinkedHashMap<Key, Long>();
        for (var run : runs) {
            if (!run.held().isEmpty()) {
                var held = run.held().stream().sorted().toList();
                counts.merge(new Key(run.group(), held), run.cards(), Long::sum);
            }
        }
        var cuts = new ArrayList<Cut>();
        counts.forEach((key, count) ->
                cuts.add(
                        new Cut(
                                problem.cards().get(key.group()).id(),
                                Math.toIntExact(count),
                                placed(key.group(), key.held()))));
        return List.copyOf(cuts);
    }

    /// By ascending start.
    private List<Held> placed(int group, List<Integer> demands) {
        var wanted = demands.stream().map(index -> demand(index).profile()).toList();
        var slices =
                Layouts.place(problem.geometry(), wanted, problem.cards().get(group).taken())
                        .orElseThrow(() -> new IllegalStateException("no place for " + wanted));
        var held = new ArrayList<Held>();
        for (int i = 0; i < slices.size(); i++) {
            held.add(new Held(slices.get(i), demand(demands.get(i)).id()));
        }
        held.sort(Comparator.comparingInt(h -> h.slice().start()));
        return List.copyOf(held);
    }
}
