package dev.platformc.cli.solve;

import dev.platformc.cli.files.UserError;
import dev.platformc.solver.instance.GangInstance;
import dev.platformc.solver.instance.GangInstance.Gang;
import dev.platformc.solver.instance.GangInstance.Level;
import dev.platformc.solver.instance.GangInstance.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Instances of gangs on nodes, from files and to files.
public final class GangFiles {
    private static final List<String> NODES = List.of("node", "rack", "block", "free_gpus");
    private static final List<String> GANGS =
            List.of("gang", "workers", "gpus_per_worker", "level");

    private GangFiles() {}

    /// @throws UserError when a file is not of this form
    public static GangInstance read(Table nodes, Table gangs) {
        nodes.require(NODES, List.of());
        gangs.require(GANGS, List.of());
        var fleet = new ArrayList<Node>();
        var seen = new HashSet<String>();
        for (var row : nodes.rows()) {
            requireNew(row, "node", seen);
            fleet.add(
                    new Node(
                            row.text("node"),
                            row.text("rack"),
                            row.text("block"),
                            row.count("free_gpus", 0)));
        }
        if (fleet.isEmpty()) {
            throw new UserError(nodes.file() + ": there is no node");
        }
        var wanted = new ArrayList<Gang>();
        seen.clear();
        for (var row : gangs.rows()) {
            requireNew(row, "gang", seen);
            wanted.add(
                    new Gang(
                            row.text("gang"),
                            row.count("workers", 1),
                            row.count("gpus_per_worker", 1),
                            level(row)));
        }
        return new GangInstance(fleet, wanted);
    }

    private static void requireNew(Table.Row row, String column, HashSet<String> seen) {
        if (row.text(column).isEmpty()) {
            throw row.wrong("the " + column + " has no name");
        }
        if (!seen.add(row.text(column))) {
            throw row.wrong("there is another " + column + " `" + row.text(column) + "`");
        }
    }

    private static Level level(Table.Row row) {
        var word = row.text("level");
        for (var level : Level.values()) {
            if (level.word().equals(word)) {
                return level;
            }
        }
        throw row.wrong(
                "`level` is one of "
                        + Arrays.stream(Level.values())
                                .map(Level::word)
                                .collect(Collectors.joining(", "))
                        + ", and not `"
                        + word
                        + "`");
    }

    /// `nodes.csv` and `gangs.csv`.
    public static Map<String, String> written(GangInstance instance) {
        var nodes = new StringBuilder(String.join(",", NODES)).append('\n');
        for (var node : instance.nodes()) {
            nodes.append(
                    String.join(
                                    ",",
                                    node.id(),
                                    node.rack(),
                                    node.block(),
                                    Integer.toString(node.freeGpus()))
                            + "\n");
        }
        var gangs = new StringBuilder(String.join(",", GANGS)).append('\n');
        for (var gang : instance.gangs()) {
            gangs.append(
                    String.join(
                                    ",",
                                    gang.id(),
                                    Integer.toString(gang.workers()),
                                    Integer.toString(gang.gpusPerWorker()),
                                    gang.level().word())
                            + "\n");
        }
        return Map.of("nodes.csv", nodes.toString(), "gangs.csv", gangs.toString());
    }
}
