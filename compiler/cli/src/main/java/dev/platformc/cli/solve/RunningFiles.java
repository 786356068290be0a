package dev.platformc.cli.solve;

import dev.platformc.cli.solve.MigFiles.Cards;
import dev.platformc.cli.solve.MigFiles.Demand;
import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.mig.ReplanProblem;
import dev.platformc.solver.mig.ReplanProblem.Goal;
import dev.platformc.solver.mig.ReplanProblem.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Instances of re-planning, from files: cards that run something, and what is wanted in the end.
public final class RunningFiles {
    private static final String CARDS = "cards";
    private static final String RUNNING = "running";

    private RunningFiles() {}

    /// Cards that run the same; each of them is a group.
    ///
    /// @throws dev.platformc.cli.files.UserError when a card cannot run what it is said to run
    public static Map<String, List<Group>> groups(Table table, Cards cards) {
        table.require(List.of(MigFiles.INSTANCE, CARDS, RUNNING), List.of());
        var allowed = cards.geometry().profiles();
        var groups = new LinkedHashMap<String, List<Group>>();
        for (var row : table.rows()) {
            var own = groups.computeIfAbsent(row.text(MigFiles.INSTANCE), _ -> new ArrayList<>());
            own.add(
                    new Group(
                            "line " + row.line(),
                            row.count(CARDS, 1),
                            slices(row, cards),
                            List.of(),
                            allowed));
        }
        return groups;
    }

    /// `1g.10gb@0 2g.20gb@4`, or nothing.
    private static List<PlacedSlice> slices(Table.Row row, Cards cards) {
        var slices = new ArrayList<PlacedSlice>();
        for (var word : row.text(RUNNING).split(" +", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            int at = word.indexOf('@');
            var profile = cards.geometry().profile(at < 0 ? word : word.substring(0, at));
            if (at < 0 || profile.isEmpty() || !word.substring(at + 1).matches("[0-9]{1,2}")) {
                throw row.wrong(
                        "`"
                                + word
                                + "` is no PROFILE@START of "
                                + cards.name()
                                + ", such as "
                                + example(cards));
            }
            slices.add(new PlacedSlice(profile.get(), Integer.parseInt(word.substring(at + 1))));
        }
        if (!Layouts.isLegal(cards.geometry(), slices)) {
            throw row.wrong(
                    "these instances cannot stand on one "
                            + cards.name()
                            + " together: "
                            + row.text(RUNNING));
        }
        return slices;
    }

    private static String example(Cards cards) {
        var profile = cards.geometry().profiles().getFirst();
        return "`" + profile.name() + "@" + profile.starts().getFirst() + "`";
    }

    /// @throws dev.platformc.cli.files.UserError when less is wanted than runs
    public static ReplanProblem problem(
            Cards cards,
            Demand demand,
            List<Group> groups,
            Goal goal,
            @Nullable Integer mostMoves) {
        var wanted = new LinkedHashMap<MigProfile, Integer>();
        demand.wanted()
                .forEach((name, count) ->
                        wanted.put(cards.geometry().profile(name).orElseThrow(), count));
        var running = new LinkedHashMap<MigProfile, Long>();
        for (var group : groups) {
            group.running()
                    .forEach(s -> running.merge(s.profile(), (long) group.count(), Long::sum));
        }
        running.forEach((profile, count) -> {
            if (count > wanted.getOrDefault(profile, 0)) {
                throw demand.row()
                        .wrong(
                                "fewer instances of "
                                        + profile.name()
                                        + " are wanted ("
                                        + wanted.getOrDefault(profile, 0)
                                        + ") than run ("
                                        + count
                                        + "); leave those that end out of the file of --running");
            }
        });
        return new ReplanProblem(cards.geometry(), groups, wanted, goal, mostMoves);
    }
}
