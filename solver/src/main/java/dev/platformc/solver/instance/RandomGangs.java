package dev.platformc.solver.instance;

import dev.platformc.solver.instance.GangInstance.Gang;
import dev.platformc.solver.instance.GangInstance.Level;
import dev.platformc.solver.instance.GangInstance.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Instances of a shape that is met: racks of 8 to 16 nodes of 8 GPUs, 8 racks a block, a quarter
/// of the GPUs in use, most of it in few racks; gangs of 1 to 200 workers of 8, 4, 2 or 1 GPUs, a
/// quarter of them required to be in one rack, a quarter in one block where they are small enough,
/// the others to be in few racks.
public final class RandomGangs {
    private static final int GPUS = 8;
    private static final int RACKS_A_BLOCK = 8;
    private static final int MOST_WORKERS = 200;

    /// GPUs up to which a gang may be required to be in one rack, in one block: a third or so.
    private static final int SMALL_FOR_RACK = 32;

    private static final int SMALL_FOR_BLOCK = 256;

    private final SplittableRandom random;

    private RandomGangs(long seed) {
        random = new SplittableRandom(seed);
    }

    /// @param nodes at least 1
    /// @param gangs at least 1
    /// @param load share of the free GPUs that the gangs take together, in percent
    public static GangInstance of(long seed, int nodes, int gangs, int load) {
        var shape = new RandomGangs(seed);
        var fleet = shape.fleet(nodes);
        int free = fleet.stream().mapToInt(Node::freeGpus).sum();
        return new GangInstance(fleet, shape.gangs(gangs, (long) free * load / 100));
    }

    private List<Node> fleet(int nodes) {
        var fleet = new ArrayList<Node>();
        for (int rack = 0; fleet.size() < nodes; rack++) {
            int size = 8 + random.nextInt(9);
            double skewed = random.nextDouble();
            double use = skewed * skewed * skewed;
            for (int i = 0; i < size && fleet.size() < nodes; i++) {
                fleet.add(
                        new Node(
                                "n" + fleet.size(),
                                "r" + rack,
                                "b" + rack / RACKS_A_BLOCK,
                                GPUS - used(use)));
            }
        }
        return fleet;
    }

    /// Half of the use are jobs on whole nodes, half are on single GPUs.
    private int used(double use) {
        if (random.nextDouble() < use / 2) {
            return GPUS;
        }
        double single = use / 2 / (1 - use / 2);
        int used = 0;
        for (int gpu = 0; gpu < GPUS; gpu++) {
            used += random.nextDouble() < single ? 1 : 0;
        }
        return used;
    }

    private List<Gang> gangs(int count, long gpus) {
        double[] weights = new double[count];
        int[] sizes = new int[count];
        for (int gang = 0; gang < count; gang++) {
            weights[gang] = 1 + random.nextInt(MOST_WORKERS);
            sizes[gang] = GPUS >> random.nextInt(4);
        }
        double low = 0;
        double high = MOST_WORKERS;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (total(weights, sizes, middle) > gpus) {
                high = middle;
            } else {
                low = middle;
            }
        }
        var gangs = new ArrayList<Gang>();
        for (int gang = 0; gang < count; gang++) {
            int workers = workers(weights[gang], low);
            gangs.add(new Gang("g" + gang, workers, sizes[gang], level(workers * sizes[gang])));
        }
        return gangs;
    }

    private static int workers(double weight, double scale) {
        return (int) Math.max(1, Math.min(MOST_WORKERS, Math.round(weight * scale)));
    }

    private static long total(double[] weights, int[] sizes, double scale) {
        long total = 0;
        for (int gang = 0; gang < weights.length; gang++) {
            total += (long) workers(weights[gang], scale) * sizes[gang];
        }
        return total;
    }

    private Level level(int gpus) {
        int quarter = random.nextInt(4);
        if (quarter == 0 && gpus <= SMALL_FOR_RACK) {
            return Level.REQUIRED_RACK;
        }
        return quarter == 1 && gpus <= SMALL_FOR_BLOCK
                ? Level.REQUIRED_BLOCK
                : Level.PREFERRED_RACK;
    }
}
