package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Fleets that show one thing.
final class SmallFleets {
    private SmallFleets() {}

    /// Gangs of two workers, each a whole node, for two racks of 3 nodes.
    static PlacementProblem gangsOfTwo(int gangs) {
        var racks =
                List.of(
                        new Fleet.Domain("rack0", List.of(), List.of(nodes(0))),
                        new Fleet.Domain("rack1", List.of(), List.of(nodes(3))));
        var groups = new ArrayList<PlacementProblem.Group>();
        for (int gang = 0; gang < gangs; gang++) {
            groups.add(
                    new PlacementProblem.Group(
                            "g" + gang, 2, new Capacity(8, 0, 0), null, null, true));
        }
        return new PlacementProblem(new Fleet(List.of("rack", "node"), racks), List.of(1), groups);
    }

    /// Two or three racks in one or two blocks, and three gangs that take most of what is free.
    static PlacementProblem crowded(long seed) {
        var random = new SplittableRandom(seed);
        var racks = new ArrayList<Fleet.Domain>();
        int free = 0;
        int node = 0;
        for (int rack = random.nextInt(2) + 2; rack > 0; rack--) {
            var runs = new ArrayList<Fleet.Nodes>();
            for (int left = 1 + random.nextInt(2); left > 0; left--) {
                int gpus = random.nextInt(3) == 0 ? 1 + random.nextInt(8) : 8;
                runs.add(new Fleet.Nodes(node++, 1, new Capacity(gpus, 0, 0)));
                free += gpus;
            }
            racks.add(new Fleet.Domain("rack" + rack, List.of(), runs));
        }
        int cut = random.nextInt(racks.size());
        var blocks = new ArrayList<Fleet.Domain>();
        blocks.add(new Fleet.Domain("block0", racks.subList(cut, racks.size()), List.of()));
        if (cut > 0) {
            blocks.add(new Fleet.Domain("block1", racks.subList(0, cut), List.of()));
        }
        return new PlacementProblem(
                new Fleet(List.of("block", "rack", "node"), blocks),
                List.of(random.nextInt(5), 1),
                gangs(random, free));
    }

    private static List<PlacementProblem.Group> gangs(SplittableRandom random, int free) {
        var groups = new ArrayList<PlacementProblem.Group>();
        int left = free;
        for (int gang = 0; gang < 3; gang++) {
            int share = left / (3 - gang);
            int size = share > 10 ? 4 << random.nextInt(2) : 1 << random.nextInt(4);
            int units = Math.min(10, Math.max(1, (share + random.nextInt(size)) / size));
            left -= units * size;
            groups.add(
                    new PlacementProblem.Group(
                            "g" + gang,
                            units,
                            new Capacity(size, 0, 0),
                            level(random),
                            null,
                            true));
        }
        return groups;
    }

    private static @Nullable Integer level(SplittableRandom random) {
        int level = random.nextInt(8);
        return level < 2 ? level : null;
    }

    private static Fleet.Nodes nodes(int first) {
        return new Fleet.Nodes(first, 3, new Capacity(8, 0, 0));
    }
}
