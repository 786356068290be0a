package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.Proof;
import dev.platformc.solver.mig.PackingAnswer.Cut;
import dev.platformc.solver.mig.PackingAnswer.Held;
import dev.platformc.solver.mig.PackingAnswer.Impossible;
import dev.platformc.solver.mig.PackingAnswer.Packed;
import dev.platformc.solver.mig.PackingProblem.CardGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Looks an answer over against its problem, from the rules alone: it shares no code with the
/// search, nor with what places instances.
public final class PackingCheck {
    private final PackingProblem problem;
    private final List<String> violations = new ArrayList<>();

    private PackingCheck(PackingProblem problem) {
        this.problem = problem;
    }

    /// What is wrong with the answer; empty when it is good.
    public static List<String> check(PackingProblem problem, PackingAnswer answer) {
        var check = new PackingCheck(problem);
        switch (answer) {
            case Packed packed -> check.packed(packed);
            case Impossible impossible -> check.impossible(impossible);
            case PackingAnswer.Undecided() -> {}
        }
        return List.copyOf(check.violations);
    }

    private void packed(Packed packed) {
        var cardsOf = new LinkedHashMap<String, Long>();
        var heldOf = new LinkedHashMap<String, Long>();
        for (var cut : packed.cards()) {
            require(cut.count() > 0 && !cut.added().isEmpty(), "a cut of nothing: " + cut);
            cardsOf.merge(cut.group(), (long) cut.count(), Long::sum);
            cut.added().forEach(held -> heldOf.merge(held.demand(), (long) cut.count(), Long::sum));
            var group = group(cut.group());
            if (group == null) {
                violations.add("no such group: " + cut.group());
            } else {
                card(group, cut);
            }
        }
        for (var group : problem.cards()) {
            long used = cardsOf.getOrDefault(group.id(), 0L);
            require(used <= group.count(), used + " of " + group.count() + " cards: " + group.id());
        }
        demands(packed, heldOf);
        cost(packed.proof(), cardsOf);
    }

    private void card(CardGroup group, Cut cut) {
        var slices = new ArrayList<>(group.taken());
        slices.addAll(cut.slices());
        layout(problem.geometry(), slices, cut);
        for (var held : cut.added()) {
            require(
                    group.allowed().contains(held.slice().profile()),
                    held.slice() + " is not allowed in " + group.id());
        }
    }

    private void layout(MigGeometry geometry, List<PlacedSlice> slices, Cut cut) {
        var units = new boolean[geometry.memorySlices()];
        var counts = new LinkedHashMap<String, Integer>();
        int compute = 0;
        for (var slice : slices) {
            var profile = slice.profile();
            require(profile.starts().contains(slice.start()), "wrong start: " + slice);
            for (int unit = slice.start(); unit < slice.start() + profile.size(); unit++) {
                require(unit < units.length && !units[unit], "overlap at " + unit + ": " + cut);
                units[Math.min(unit, units.length - 1)] = true;
            }
            compute += profile.compute();
            int count = counts.merge(profile.name(), 1, Integer::sum);
            require(count <= profile.max(), "too many of " + profile.name() + ": " + cut);
        }
        require(compute <= geometry.computeSlices(), compute + " compute slices: " + cut);
        engines(geometry, slices, cut);
    }

    /// Decode, encode, JPEG and OFA: entries 1 to 4.
    private void engines(MigGeometry geometry, List<PlacedSlice> slices, Cut cut) {
        for (int engine = 1; engine <= 4; engine++) {
            int total = geometry.engineTotals().get(engine);
            int used = 0;
            for (var slice : slices) {
                used += Math.max(0, slice.profile().engines().get(engine));
            }
            require(total < 0 || used <= total, used + " of engine " + engine + ": " + cut);
        }
    }

    private void demands(Packed packed, Map<String, Long> heldOf) {
        var profileOf = new HashMap<String, MigProfile>();
        for (var demand : problem.demands()) {
            profileOf.put(demand.id(), demand.profile());
            long held = heldOf.getOrDefault(demand.id(), 0L);
            if (held != demand.count()) {
                violations.add(
                        held + " instances instead of " + demand.count() + ": " + demand.id());
            }
        }
        for (var cut : packed.cards()) {
            for (Held held : cut.added()) {
                var profile = profileOf.get(held.demand());
                if (profile == null) {
                    violations.add("no such demand: " + held.demand());
                } else if (!profile.equals(held.slice().profile())) {
                    violations.add("not of the profile of " + held.demand() + ": " + cut);
                }
            }
        }
    }

    private void cost(Proof proof, Map<String, Long> cardsOf) {
        long used = 0;
        for (var group : problem.cards()) {
            used += group.taken().isEmpty() ? cardsOf.getOrDefault(group.id(), 0L) : group.count();
        }
        long claimed =
                switch (proof) {
                    case Proof.Optimal optimal -> optimal.cost();
                    case Proof.Feasible feasible -> {
                        require(feasible.bound() <= feasible.cost(), "bound above cost: " + proof);
                        yield feasible.cost();
                    }
                };
        require(claimed == used, "cost " + claimed + ", but " + used + " cards are used");
    }

    private void impossible(Impossible impossible) {
        boolean anyDemand = false;
        for (var id : impossible.core()) {
            boolean isDemand =
                    problem.demands().stream().anyMatch(d -> d.id().equals(id) && d.count() > 0);
            anyDemand |= isDemand;
            require(isDemand || group(id) != null, "no such demand or group: " + id);
        }
        require(anyDemand, "a core without a demand");
    }

    private @Nullable CardGroup group(String id) {
        return problem.cards().stream().filter(g -> g.id().equals(id)).findFirst().orElse(null);
    }

    private void require(boolean holds, String violation) {
        if (!holds) {
            violations.add(violation);
        }
    }
}
