package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Fleets of realistic size with background use, and gangs for them.
final class Workbench {
    private Workbench() {}

    /// Racks of 8 to 16 nodes of 8 GPUs, 8 racks a block, a quarter of the GPUs in use unevenly; gangs
    /// of 8, 4, 2 or 1 GPUs a worker, a quarter of them with a required rack and a quarter with a
    /// required block.
    ///
    /// @param load share of the free GPUs that the gangs take together
    static PlacementProblem cluster(long seed, int nodes, int gangs, double load) {
        var random = new Random(seed);
        int perRack = 8 + random.nextInt(9);
        var blocks = new ArrayList<Fleet.Domain>();
        var racks = new ArrayList<Fleet.Domain>();
        int free = 0;
        for (int first = 0; first < nodes; first += perRack) {
            var runs = new ArrayList<Fleet.Nodes>();
            double use = random.nextDouble() * 0.5;
            for (int node = first; node < Math.min(nodes, first + perRack); node++) {
                int gpus = random.nextDouble() < use ? random.nextInt(8) : 8;
                free += gpus;
                runs.add(new Fleet.Nodes(node, 1, new Capacity(gpus, gpus * 12_000L, (long) gpus << 38)));
            }
            racks.add(new Fleet.Domain("rack" + first, List.of(), runs));
            if (racks.size() == 8 || first + perRack >= nodes) {
                blocks.add(new Fleet.Domain("block" + blocks.size(), List.copyOf(racks), List.of()));
                racks.clear();
            }
        }
        return new PlacementProblem(
                new Fleet(List.of("block", "rack", "node"), blocks),
                List.of(4, 1),
                gangs(random, gangs, (int) (free * load), perRack));
    }

    private static List<PlacementProblem.Group> gangs(
            Random random, int gangs, int gpus, int perRack) {
        var groups = new ArrayList<PlacementProblem.Group>();
        double[] shares = new double[gangs];
        double all = 0;
        for (int g = 0; g < gangs; g++) {
            shares[g] = Math.exp(random.nextGaussian());
            all += shares[g];
        }
        for (int g = 0; g < gangs; g++) {
            int size = 8 >> Math.min(3, random.nextInt(6));
            int workers = Math.max(1, (int) (shares[g] / all * gpus / size));
            Integer level = null;
            if (workers * size < perRack * 4 && random.nextInt(4) == 0) {
                level = 1;
            } else if (workers * size < perRack * 32 && random.nextInt(4) == 0) {
                level = 0;
            }
            var each = new Capacity(size, size * 8_000L, (long) size << 36);
            groups.add(new PlacementProblem.Group("gang" + g, workers, each, level, null, true));
        }
        return groups;
    }
}
