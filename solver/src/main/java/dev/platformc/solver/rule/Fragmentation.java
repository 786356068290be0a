package dev.platformc.solver.rule;

import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.hardware.quantity.Rational;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.plan.WorkloadPlan.Devices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How scattered the free devices of a pool are: 0 when the largest thing that what is free could
/// hold also finds a place, near 1 when nothing but crumbs does.
///
/// Of whole cards the thing is one worker, which never spans nodes: as many cards as are free, or a
/// node has. Of cards that are cut it is one instance of the largest plain profile that the free
/// memory slices sum up to. The pool is as scattered as the worse of the two.
final class Fragmentation {
    private Fragmentation() {}

    /// What is free, and the most of it that is together.
    ///
    /// @param sum cards of all nodes, or memory slices of all cut cards
    /// @param largest cards of one node, or memory slices of the largest profile that fits
    /// @param wanted what `largest` could be if all that is free lay together
    private record Free(long sum, int largest, int wanted) {
        Rational missing() {
            return wanted == 0 ? Rational.ZERO : Rational.of(Math.max(0, wanted - largest), wanted);
        }
    }

    static Rational of(Plan plan, PoolPlan pool) {
        return Rational.max(cards(plan, pool).missing(), slices(pool).missing());
    }

    /// In sentences, for those who wonder.
    static List<String> words(Plan plan, PoolPlan pool) {
        var cards = cards(plan, pool);
        var slices = slices(pool);
        var words = new ArrayList<String>();
        if (cards.missing().signum() > 0) {
            words.add(
                    cards.sum()
                            + " whole cards are free, and the most on one node is "
                            + cards.largest()
                            + " of the "
                            + cards.wanted()
                            + " that it could be");
        }
        if (slices.missing().signum() > 0) {
            words.add(
                    slices.sum()
                            + " memory slices of cut cards are free, and the largest profile"
                            + " that fits takes "
                            + slices.largest()
                            + " of the "
                            + slices.wanted()
                            + " that it could");
        }
        return words;
    }

    private static Free cards(Plan plan, PoolPlan pool) {
        int sum = 0;
        int largest = 0;
        for (int cards : freeCards(plan, pool)) {
            sum += cards;
            largest = Math.max(largest, cards);
        }
        return new Free(sum, largest, Math.min(sum, pool.pool().gpusPerNode()));
    }

    /// Whole cards of each node that nothing guaranteed uses.
    static int[] freeCards(Plan plan, PoolPlan pool) {
        var free = new int[pool.nodeCount()];
        for (var run : pool.nodes()) {
            int whole =
                    run.cards().stream()
                            .filter(cards -> cards.use() instanceof Use.Whole)
                            .mapToInt(CardRun::count)
                            .sum();
            for (int node = run.first(); node < run.first() + run.count(); node++) {
                free[node] = whole;
            }
        }
        for (var workload : plan.workloads()) {
            boolean here =
                    workload.workload().on().value().id().equals(pool.pool().id())
                            && workload.workload().start().value() == Workload.Start.GUARANTEED;
            if (here && workload.each() instanceof Devices.Gpus(var gpus)) {
                workload.spots().forEach(spot -> take(free, spot, gpus));
            }
        }
        return free;
    }

    private static void take(int[] free, WorkloadPlan.Spot spot, int gpus) {
        for (int i = 0; i < spot.nodes(); i++) {
            free[spot.firstNode() + i] -= spot.unitsOnEach() * gpus;
        }
    }

    static boolean areCardsScattered(Plan plan, PoolPlan pool) {
        return cards(plan, pool).missing().signum() > 0;
    }

    static boolean areSlicesScattered(PoolPlan pool) {
        return slices(pool).missing().signum() > 0;
    }

    /// Memory slices of cut cards that nobody has.
    static long freeSlices(PoolPlan pool) {
        return slices(pool).sum();
    }

    /// The largest plain profile that a cut card has room for.
    static @Nullable MigProfile largestProfile(PoolPlan pool) {
        var gpu = pool.pool().gpu();
        var geometry = gpu == null ? null : gpu.mig();
        if (geometry == null) {
            return null;
        }
        int largest = slices(pool).largest();
        return plain(geometry).stream().filter(p -> p.size() == largest).findFirst().orElse(null);
    }

    private static List<MigProfile> plain(MigGeometry geometry) {
        return geometry.profiles().stream()
                .filter(MigProfile::isPlain)
                .sorted(
                        Comparator.comparingInt(MigProfile::size)
                                .thenComparingInt(MigProfile::compute)
                                .reversed())
                .toList();
    }

    private static Free slices(PoolPlan pool) {
        var gpu = pool.pool().gpu();
        var geometry = gpu == null ? null : gpu.mig();
        if (geometry == null) {
            return new Free(0, 0, 0);
        }
        var plain = plain(geometry);
        long free = 0;
        int largest = 0;
        for (var run : pool.nodes()) {
            for (var cards : run.cards()) {
                if (cards.use() instanceof Use.Cut(_, var slices)) {
                    int left = geometry.memorySlices() - used(slices);
                    free += (long) left * cards.count() * run.count();
                    largest = Math.max(largest, largest(geometry, plain, slices));
                }
            }
        }
        int wanted = 0;
        for (var profile : plain) {
            if (profile.size() <= free) {
                wanted = Math.max(wanted, profile.size());
            }
        }
        return new Free(free, largest, wanted);
    }

    private static int used(List<PlacedSlice> slices) {
        return slices.stream().mapToInt(slice -> slice.profile().size()).sum();
    }

    /// Memory slices of the largest profile that can be cut beside what is there.
    private static int largest(
            MigGeometry geometry, List<MigProfile> largestFirst, List<PlacedSlice> taken) {
        for (var profile : largestFirst) {
            if (Layouts.place(geometry, List.of(profile), taken).isPresent()) {
                return profile.size();
            }
        }
        return 0;
    }
}
