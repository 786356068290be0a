package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.mig.ReplanAnswer.Recut;
import dev.platformc.solver.mig.Targets.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The cards of a [ReplanProblem] by what they can become: those with the same outcomes are one
/// class. The goal does not matter here.
final class CardClasses {
    private final ReplanProblem problem;
    private final List<MigProfile> profiles;
    private final Targets targets;

    /// By the targets of its cards; the groups by their index, each with what stays for each
    /// target.
    private final Map<List<Target>, Map<Integer, List<List<PlacedSlice>>>> classes =
            new LinkedHashMap<>();

    /// @throws IllegalArgumentException when a card runs what nobody wants
    CardClasses(ReplanProblem problem) {
        this.problem = problem;
        this.profiles =
                problem.wanted().entrySet().stream()
                        .filter(e -> e.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .sorted(Layouts.LARGEST_FIRST)
                        .toList();
        this.targets = new Targets(problem.geometry(), profiles);
        for (int i = 0; i < problem.cards().size(); i++) {
            var group = problem.cards().get(i);
            if (!profiles.containsAll(
                    group.running().stream().map(PlacedSlice::profile).toList())) {
                throw new IllegalArgumentException("runs what nobody wants: " + group.id());
            }
            var own = targets.of(group);
            classes.computeIfAbsent(List.copyOf(own.keySet()), _ -> new LinkedHashMap<>())
                    .put(i, List.copyOf(own.values()));
        }
    }

    MovesProgram program(@Nullable Integer mostMoves) {
        var columns = new ArrayList<MovesProgram.Column>();
        var sizes = new ArrayList<Integer>();
        for (var entry : classes.entrySet()) {
            for (var target : entry.getKey()) {
                columns.add(new MovesProgram.Column(sizes.size(), target));
            }
            sizes.add(
                    entry.getValue().keySet().stream()
                            .mapToInt(group -> problem.cards().get(group).count())
                            .sum());
        }
        return new MovesProgram(
                List.copyOf(columns),
                List.copyOf(sizes),
                profiles.stream().map(p -> problem.wanted().getOrDefault(p, 0)).toList(),
                mostMoves);
    }

    /// What becomes of each group.
    ///
    /// @param counts cards of each column of the program
    List<Recut> recuts(List<Integer> counts) {
        var recuts = new ArrayList<Recut>();
        int column = 0;
        for (var entry : classes.entrySet()) {
            var left = new LinkedHashMap<Integer, Integer>();
            entry.getValue().keySet().forEach(g -> left.put(g, problem.cards().get(g).count()));
            for (int t = 0; t < entry.getKey().size(); t++) {
                var target = entry.getKey().get(t);
                int cards = counts.get(column++);
                for (var group : left.entrySet()) {
                    int here = Math.min(cards, group.getValue());
                    if (here > 0) {
                        var kept = entry.getValue().getOrDefault(group.getKey(), List.of()).get(t);
                        recuts.add(
                                new Recut(
                                        problem.cards().get(group.getKey()).id(),
                                        here,
                                        kept,
                                        targets.added(target, kept)));
                        group.setValue(group.getValue() - here);
                        cards -= here;
                    }
                }
            }
        }
        return List.copyOf(recuts);
    }
}
