package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.ReplanAnswer.Recut;
import dev.platformc.solver.mig.ReplanAnswer.Replanned;
import dev.platformc.solver.mig.Targets.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Cuts cards anew around what runs on them: fewest cards and fewest moves, one after the other.
///
/// Cards with the same outcomes are one class, so the unknowns are numbers: how many cards of a
/// class become which target. A linear bound comes first, then whole numbers at the bound.
public final class Replanner {
    private static final Comparator<List<Long>> ORDER =
            Comparator.<List<Long>>comparingLong(List::getFirst).thenComparingLong(List::getLast);

    private final ReplanProblem problem;
    private final List<MigProfile> profiles;
    private final Targets targets;

    /// By the targets of its cards; the groups by their index, each with what stays for each
    /// target.
    private final Map<List<Target>, Map<Integer, List<List<PlacedSlice>>>> classes =
            new LinkedHashMap<>();

    private Replanner(ReplanProblem problem) {
        this.problem = problem;
        this.profiles =
                problem.wanted().entrySet().stream()
                        .filter(e -> e.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .sorted(Layouts.LARGEST_FIRST)
                        .toList();
        this.targets = new Targets(problem.geometry(), profiles);
        for (int i = 0; i < problem.cards().size(); i++) {
            var group = problem.cards().get(i);
            if (!profiles.containsAll(
                    group.running().stream().map(PlacedSlice::profile).toList())) {
                throw new IllegalArgumentException("runs what nobody wants: " + group.id());
            }
            var own = targets.of(group);
            classes.computeIfAbsent(List.copyOf(own.keySet()), _ -> new LinkedHashMap<>())
                    .put(i, List.copyOf(own.values()));
        }
    }

    /// The least by the goal, or why there is none.
    public static ReplanAnswer replan(ReplanProblem problem, Budget budget) {
        var answer = new Replanner(problem).answer(budget);
        var wrong = ReplanCheck.check(problem, answer);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("a wrong layout: " + wrong);
        }
        return answer;
    }

    private ReplanAnswer answer(Budget budget) {
        try (var search = new MovesSearch(program(), problem.goal(), budget)) {
            return switch (search.least()) {
                case MovesSearch.Result.None() -> new ReplanAnswer.Impossible();
                case MovesSearch.Result.Found(var counts, var bound, var proven) -> {
                    var found = answer(recuts(counts), bound, proven, search.spent());
                    yield proven ? found : better(greedy(bound, search.spent()), found);
                }
                case MovesSearch.Result.Unknown(var bound) ->
                        greedy(bound, search.spent())
                                .<ReplanAnswer>map(answer -> answer)
                                .orElseGet(ReplanAnswer.Undecided::new);
            };
        }
    }

    private Optional<Replanned> greedy(long bound, long work) {
        return KeepAll.plan(problem).map(recuts -> answer(recuts, bound, false, work));
    }

    private Replanned better(Optional<Replanned> greedy, Replanned found) {
        return greedy.filter(g -> ORDER.compare(costs(g), costs(found)) < 0).orElse(found);
    }

    private List<Long> costs(Replanned answer) {
        return List.of(
                problem.goal().first().cost(answer.inUse(), answer.moved()),
                problem.goal().second().cost(answer.inUse(), answer.moved()));
    }

    private Replanned answer(List<Recut> recuts, long bound, boolean proven, long work) {
        long inUse = 0;
        long moved = 0;
        for (var recut : recuts) {
            inUse += recut.isUsed() ? recut.count() : 0;
            moved += (long) recut.count() * lost(recut);
        }
        return new Replanned(recuts, inUse, moved, bound, proven, work);
    }

    private int lost(Recut recut) {
        for (var group : problem.cards()) {
            if (group.id().equals(recut.group())) {
                return group.running().size() - recut.kept().size();
            }
        }
        throw new IllegalStateException("no such group: " + recut.group());
    }

    private MovesProgram program() {
        var columns = new ArrayList<MovesProgram.Column>();
        var sizes = new ArrayList<Integer>();
        for (var entry : classes.entrySet()) {
            for (var target : entry.getKey()) {
                columns.add(new MovesProgram.Column(sizes.size(), target));
            }
            sizes.add(
                    entry.getValue().keySet().stream()
                            .mapToInt(group -> problem.cards().get(group).count())
                            .sum());
        }
        return new MovesProgram(
                List.copyOf(columns),
                List.copyOf(sizes),
                profiles.stream().map(p -> problem.wanted().getOrDefault(p, 0)).toList(),
                problem.mostMoves());
    }

    /// @param counts cards of each column
    private List<Recut> recuts(List<Integer> counts) {
        var recuts = new ArrayList<Recut>();
        int column = 0;
        for (var entry : classes.entrySet()) {
            var left = new LinkedHashMap<Integer, Integer>();
            entry.getValue().keySet().forEach(g -> left.put(g, problem.cards().get(g).count()));
            for (int t = 0; t < entry.getKey().size(); t++) {
                var target = entry.getKey().get(t);
                int cards = counts.get(column++);
                for (var group : left.entrySet()) {
                    int here = Math.min(cards, group.getValue());
                    if (here > 0) {
                        var kept = entry.getValue().getOrDefault(group.getKey(), List.of()).get(t);
                        recuts.add(
                                new Recut(
                                        problem.cards().get(group.getKey()).id(),
                                        here,
                                        kept,
                                        targets.added(target, kept)));
                        group.setValue(group.getValue() - here);
                        cards -= here;
                    }
                }
            }
        }
        return recuts;
    }
}
