package dev.platformc.solver.mig;

import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.solver.mig.MixedAnswer.Packed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Looks an answer for cards of several models over, from the rules alone. It cannot check that
/// nothing better exists, only that the bound is not above the cost.
public final class MixedCheck {
    private MixedCheck() {}

    /// What is wrong with the answer; empty when it is good.
    public static List<String> check(MixedProblem problem, MixedAnswer answer) {
        if (!(answer instanceof Packed packed)) {
            return List.of();
        }
        var wrong = new ArrayList<String>();
        var there = new LinkedHashMap<String, Long>();
        long cost = 0;
        for (var layout : packed.layouts()) {
            cost += layout.count();
            if (layout.count() < 1 || layout.slices().isEmpty()) {
                wrong.add("a layout of nothing: " + layout);
            }
            layout.slices()
                    .forEach(
                            s -> there.merge(s.profile().name(), (long) layout.count(), Long::sum));
        }
        for (var model : problem.models()) {
            long used = 0;
            for (var layout : packed.layouts()) {
                if (layout.model().equals(model.id())) {
                    used += layout.count();
                    card(model.geometry(), layout.slices(), wrong);
                }
            }
            if (used > model.count()) {
                wrong.add(used + " of " + model.count() + " cards: " + model.id());
            }
        }
        sums(problem.wanted(), there, wrong);
        if (cost != packed.cost() || packed.bound() > cost) {
            wrong.add(cost + " cards, and not " + packed.cost() + " above " + packed.bound());
        }
        return List.copyOf(wrong);
    }

    private static void sums(
            Map<String, Integer> wanted, Map<String, Long> there, List<String> wrong) {
        wanted.forEach((name, count) -> {
            if (there.getOrDefault(name, 0L) != count.longValue()) {
                wrong.add(there.getOrDefault(name, 0L) + " of " + count + " " + name);
            }
        });
        there.keySet().stream()
                .filter(name -> !wanted.containsKey(name))
                .forEach(name -> wrong.add("nobody wants " + name));
    }

    /// Starts, overlaps, compute slices, most of a profile, engines.
    private static void card(MigGeometry geometry, List<PlacedSlice> slices, List<String> wrong) {
        var units = new boolean[geometry.memorySlices()];
        int compute = 0;
        for (var slice : slices) {
            var profile = slice.profile();
            if (!geometry.profiles().contains(profile)
                    || !profile.starts().contains(slice.start())) {
                wrong.add("no such place: " + slice + " on " + geometry.name());
                return;
            }
            for (int unit = slice.start(); unit < slice.start() + profile.size(); unit++) {
                if (units[unit]) {
                    wrong.add("instances overlap: " + slices);
                }
                units[unit] = true;
            }
            compute += profile.compute();
            if (slices.stream().filter(s -> s.profile().equals(profile)).count() > profile.max()) {
                wrong.add("too many " + profile.name() + ": " + slices);
            }
        }
        if (compute > geometry.computeSlices()) {
            wrong.add("too many compute slices: " + slices);
        }
        for (int engine = 1; engine < geometry.engineTotals().size(); engine++) {
            int total = geometry.engineTotals().get(engine);
            int used = 0;
            for (var slice : slices) {
                used += Math.max(0, slice.profile().engines().get(engine));
            }
            if (total >= 0 && used > total) {
                wrong.add("too many engines: " + slices);
            }
        }
    }
}
