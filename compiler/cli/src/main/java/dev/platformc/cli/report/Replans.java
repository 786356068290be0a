package dev.platformc.cli.report;

import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.plan.Changes;
import dev.platformc.plan.Changes.Point;
import dev.platformc.plan.Changes.Saving;
import dev.platformc.plan.Changes.Step;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToIntFunction;

/// Cards that were cut before: what moves would save, and in which order cards are cut anew.
public final class Replans {
    private static final int MOST_STEPS = 12;

    private Replans() {}

    /// Empty when no card is cut otherwise than it was, and no move would save one.
    public static List<String> lines(Plan plan) {
        var lines = new ArrayList<String>();
        for (var pool : plan.pools()) {
            pool.changes().savings().forEach(saving -> lines.addAll(saving(saving)));
            if (!pool.changes().rollout().isEmpty()) {
                lines.addAll(rollout(pool, pool.changes()));
            }
        }
        return lines;
    }

    private static List<String> saving(Saving saving) {
        var points = saving.points();
        var lines = new ArrayList<String>();
        lines.add(
                saving.sharing().id().display()
                        + ": "
                        + Words.count(points.getFirst().cards(), "GPU")
                        + " in use, "
                        + Words.grouped(points.getLast().cards())
                        + " would do if instances moved; --max-moves N lets them");
        var rows = List.of(row("moves", points, Point::moves), row("GPUs", points, Point::cards));
        Columns.align(rows, -1).forEach(row -> lines.add("  " + row));
        return lines;
    }

    private static List<String> row(String name, List<Point> points, ToIntFunction<Point> number) {
        var cells = new ArrayList<String>();
        cells.add(name);
        points.forEach(point -> cells.add(Words.grouped(number.applyAsInt(point))));
        return cells;
    }

    private static List<String> rollout(PoolPlan pool, Changes changes) {
        var steps = changes.rollout();
        var lines = new ArrayList<String>();
        lines.add(
                pool.pool().id().display()
                        + ": "
                        + Words.count(steps.size(), "card")
                        + " to cut anew, in this order; "
                        + waiting(changes.waiting()));
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < Math.min(steps.size(), MOST_STEPS); i++) {
            rows.add(step(pool, i + 1, steps.get(i)));
        }
        Columns.align(rows, -1).forEach(row -> lines.add("  " + row));
        if (steps.size() > MOST_STEPS) {
            lines.add("  and " + Words.grouped(steps.size() - MOST_STEPS) + " more");
        }
        return lines;
    }

    private static String waiting(int waiting) {
        return waiting == 0
                ? "whoever leaves a card has a place already"
                : Words.count(waiting, "instance")
                        + (waiting == 1 ? " has" : " have")
                        + " no place for a while: down, or on as much surge";
    }

    private static List<String> step(PoolPlan pool, int number, Step step) {
        var layout = step.layout().stream().map(slice -> slice.profile().name()).toList();
        return List.of(
                Integer.toString(number),
                pool.nodeName(step.node()) + " card " + step.card(),
                step.drained().isEmpty() ? "nothing to drain" : "drain " + counted(step.drained()),
                layout.isEmpty() ? "uncut" : "[" + String.join(", ", layout) + "]");
    }

    private static String counted(List<MigProfile> profiles) {
        var counts = new LinkedHashMap<String, Integer>();
        profiles.forEach(profile -> counts.merge(profile.name(), 1, Integer::sum));
        return String.join(
                ", ",
                counts.entrySet().stream().map(e -> e.getValue() + " x " + e.getKey()).toList());
    }
}
