package dev.platformc.solver.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// Impossible placements whose reason is known, hidden among many groups that play no part.
///
/// @param culprits ids of the groups that cannot stand together
/// @param constraints that an author wrote: groups, their levels and their spreads
record Planted(String what, PlacementProblem problem, Set<String> culprits, int constraints) {

    /// Shapes of conflicts.
    static final List<String> SHAPES =
            List.of("racks", "blocks", "spread", "sum", "odd", "cross", "crowd");

    private static final int PER_RACK = 8;
    private static final int RACKS_PER_BLOCK = 4;

    /// @param constraints about how many there are to be
    static Planted of(String shape, long seed, int constraints) {
        return new Planting(shape, new Random(seed), constraints).planted();
    }

    private static final class Planting {
        private final String shape;
        private final Random random;
        private final int wanted;
        private final List<PlacementProblem.Group> groups = new ArrayList<>();
        private final Set<String> culprits = new TreeSet<>();

        Planting(String shape, Random random, int wanted) {
            this.shape = shape;
            this.random = random;
            this.wanted = wanted;
        }

        Planted planted() {
            int bystanders = wanted * 4 / 7;
            int racks = Math.max(12, bystanders * (shape.equals("crowd") ? 1 : 3) / PER_RACK);
            for (int g = 0; g < bystanders; g++) {
                groups.add(bystander("group" + g));
            }
            int large = 4;
            plant(large, racks);
            Collections.shuffle(groups, random);
            var problem =
                    new PlacementProblem(fleet(racks, large), List.of(4, 1), List.copyOf(groups));
            return new Planted(shape, problem, Set.copyOf(culprits), count(groups));
        }

        /// Small enough for every rack; three in four name a level or a spread.
        private PlacementProblem.Group bystander(String id) {
            int gpus = 1 << random.nextInt(3);
            var each = new Capacity(gpus, gpus * 4_000L, (long) gpus << 34);
            return switch (random.nextInt(4)) {
                case 0 -> group(id, 2 + random.nextInt(3), each, 0, -1);
                case 1 -> group(id, 2 + random.nextInt(2), each, 1, -1);
                case 2 -> group(id, 2 + random.nextInt(3), each, -1, 2);
                default -> group(id, 1 + random.nextInt(4), each, -1, -1);
            };
        }

        private static PlacementProblem.Group group(
                String id, int units, Capacity each, int required, int spread) {
            return new PlacementProblem.Group(
                    id,
                    units,
                    each,
                    required < 0 ? null : required,
                    spread < 0 ? null : spread,
                    spread < 0);
        }

        /// Large racks are twice the others, and hold what needs more than one of those.
        private void plant(int large, int racks) {
            switch (shape) {
                case "racks" -> {
                    for (int i = 0; i <= large; i++) {
                        culprit(group("wide" + i, PER_RACK + 2, gpus(8), 1, -1));
                    }
                }
                case "blocks" -> {
                    for (int i = 0; i <= large; i++) {
                        int more = PER_RACK * RACKS_PER_BLOCK + 1;
                        culprit(group("huge" + i, more, gpus(8), 0, -1));
                    }
                }
                case "spread" -> {
                    int all = racks * 3;
                    culprit(group("even", all, gpus(8), -1, 1));
                    culprit(group("wide", 2 * PER_RACK - 1, gpus(8), 1, -1));
                    for (int i = 1; i < large; i++) {
                        culprit(group("tight" + i, 2 * PER_RACK - 1, gpus(8), 1, -1));
                    }
                }
                case "sum" -> {
                    int nodes = racks * PER_RACK + large * PER_RACK;
                    culprit(group("first", nodes / 2 + 1, gpus(8), -1, -1));
                    culprit(group("second", nodes / 2, gpus(8), -1, -1));
                }
                case "crowd" -> {
                    for (int i = 0; i < 2 * racks; i++) {
                        culprit(group("crowd" + i, PER_RACK - 2, gpus(8), 1, -1));
                    }
                }
                case "odd" -> {
                    for (int i = 0; i <= large; i++) {
                        culprit(group("odd" + i, PER_RACK + 3, gpus(5), 1, -1));
                    }
                }
                case "cross" -> {
                    for (int i = 0; i <= large; i++) {
                        boolean huge = i < 2;
                        int nodes = huge ? PER_RACK * RACKS_PER_BLOCK + 1 : PER_RACK + 2;
                        culprit(group("cross" + i, nodes, gpus(8), huge ? 0 : 1, -1));
                    }
                }
                default -> throw new IllegalArgumentException(shape);
            }
        }

        private void culprit(PlacementProblem.Group group) {
            culprits.add(group.id());
            groups.add(group);
        }

        private static Capacity gpus(int gpus) {
            return new Capacity(gpus, gpus * 8_000L, (long) gpus << 36);
        }

        private Fleet fleet(int racks, int large) {
            var blocks = new ArrayList<Fleet.Domain>();
            var inside = new ArrayList<Fleet.Domain>();
            int first = 0;
            for (int rack = 0; rack < racks; rack++) {
                boolean wide = rack % (racks / large) == 0 && rack / (racks / large) < large;
                int nodes = wide ? 2 * PER_RACK : PER_RACK;
                inside.add(
                        new Fleet.Domain(
                                "rack" + rack,
                                List.of(),
                                List.of(
                                        new Fleet.Nodes(
                                                first, nodes, new Capacity(8, 96_000, 1L << 40)))));
                first += nodes;
                if (inside.size() == RACKS_PER_BLOCK || rack == racks - 1) {
                    blocks.add(
                            new Fleet.Domain(
                                    "block" + blocks.size(), List.copyOf(inside), List.of()));
                    inside.clear();
                }
            }
            return new Fleet(List.of("block", "rack", "node"), blocks);
        }
    }

    private static int count(List<PlacementProblem.Group> groups) {
        int count = 0;
        for (var group : groups) {
            count += 1;
            count += group.required() == null ? 0 : 1;
            count += group.spread() == null ? 0 : 1;
        }
        return count;
    }
}
