package dev.platformc.solver.topology;

import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Clock;
import dev.platformc.solver.instance.RandomGangs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/// Gangs by seed on fleets of several sizes: ours, the bound, arrival order (which may leave gangs
/// out: then its cost is that of the others), and CP-SAT on the same model where it ends. Prints a
/// table in Markdown.
class GangsBench {
    private static final int SEEDS = Integer.getInteger("seeds", 5);
    private static final int CP_SAT_UP_TO = Integer.getInteger("cp-sat-nodes", 512);
    private static final Budget BUDGET = new Budget(Long.getLong("budget", 20_000_000L));

    private static final class Row {
        private final List<Clock.Time> times = new ArrayList<>();
        private final List<Clock.Time> peer = new ArrayList<>();
        private final List<String> each = new ArrayList<>();
        private long cost;
        private long bound;
        private long arrival;
        private long leftOut;
        private long peerCost;
        private int peerProven;
        private int peerNone;
        private int proven;
        private double worst;
    }

    @Test
    void gangs() {
        run(256, 24, 90);
        System.out.println(
                "| nodes / gangs | load | proved | cost, all seeds | bound, all seeds | cost / bound"
                        + " | worst | arrival order (gangs left out) | ours / arrival | CPU ms | wall"
                        + " ms | CP-SAT cost | proved | CPU ms | wall ms | each seed: cost (bound) |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        var sizes = "256/24,512/50,1000/54,1000/100,1000/150,1000/200,10000/200,10000/500";
        for (var size : System.getProperty("sizes", sizes).split(",")) {
            var numbers = size.split("/");
            for (int load : new int[] {70, 90}) {
                print(
                        size,
                        load,
                        run(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), load));
            }
        }
    }

    private static Row run(int nodes, int gangs, int load) {
        var row = new Row();
        for (int seed = 1; seed <= SEEDS; seed++) {
            var problem = RandomGangs.of(seed, nodes, gangs, load).posed().problem();
            var clock = new Clock();
            var answer = Placer.place(problem, BUDGET);
            row.times.add(clock.read());
            var instance = Instance.of(problem);
            var arrival = ArrivalOrder.place(instance);
            row.arrival += arrival.cost();
            row.leftOut += gangs - arrival.placed();
            add(row, answer);
            if (nodes <= CP_SAT_UP_TO) {
                peer(row, instance);
            }
        }
        return row;
    }

    private static void add(Row row, PlacementAnswer answer) {
        if (!(answer instanceof PlacementAnswer.Placed placed)) {
            row.each.add(answer instanceof PlacementAnswer.Impossible ? "impossible" : "open");
            return;
        }
        switch (placed.proof()) {
            case Proof.Optimal(_, long cost) -> {
                row.proven++;
                add(row, cost, cost);
            }
            case Proof.Feasible(long cost, long bound) -> add(row, cost, bound);
        }
    }

    private static void add(Row row, long cost, long bound) {
        row.cost += cost;
        row.bound += bound;
        row.worst = Math.max(row.worst, cost == bound ? 1 : (double) cost / bound);
        row.each.add(cost == bound ? "" + cost : cost + " (" + bound + ")");
    }

    private static void peer(Row row, Instance instance) {
        var clock = new Clock();
        var outcome = GangsCpSat.solve(instance);
        row.peer.add(clock.read());
        row.peerCost += outcome.cost();
        row.peerProven += outcome.proven() ? 1 : 0;
        row.peerNone += outcome.found() ? 0 : 1;
    }

    private static void print(String size, int load, Row row) {
        System.out.printf(
                Locale.ROOT,
                "| %s | .%d | %d of %d | %d | %d | %.2f | %.2f | %d (%d) | %.2f | %s | %s | %s |%n",
                size,
                load / 10,
                row.proven,
                SEEDS,
                row.cost,
                row.bound,
                row.cost == row.bound ? 1 : (double) row.cost / row.bound,
                row.worst,
                row.arrival,
                row.leftOut,
                (double) row.cost / row.arrival,
                Clock.text(row.times),
                row.peer.isEmpty()
                        ? "- | - | - | -"
                        : String.format(
                                Locale.ROOT,
                                "%d%s | %d | %s",
                                row.peerCost,
                                row.peerNone > 0 ? " (" + row.peerNone + " without)" : "",
                                row.peerProven,
                                Clock.text(row.peer)),
                String.join(", ", row.each));
    }
}
