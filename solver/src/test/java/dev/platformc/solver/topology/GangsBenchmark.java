package dev.platformc.solver.topology;

import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import dev.platformc.solver.instance.RandomGangs;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Gangs on fleets of many sizes: ours, the bound, and arrival order beside it.
public final class GangsBenchmark {
    private GangsBenchmark() {}

    /// @param arguments nodes, gangs, load, first seed, seeds, budget
    public static void main(String[] arguments) {
        int nodes = Integer.parseInt(arguments[0]);
        int gangs = Integer.parseInt(arguments[1]);
        int load = Integer.parseInt(arguments[2]);
        long first = Long.parseLong(arguments[3]);
        long seeds = Long.parseLong(arguments[4]);
        long budget = Long.parseLong(arguments[5]);
        var threads = ManagementFactory.getThreadMXBean();
        Placer.place(RandomGangs.of(1000, 256, 24, 70).posed().problem(), Budget.USUAL);
        for (long seed = first; seed < first + seeds; seed++) {
            var problem = RandomGangs.of(seed, nodes, gangs, load).posed().problem();
            var instance = Instance.of(problem);
            var arrival = ArrivalOrder.place(instance);
            long wall = System.nanoTime();
            long cpu = threads.getCurrentThreadCpuTime();
            var answer = Placer.place(problem, new Budget(budget));
            cpu = (threads.getCurrentThreadCpuTime() - cpu) / 1_000_000;
            wall = (System.nanoTime() - wall) / 1_000_000;
            System.out.println(
                    String.format(
                            Locale.ROOT,
                            "%d/%d load %d seed %d: %s, alone %d, arrival %d (%d left out), %d ms"
                                    + " cpu, %d ms wall",
                            nodes,
                            gangs,
                            load,
                            seed,
                            answer instanceof PlacementAnswer.Placed placed
                                    ? placed.proof()
                                    : answer,
                            instance.bound(),
                            arrival.cost(),
                            gangs - arrival.placed(),
                            cpu,
                            wall));
        }
    }

    static long cost(Proof proof) {
        return switch (proof) {
            case Proof.Optimal optimal -> optimal.cost();
            case Proof.Feasible feasible -> feasible.cost();
        };
    }
}
