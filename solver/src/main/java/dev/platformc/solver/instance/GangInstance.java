package dev.platformc.solver.instance;

import dev.platformc.solver.topology.Capacity;
import dev.platformc.solver.topology.Fleet;
import dev.platformc.solver.topology.PlacementProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Nodes with free GPUs in racks and blocks, and gangs to place on them.
///
/// A gang costs one for every rack beyond its first and four for every block beyond its first.
///
/// @param nodes in any order; those of a rack need not be together
public record GangInstance(List<Node> nodes, List<Gang> gangs) {
    /// What a block and a rack beyond the first cost.
    static final List<Integer> SPAN_COSTS = List.of(4, 1);

    /// Levels of the fleet.
    private static final int BLOCK = 0;

    private static final int RACK = 1;

    public GangInstance {
        nodes = List.copyOf(nodes);
        gangs = List.copyOf(gangs);
    }

    /// @param block a rack's name counts inside its block
    public record Node(String id, String rack, String block, int freeGpus) {}

    /// @param workers at least 1
    /// @param gpusPerWorker at least 1; a worker never spans nodes
    public record Gang(String id, int workers, int gpusPerWorker, Level level) {}

    /// Where the workers of a gang belong.
    public enum Level {
        /// In one rack, or nowhere.
        REQUIRED_RACK,
        /// In one block, or nowhere.
        REQUIRED_BLOCK,
        /// In as few racks as can be, of as few blocks.
        PREFERRED_RACK,
        /// In as few blocks as can be.
        PREFERRED_BLOCK,
        /// Anywhere, at no cost.
        NONE;

        /// As it is written in files.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static @Nullable Level of(String word) {
            for (var level : values()) {
                if (level.word().equals(word)) {
                    return level;
                }
            }
            return null;
        }
    }

    /// The mathematics of it.
    ///
    /// @param problem its nodes are numbered in the order of the tree
    /// @param order the nodes of this instance by those numbers
    public record Posed(PlacementProblem problem, List<Node> order) {}

    /// Nodes sorted into racks and blocks, each in the order in which it is first named.
    public Posed posed() {
        var blocks = new LinkedHashMap<String, Map<String, List<Node>>>();
        for (var node : nodes) {
            blocks.computeIfAbsent(node.block(), b -> new LinkedHashMap<>())
                    .computeIfAbsent(node.rack(), r -> new ArrayList<>())
                    .add(node);
        }
        var order = new ArrayList<Node>();
        var domains = new ArrayList<Fleet.Domain>();
        blocks.forEach((block, racks) -> {
            var inside = new ArrayList<Fleet.Domain>();
            racks.forEach((rack, members) -> {
                var runs = new ArrayList<Fleet.Nodes>();
                for (var node : members) {
                    var free = new Capacity(node.freeGpus(), 0, 0);
                    runs.add(new Fleet.Nodes(order.size(), 1, free));
                    order.add(node);
                }
                inside.add(new Fleet.Domain(block + "/" + rack, List.of(), runs));
            });
            domains.add(new Fleet.Domain(block, inside, List.of()));
        });
        var fleet = new Fleet(List.of("block", "rack", "node"), domains);
        var groups = gangs.stream().map(GangInstance::group).toList();
        return new Posed(new PlacementProblem(fleet, SPAN_COSTS, groups), List.copyOf(order));
    }

    private static PlacementProblem.Group group(Gang gang) {
        Integer required =
                switch (gang.level()) {
                    case REQUIRED_RACK -> RACK;
                    case REQUIRED_BLOCK -> BLOCK;
                    case PREFERRED_RACK, PREFERRED_BLOCK, NONE -> null;
                };
        return new PlacementProblem.Group(
                gang.id(),
                gang.workers(),
                new Capacity(gang.gpusPerWorker(), 0, 0),
                required,
                null,
                gang.level() != Level.NONE);
    }
}
