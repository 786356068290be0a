package dev.platformc.solver.lowering;

import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Sharing;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.plan.WorkloadPlan.Devices;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Whether what was decided before still holds and is as good as what would be decided now.
final class KeptCheck {
    private final PoolWork work;
    private final PoolResult.Solved fresh;
    private final PoolResult.Solved old;

    KeptCheck(PoolWork work, PoolResult.Solved fresh, PoolResult.Solved old) {
        this.work = work;
        this.fresh = fresh;
        this.old = old;
    }

    boolean isAsGood() {
        return PlanCheck.checkPool(Kept.alone(work, old)).isEmpty()
                && sparesAreFree()
                && pinsAreEqual()
                && cardsAreGiven()
                && holdsAsManySlices()
                && cutCards(old.pool()) <= cutCards(fresh.pool())
                && placementsAreAsGood();
    }

    /// Machines without GPUs do not show in the cards that they are spare.
    private boolean sparesAreFree() {
        var spare = work.nodes().spare(work.pins());
        for (var plan : old.workloads()) {
            if (Spots.byNode(plan.spots()).keySet().stream().anyMatch(spare::contains)) {
                return false;
            }
        }
        return true;
    }

    private boolean pinsAreEqual() {
        var now = new TreeMap<String, Object>();
        var before = new TreeMap<String, Object>();
        fresh.pool().nodes().forEach(run -> run.cards().forEach(c -> pin(now, c.use())));
        old.pool().nodes().forEach(run -> run.cards().forEach(c -> pin(before, c.use())));
        return now.equals(before);
    }

    private static void pin(Map<String, Object> pins, Use use) {
        if (use instanceof Use.Pinned(var pin, var slices)) {
            pins.put(pin.id().name(), slices);
        }
    }

    /// As many cards to each sharing, and only layouts that it may have.
    private boolean cardsAreGiven() {
        for (var sharing : work.sharings()) {
            if (cards(fresh.pool(), sharing) != cards(old.pool(), sharing)) {
                return false;
            }
            if (sharing.slice().value() instanceof Sharing.Slicing.Mig mig) {
                boolean fixed = mig.layout() != null;
                var profiles = mig.profiles();
                if (fixed && !layouts(fresh.pool(), sharing).equals(layouts(old.pool(), sharing))) {
                    return false;
                }
                if (profiles != null && !areAmong(profiles.value(), layouts(old.pool(), sharing))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int cards(PoolPlan pool, Sharing sharing) {
        int cards = 0;
        for (var run : pool.nodes()) {
            for (var card : run.cards()) {
                cards += run.count() * PlanCheck.cards(card, sharing);
            }
        }
        return cards;
    }

    private static Set<List<PlacedSlice>> layouts(PoolPlan pool, Sharing sharing) {
        var layouts = new HashSet<List<PlacedSlice>>();
        for (var run : pool.nodes()) {
            for (var card : run.cards()) {
                if (card.use() instanceof Use.Cut(var owner, var slices)
                        && PoolWork.same(owner, sharing)) {
                    layouts.add(slices);
                }
            }
        }
        return layouts;
    }

    private static boolean areAmong(List<MigProfile> allowed, Set<List<PlacedSlice>> layouts) {
        return layouts.stream()
                .flatMap(List::stream)
                .allMatch(slice -> allowed.contains(slice.profile()));
    }

    private boolean holdsAsManySlices() {
        for (var sharing : work.sharings()) {
            var gpu = work.pool().gpu();
            var geometry = gpu == null ? null : gpu.mig();
            if (geometry == null || !PoolWork.isMig(sharing)) {
                continue;
            }
            for (MigProfile profile : geometry.profiles()) {
                var before = Kept.alone(work, old);
                var now = Kept.alone(work, fresh);
                if (PoolCheck.devices(before, sharing, profile.resource())
                        < PoolCheck.devices(now, sharing, profile.resource())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int cutCards(PoolPlan pool) {
        int cut = 0;
        for (var run : pool.nodes()) {
            for (var cards : run.cards()) {
                boolean used = cards.use() instanceof Use.Cut(_, var s) && !s.isEmpty();
                cut += used ? run.count() * cards.count() : 0;
            }
        }
        return cut;
    }

    private boolean placementsAreAsGood() {
        long now = 0;
        long before = 0;
        boolean grows = false;
        boolean moved = false;
        for (int i = 0; i < fresh.workloads().size(); i++) {
            var one = fresh.workloads().get(i);
            var other = old.workloads().get(i);
            now += cost(one);
            before += cost(other);
            boolean whole = one.each() instanceof Devices.Gpus;
            grows |= whole && one.unitsAtMost() > one.units();
            moved |= whole && !one.spots().equals(other.spots());
            if (skew(other) > skew(one)) {
                return false;
            }
        }
        // Where whole GPUs are left decides how far others can grow.
        return before <= now && !(grows && moved);
    }

    private long cost(WorkloadPlan plan) {
        if (!(plan.workload() instanceof Gang)) {
            return 0;
        }
        var costs = Groups.spanCosts(work.nodes());
        long cost = 0;
        for (int level = 0; level < costs.size(); level++) {
            cost += (long) costs.get(level) * (plan.spans().get(level).domains() - 1);
        }
        return cost;
    }

    /// Difference between the fullest and the emptiest domain of the level it is spread over.
    private int skew(WorkloadPlan plan) {
        var level = Groups.spread(work.nodes(), plan.workload());
        if (level == null) {
            return 0;
        }
        var units = Spots.byNode(plan.spots());
        var counts =
                work.nodes().at(level).stream().mapToInt(d -> Spots.in(d, units)).summaryStatistics();
        return counts.getMax() - counts.getMin();
    }
}
