package dev.platformc.solver.mig;

import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.ReplanAnswer.Replanned;
import dev.platformc.solver.mig.ReplanProblem.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Cards in use against instances that move: what each further move saves.
public final class Frontier {
    /// Steps between the fewest moves and the fewest cards that are tried first.
    private static final int STEPS = 6;

    private static final int FEWEST_POINTS = 5;

    private final ReplanProblem problem;
    private final CardClasses classes;
    private final Budget budget;

    /// Best answer for each number of cards.
    private final TreeMap<Long, Replanned> points = new TreeMap<>();

    private Frontier(ReplanProblem problem, Budget budget) {
        this.problem = problem;
        this.classes = new CardClasses(problem);
        this.budget = budget;
    }

    /// Points of which none is better in both, from the fewest moves to the fewest cards; at least
    /// five where there are as many. The goal of the problem does not matter, its most moves do.
    ///
    /// @param budget for each point
    /// @return empty when there is no answer, or none was found
    public static List<Replanned> of(ReplanProblem problem, Budget budget) {
        var frontier = new Frontier(problem, budget);
        var fewestMoves = frontier.add(Goal.MOVES_THEN_CARDS, problem.mostMoves());
        var fewestCards = frontier.add(Goal.CARDS_THEN_MOVES, problem.mostMoves());
        if (fewestMoves != null && fewestCards != null) {
            frontier.between(fewestMoves, fewestCards);
        }
        return frontier.best();
    }

    private @Nullable Replanned add(Goal goal, @Nullable Integer mostMoves) {
        var answer = Replanner.replan(problem.toward(goal, mostMoves), classes, budget);
        if (!(answer instanceof Replanned replanned)) {
            return null;
        }
        var known = points.get(replanned.inUse());
        if (known == null || replanned.moved() < known.moved()) {
            points.put(replanned.inUse(), replanned);
        }
        return replanned;
    }

    private void between(Replanned fewestMoves, Replanned fewestCards) {
        long range = fewestCards.moved() - fewestMoves.moved();
        for (int step = 1; step < STEPS && step < range; step++) {
            long most = fewestMoves.moved() + range * step / Math.min(STEPS, range);
            add(Goal.CARDS_THEN_MOVES, Math.toIntExact(most));
        }
        while (points.size() < FEWEST_POINTS && narrow()) {}
    }

    /// One more point in the widest gap: the best with one move less than the point below it.
    private boolean narrow() {
        Replanned below = null;
        long widest = 1;
        Replanned before = null;
        for (var point : points.values()) {
            if (before != null && point.inUse() - before.inUse() > widest) {
                widest = point.inUse() - before.inUse();
                below = before;
            }
            before = point;
        }
        if (below == null) {
            return false;
        }
        int points = this.points.size();
        add(Goal.CARDS_THEN_MOVES, Math.toIntExact(below.moved() - 1));
        return this.points.size() > points;
    }

    /// From the most cards down, without those that another beats.
    private List<Replanned> best() {
        var best = new ArrayList<Replanned>();
        for (var point : points.descendingMap().values()) {
            while (!best.isEmpty() && best.getLast().moved() >= point.moved()) {
                best.removeLast();
            }
            best.add(point);
        }
        return List.copyOf(best);
    }
}
