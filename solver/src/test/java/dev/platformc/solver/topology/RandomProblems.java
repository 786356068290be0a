package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Small platforms of every shape, from a seed.
final class RandomProblems {
    private final Random random;

    RandomProblems(long seed) {
        random = new Random(seed);
    }

    /// Up to 4 racks of 4 nodes of 8 GPUs and 4 groups.
    PlacementProblem small() {
        int shape = random.nextInt(10);
        var levels =
                shape == 0
                        ? List.of("node")
                        : shape < 7 ? List.of("rack", "node") : List.of("block", "rack", "node");
        int flavor = random.nextInt(3); // 0: powers of two, 1: any size, 2: cpu and memory matter
        var fleet = new Fleet(levels, domains(levels, flavor));
        var costs = new ArrayList<Integer>();
        for (int level = 0; level < levels.size() - 1; level++) {
            costs.add(random.nextInt(8) == 0 ? 0 : level == levels.size() - 2 ? 1 : 4);
        }
        var groups = new ArrayList<PlacementProblem.Group>();
        int count = 1 + random.nextInt(4);
        int left = gpus(fleet.domains());
        for (int g = 0; g < count; g++) {
            // Mostly no more than there is: what fits by sums alone is the harder question.
            var group = group("g" + g, levels.size(), flavor);
            for (int i = 0; i < 4 && group.units() * group.each().gpus() > left; i++) {
                group = group("g" + g, levels.size(), flavor);
            }
            left -= group.units() * group.each().gpus();
            groups.add(group);
        }
        return new PlacementProblem(fleet, costs, groups);
    }

    private static int gpus(List<Fleet.Domain> domains) {
        int gpus = 0;
        for (var domain : domains) {
            gpus += gpus(domain.inside());
            for (var run : domain.nodes()) {
                gpus += run.count() * run.free().gpus();
            }
        }
        return gpus;
    }

    private List<Fleet.Domain> domains(List<String> levels, int flavor) {
        int[] next = {0};
        if (levels.size() == 1) {
            return List.of(leaf("all", next, 1 + random.nextInt(5), flavor));
        }
        int racks = 2 + random.nextInt(3);
        int nodes = 1 + random.nextInt(racks == 2 ? 4 : racks == 3 ? 3 : 2);
        if (random.nextInt(40) == 0) {
            nodes = 4;
        }
        var domains = new ArrayList<Fleet.Domain>();
        for (int r = 0; r < racks; r++) {
            domains.add(leaf("rack" + r, next, nodes, flavor));
        }
        if (levels.size() == 2) {
            return domains;
        }
        int cut = 1 + random.nextInt(racks - 1);
        return List.of(
                new Fleet.Domain("block0", domains.subList(0, cut), List.of()),
                new Fleet.Domain("block1", domains.subList(cut, racks), List.of()));
    }

    private Fleet.Domain leaf(String id, int[] next, int nodes, int flavor) {
        var runs = new ArrayList<Fleet.Nodes>();
        while (nodes > 0) {
            int count = 1 + random.nextInt(nodes);
            runs.add(new Fleet.Nodes(next[0], count, free(flavor)));
            next[0] += count;
            nodes -= count;
        }
        return new Fleet.Domain(id, List.of(), runs);
    }

    private Capacity free(int flavor) {
        int gpus = random.nextInt(3) == 0 ? random.nextInt(9) : 8;
        return flavor == 2
                ? new Capacity(gpus, 1000L * (4 + random.nextInt(13)), 4 + random.nextInt(13))
                : new Capacity(gpus, 64_000, 1L << 40);
    }

    private PlacementProblem.Group group(String id, int levels, int flavor) {
        int gpus = flavor == 0 ? 1 << random.nextInt(4) : random.nextInt(9);
        int units = 1 + random.nextInt(gpus == 0 ? 2 : gpus < 3 ? 5 : 6);
        var each =
                flavor == 2
                        ? new Capacity(gpus, 500L * random.nextInt(9), random.nextInt(5))
                        : new Capacity(gpus, 100, 1L << 20);
        boolean compact = random.nextInt(3) > 0;
        var required = level(levels, 3);
        var spread = level(levels, compact ? 10 : 3);
        return new PlacementProblem.Group(
                id,
                units,
                each,
                required,
                spread,
                compact,
                compact && spread == null ? together(units, levels) : null);
    }

    private PlacementProblem.@Nullable Together together(int units, int levels) {
        for (int each = 2; each < units; each++) {
            if (units % each == 0 && random.nextInt(3) == 0) {
                return new PlacementProblem.Together(each, random.nextInt(levels));
            }
        }
        return null;
    }

    private @Nullable Integer level(int levels, int oneIn) {
        return random.nextInt(oneIn) == 0 ? random.nextInt(levels) : null;
    }
}
