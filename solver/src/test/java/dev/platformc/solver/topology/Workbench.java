package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Fleets of realistic size with background use, and gangs for them.
final class Workbench {
    private Workbench() {}

    /// Racks of 8 to 16 nodes of 8 GPUs, 8 racks a block, a quarter of the GPUs in use unevenly;
    /// gangs of 8, 4, 2 or 1 GPUs a worker, a quarter of them with a required rack and a quarter
    /// with a required block.
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
                var has = new Capacity(gpus, gpus * 12_000L, (long) gpus << 38);
                runs.add(new Fleet.Nodes(node, 1, has));
            }
            racks.add(new Fleet.Domain("rack" + first, List.of(), runs));
            if (racks.size() == 8 || first + perRack >= nodes) {
                var id = "block" + blocks.size();
                blocks.add(new Fleet.Domain(id, List.copyOf(racks), List.of()));
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

    /// Endpoints of 1, 2, 4 or 8 GPUs a replica beside a few gangs; half stand even over racks, the
    /// others over nodes.
    static PlacementProblem serving(long seed, int nodes, int endpoints, double load) {
        var gangs = cluster(seed, nodes, Math.max(1, endpoints / 5), load / 3);
        var random = new Random(seed);
        double[] free = {0};
        gangs.fleet()
                .domains()
                .forEach(block ->
                        block.inside()
                                .forEach(rack ->
                                        rack.nodes().forEach(run -> free[0] += run.free().gpus())));
        var groups = new ArrayList<>(gangs.groups());
        double share = free[0] * load * 2 / 3 / endpoints;
        for (int e = 0; e < endpoints; e++) {
            int size = 1 << random.nextInt(4);
            int replicas = Math.max(1, (int) (share * 2 * random.nextDouble() / size));
            groups.add(
                    new PlacementProblem.Group(
                            "endpoint" + e,
                            replicas,
                            new Capacity(size, size * 4_000L, (long) size << 35),
                            null,
                            random.nextBoolean() ? 1 : 2,
                            false));
        }
        return new PlacementProblem(gangs.fleet(), gangs.spanCosts(), groups);
    }

    /// Gangs of which each wants a little more than half a rack, one more than there are racks,
    /// among small ones: sums do not show that it cannot be.
    static PlacementProblem tooManyForRacks(long seed, int nodes, int gangs) {
        var fleet = cluster(seed, nodes, 1, 0.1).fleet();
        var random = new Random(seed);
        var groups = new ArrayList<PlacementProblem.Group>();
        long racks = fleet.domains().stream().mapToLong(block -> block.inside().size()).sum();
        int perRack = fleet.domains().getFirst().inside().getFirst().nodes().size();
        for (int g = 0; g < gangs; g++) {
            boolean large = g <= racks;
            groups.add(
                    new PlacementProblem.Group(
                            "gang" + g,
                            large ? perRack + 1 : 1 + random.nextInt(2),
                            new Capacity(large ? 4 : 1, 1_000, 1_000),
                            large ? 1 : null,
                            null,
                            true));
        }
        return new PlacementProblem(fleet, List.of(4, 1), groups);
    }
}
