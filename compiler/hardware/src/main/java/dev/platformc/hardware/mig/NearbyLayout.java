package dev.platformc.hardware.mig;

import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A legal set of instances beside one that was wanted.
///
/// @param profiles largest first
/// @param changed instances that are replaced or left out
/// @param dropped of these, the ones left out
/// @param memoryLost units of the memory axis that the changed instances lose
/// @param computeLost share of its compute slices that a changed instance loses, summed over them
/// @param grown slices of either sort that changed instances gain
public record NearbyLayout(
        List<MigProfile> profiles,
        int changed,
        int dropped,
        int memoryLost,
        Rational computeLost,
        int grown) {
    /// Fewest instances changed, then fewest left out, then least memory and compute lost.
    static final Comparator<NearbyLayout> ORDER =
            Comparator.comparingInt(NearbyLayout::changed)
                    .thenComparingInt(NearbyLayout::dropped)
                    .thenComparingInt(NearbyLayout::memoryLost)
                    .thenComparing(NearbyLayout::computeLost)
                    .thenComparingInt(NearbyLayout::grown);

    public NearbyLayout {
        profiles = List.copyOf(profiles);
    }

    /// Whether it only leaves instances out and replaces none.
    public boolean onlyDrops() {
        return changed == dropped;
    }

    /// @param candidate not more instances than `wanted`
    static NearbyLayout between(List<MigProfile> wanted, List<MigProfile> candidate) {
        var old = minus(wanted, candidate);
        var fresh = minus(candidate, wanted);
        int memoryLost = 0;
        int grown = 0;
        var computeLost = Rational.ZERO;
        for (int i = 0; i < old.size(); i++) {
            int size = i < fresh.size() ? fresh.get(i).size() : 0;
            int compute = i < fresh.size() ? fresh.get(i).compute() : 0;
            var before = old.get(i);
            memoryLost += Math.max(0, before.size() - size);
            computeLost =
                    computeLost.plus(
                            Rational.of(Math.max(0, before.compute() - compute), before.compute()));
            grown += Math.max(0, size - before.size()) + Math.max(0, compute - before.compute());
        }
        return new NearbyLayout(
                candidate, old.size(), old.size() - fresh.size(), memoryLost, computeLost, grown);
    }

    /// What is in `from` beyond `other`, largest first.
    private static List<MigProfile> minus(List<MigProfile> from, List<MigProfile> other) {
        var rest = new ArrayList<>(from);
        other.forEach(rest::remove);
        rest.sort(Layouts.LARGEST_FIRST);
        return rest;
    }
}
