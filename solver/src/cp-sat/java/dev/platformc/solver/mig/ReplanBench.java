package dev.platformc.solver.mig;

import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.IntVar;
import dev.platformc.hardware.catalog.Catalog;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Clock;
import dev.platformc.solver.CpSat;
import dev.platformc.solver.mig.ReplanAnswer.Replanned;
import dev.platformc.solver.mig.ReplanProblem.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Re-planning of fleets by seed, fewest cards and then fewest moves: ours, and CP-SAT on the same
/// model, two solves one after the other. Making the classes of cards, which both need, is in
/// neither of the search times. Prints a table in Markdown.
class ReplanBench {
    private static final int SEEDS = Integer.getInteger("seeds", 5);

    private static final class Row {
        private final List<Clock.Time> whole = new ArrayList<>();
        private final List<Clock.Time> search = new ArrayList<>();
        private final List<Clock.Time> theirs = new ArrayList<>();
        private final List<Clock.Time> frontier = new ArrayList<>();
        private long running;
        private int proven;
        private int points = Integer.MAX_VALUE;
        private int columns;
        private int equal;
    }

    @Test
    void replanning() {
        var gpus = List.of("a100-sxm-40gb", "h100-sxm-80gb", "rtx-pro-6000-96gb");
        gpus.forEach(gpu -> row(gpu, 8));
        System.out.println(
                "| cards | GPUs | running | unknowns | proved | ours, all of it, CPU ms | wall ms"
                        + " | ours, search, CPU ms | wall ms | CP-SAT CPU ms | wall ms"
                        + " | CP-SAT proved, the same | points of the frontier, at least"
                        + " | frontier CPU ms | wall ms |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (var gpu : gpus) {
            for (var size : System.getProperty("sizes", "8,1000,10000").split(",")) {
                print(gpu, size, row(gpu, Integer.parseInt(size)));
            }
        }
    }

    private static void print(String gpu, String size, Row row) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %d | %d | %d of %d | %s | %s | %s | %d of %d | %d | %s |%n",
                gpu,
                size,
                row.running / SEEDS,
                row.columns / SEEDS,
                row.proven,
                SEEDS,
                Clock.text(row.whole),
                Clock.text(row.search),
                Clock.text(row.theirs),
                row.equal,
                SEEDS,
                row.points,
                Clock.text(row.frontier));
    }

    private static Row row(String gpu, int size) {
        var row = new Row();
        var geometry = Catalog.standard().gpu(gpu).orElseThrow().mig();
        if (geometry == null) {
            throw new IllegalArgumentException(gpu);
        }
        for (int seed = 1; seed <= SEEDS; seed++) {
            add(
                    row,
                    MigGenerator.running(
                            geometry, size, new Random(seed + 1_000L * gpu.hashCode())));
        }
        return row;
    }

    private static void add(Row row, ReplanProblem problem) {
        problem.cards().forEach(g -> row.running += (long) g.count() * g.running().size());
        var clock = new Clock();
        var classes = new CardClasses(problem);
        var ofSearch = new Clock();
        var answer =
                Assertions.assertInstanceOf(
                        Replanned.class, Replanner.replan(problem, classes, Budget.USUAL));
        row.search.add(ofSearch.read());
        row.whole.add(clock.read());
        row.proven += answer.proven() ? 1 : 0;
        var program = classes.program(null);
        row.columns += program.columns().size();
        clock = new Clock();
        var theirs = cpSat(program);
        row.theirs.add(clock.read());
        if (!theirs.isEmpty()) {
            Assertions.assertEquals(theirs, List.of(answer.inUse(), answer.moved()));
            row.equal++;
        }
        clock = new Clock();
        var frontier = Frontier.of(problem, Budget.USUAL);
        row.frontier.add(clock.read());
        row.points = Math.min(row.points, frontier.size());
        frontier.forEach(point -> Assertions.assertTrue(point.proven()));
    }

    /// Cards and moves; empty when they were not proved in time.
    private static List<Long> cpSat(MovesProgram program) {
        var goal = Goal.CARDS_THEN_MOVES;
        var cards = cpSat(program, goal.first(), -1);
        if (cards.isEmpty()) {
            return List.of();
        }
        var moves = cpSat(program, goal.second(), cards.getAsLong());
        return moves.isEmpty() ? List.of() : List.of(cards.getAsLong(), moves.getAsLong());
    }

    private static OptionalLong cpSat(
            MovesProgram program, ReplanProblem.Weights weights, long cards) {
        var model = CpSat.model();
        var counts = unknowns(model, program);
        if (cards >= 0) {
            model.addLessOrEqual(
                    CpSat.sum(
                            counts,
                            i -> program.columns().get(i).cost(Goal.CARDS_THEN_MOVES.first())),
                    cards);
        }
        model.minimize(CpSat.sum(counts, i -> program.columns().get(i).cost(weights)));
        return CpSat.least(model);
    }

    private static List<IntVar> unknowns(CpModel model, MovesProgram program) {
        var counts = new ArrayList<IntVar>();
        var classes = new ArrayList<List<IntVar>>();
        program.sizes().forEach(_ -> classes.add(new ArrayList<>()));
        for (var column : program.columns()) {
            var count = model.newIntVar(0, program.sizes().get(column.kind()), "cards");
            counts.add(count);
            classes.get(column.kind()).add(count);
        }
        for (int kind = 0; kind < classes.size(); kind++) {
            model.addEquality(CpSat.sum(classes.get(kind), _ -> 1), program.sizes().get(kind));
        }
        for (int row = 0; row < program.wanted().size(); row++) {
            int profile = row;
            model.addGreaterOrEqual(
                    CpSat.sum(counts, i -> program.columns().get(i).target().holds().get(profile)),
                    program.wanted().get(row));
        }
        return counts;
    }
}
