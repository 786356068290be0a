package dev.platformc.solver.mig;

import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.ReplanAnswer.Recut;
import dev.platformc.solver.mig.ReplanAnswer.Replanned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Cuts cards anew around what runs on them: fewest cards and fewest moves, one after the other or
/// together at a price.
///
/// Cards with the same outcomes are one class, so the unknowns are numbers: how many cards of a
/// class become which target. A linear bound comes first, then whole numbers at the bound; where
/// the budget does not reach, everything stays and the rest is added.
public final class Replanner {
    private final ReplanProblem problem;
    private final CardClasses classes;
    private final Map<String, Integer> running = new HashMap<>();

    private Replanner(ReplanProblem problem, CardClasses classes) {
        this.problem = problem;
        this.classes = classes;
        problem.cards().forEach(group -> running.put(group.id(), group.running().size()));
    }

    /// The least by the goal, or why there is none.
    public static ReplanAnswer replan(ReplanProblem problem, Budget budget) {
        return replan(problem, new CardClasses(problem), budget);
    }

    /// @param classes of the same cards and wants, maybe for another goal
    static ReplanAnswer replan(ReplanProblem problem, CardClasses classes, Budget budget) {
        var answer = new Replanner(problem, classes).answer(budget);
        var wrong = ReplanCheck.check(problem, answer);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("a wrong layout: " + wrong);
        }
        return answer;
    }

    private ReplanAnswer answer(Budget budget) {
        var program = classes.program(problem.mostMoves());
        try (var search = new MovesSearch(program, problem.goal(), budget)) {
            return switch (search.least()) {
                case MovesSearch.Result.None() -> new ReplanAnswer.Impossible();
                case MovesSearch.Result.Found(var counts, var bound, var proven) -> {
                    var found = answer(classes.recuts(counts), bound, proven, search.spent());
                    yield proven ? found : better(greedy(bound, search.spent()), found);
                }
                case MovesSearch.Result.Unknown(var bound) -> {
                    var greedy = greedy(bound, search.spent());
                    yield greedy.isPresent() ? greedy.get() : new ReplanAnswer.Undecided();
                }
            };
        }
    }

    private Optional<Replanned> greedy(long bound, long work) {
        return KeepAll.plan(problem).map(recuts -> answer(recuts, bound, false, work));
    }

    private Replanned better(Optional<Replanned> greedy, Replanned found) {
        return greedy.filter(g -> problem.goal().compare(g, found) < 0).orElse(found);
    }

    private Replanned answer(List<Recut> recuts, long bound, boolean proven, long work) {
        long inUse = 0;
        long moved = 0;
        for (var recut : recuts) {
            int lost = running.getOrDefault(recut.group(), 0) - recut.kept().size();
            inUse += recut.isUsed() ? recut.count() : 0;
            moved += (long) recut.count() * lost;
        }
        return new Replanned(recuts, inUse, moved, bound, proven, work);
    }
}
