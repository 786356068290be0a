package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.Layouts;
import dev.platformc.plan.Proof;
import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.PackingAnswer.Cut;
import dev.platformc.solver.mig.PackingAnswer.Packed;
import dev.platformc.solver.mig.PackingAnswer.Undecided;
import java.util.HashSet;
import java.util.List;

/// Packs MIG instances on as few cards as possible.
///
/// Cards that can hold the same are one kind, and what a card can hold is one of a few dozen
/// patterns; the numbers of cards that follow each pattern are the only unknowns. Greedy packing
/// against a bound by counting settles most problems, the exact linear bound most others; Z3 is
/// asked (and loaded) for what is left.
public final class Packer {
    private Packer() {}

    /// The fewest cards, or why not.
    ///
    /// @throws IllegalArgumentException when the problem contradicts itself: an id twice, a
    ///   negative count, taken instances that cannot stand together
    public static PackingAnswer pack(PackingProblem problem, Budget budget) {
        requireSound(problem);
        var answer = answer(problem, budget);
        var violations = PackingCheck.check(problem, answer);
        if (!violations.isEmpty()) {
            throw new IllegalStateException("wrong packing: " + violations);
        }
        return answer;
    }

    private static PackingAnswer answer(PackingProblem problem, Budget budget) {
        var profiles = Wants.profilesOf(problem.demands());
        var kinds = CardKind.of(problem, profiles);
        var wants = Wants.of(profiles, problem.demands());
        try (var search = new PatternSearch(budget)) {
            return switch (Patterns.fewest(kinds, wants, search)) {
                case Packing.Solved solved -> {
                    var cuts = Seating.bind(problem, profiles, kinds, solved.stacks());
                    yield new Packed(cuts, proof(problem, cuts, solved));
                }
                case Packing.Infeasible() -> ConflictCore.of(problem, profiles, kinds, search);
                case Packing.Unknown() -> new Undecided();
            };
        }
    }

    private static Proof proof(PackingProblem problem, List<Cut> cuts, Packing.Solved solved) {
        long inUse = 0;
        long opened = 0;
        for (var group : problem.cards()) {
            if (!group.taken().isEmpty()) {
                inUse += group.count();
                continue;
            }
            for (var cut : cuts) {
                opened += cut.group().equals(group.id()) ? cut.count() : 0;
            }
        }
        return opened == solved.bound()
                ? new Proof.Optimal(solved.searched() ? "search" : "counting", inUse + opened)
                : new Proof.Feasible(inUse + opened, inUse + solved.bound());
    }

    private static void requireSound(PackingProblem problem) {
        var ids = new HashSet<String>();
        for (var group : problem.cards()) {
            require(ids.add(group.id()), "id used twice: " + group.id());
            require(group.count() >= 0, "negative count: " + group.id());
            require(
                    Layouts.isLegal(problem.geometry(), group.taken()),
                    "instances that cannot stand together: " + group.taken());
        }
        for (var demand : problem.demands()) {
            require(ids.add(demand.id()), "id used twice: " + demand.id());
            require(demand.count() >= 0, "negative count: " + demand.id());
            require(
                    problem.geometry().holds(demand.profile()),
                    "not a profile of these cards: " + demand.profile().name());
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
