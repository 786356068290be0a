package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.mig.ReplanAnswer.Recut;
import dev.platformc.solver.mig.ReplanAnswer.Replanned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Looks a re-planned fleet over against its problem, without the search. It cannot check that
/// nothing better exists.
public final class ReplanCheck {
    private ReplanCheck() {}

    /// What is wrong with the answer; empty when it is good.
    public static List<String> check(ReplanProblem problem, ReplanAnswer answer) {
        if (!(answer instanceof Replanned replanned)) {
            return List.of();
        }
        var wrong = new ArrayList<String>();
        var there = new HashMap<MigProfile, Long>();
        long inUse = 0;
        long moved = 0;
        for (var group : problem.cards()) {
            long cards = 0;
            for (var recut : replanned.cards()) {
                if (recut.group().equals(group.id())) {
                    cards += recut.count();
                    inUse += recut.isUsed() ? recut.count() : 0;
                    moved += (long) recut.count() * (group.running().size() - recut.kept().size());
                    card(problem, group, recut, wrong);
                    all(recut)
                            .forEach(
                                    s -> there.merge(s.profile(), (long) recut.count(), Long::sum));
                }
            }
            if (cards != group.count()) {
                wrong.add(cards + " of " + group.count() + " cards: " + group.id());
            }
        }
        problem.wanted()
                .forEach((profile, count) -> {
                    if (there.getOrDefault(profile, 0L) < count) {
                        wrong.add("too few " + profile.name());
                    }
                });
        Integer most = problem.mostMoves();
        if (inUse != replanned.inUse()
                || moved != replanned.moved()
                || (most != null && moved > most)) {
            wrong.add(inUse + " cards and " + moved + " moves");
        }
        long cost = problem.goal().first().cost(inUse, moved);
        if (replanned.bound() > cost || (replanned.proven() && replanned.bound() < cost)) {
            wrong.add("a cost of " + cost + " and a bound of " + replanned.bound());
        }
        return List.copyOf(wrong);
    }

    private static List<PlacedSlice> all(Recut recut) {
        var all = new ArrayList<>(recut.kept());
        all.addAll(recut.added());
        return all;
    }

    private static void card(
            ReplanProblem problem, ReplanProblem.Group group, Recut recut, List<String> wrong) {
        boolean stays =
                group.running().containsAll(recut.kept())
                        && recut.kept().containsAll(group.fixed());
        boolean allowed =
                recut.added().stream().allMatch(s -> group.allowed().contains(s.profile()));
        if (!stays || !allowed || !Layouts.isLegal(problem.geometry(), all(recut))) {
            wrong.add("an illegal card of " + group.id() + ": " + recut);
        }
    }
}
