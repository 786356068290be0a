package dev.platformc.solver.lowering;

import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Cost;
import dev.platformc.plan.NodeRun;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.solver.lock.LockedPlan;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was decided before stays where it is as good as what would be decided now: pool by pool,
/// layouts and placements together.
final class Kept {
    private final PoolWork work;
    private final PoolResult.Solved fresh;

    private Kept(PoolWork work, PoolResult.Solved fresh) {
        this.work = work;
        this.fresh = fresh;
    }

    static PoolResult.Solved orFresh(
            PoolWork work, PoolResult.Solved fresh, @Nullable LockedPlan locked) {
        if (locked == null) {
            return fresh;
        }
        var old = new Kept(work, fresh).read(locked);
        return old != null && new KeptCheck(work, fresh, old).isAsGood() ? old : fresh;
    }

    private PoolResult.@Nullable Solved read(LockedPlan locked) {
        var cards = locked.pools().get(work.pool().id().name());
        var runs = cards == null ? null : runs(cards);
        if (runs == null) {
            return null;
        }
        var workloads = new ArrayList<WorkloadPlan>();
        for (var plan : fresh.workloads()) {
            var spots = locked.workloads().get(plan.workload().id().key());
            if (spots == null || Spots.units(spots) != plan.units() || !exist(spots)) {
                return null;
            }
            workloads.add(
                    new WorkloadPlan(
                            plan.workload(),
                            plan.units(),
                            plan.each(),
                            List.copyOf(spots),
                            Spots.spans(work.nodes(), spots),
                            plan.unitsAtMost(),
                            plan.proof()));
        }
        var pool = fresh.pool();
        var kept =
                new PoolPlan(
                        pool.pool(),
                        pool.levels(),
                        runs,
                        pool.wholeGpus(),
                        pool.freeGpus(),
                        pool.proof());
        return new PoolResult.Solved(kept, List.copyOf(workloads), fresh.warnings());
    }

    private boolean exist(List<WorkloadPlan.Spot> spots) {
        return spots.stream()
                .allMatch(s -> s.firstNode() >= 0 && s.firstNode() + s.nodes() <= work.nodes().count());
    }

    /// Absent when it names what is not there any more.
    private @Nullable List<NodeRun> runs(List<LockedPlan.Cards> cards) {
        var runs = new ArrayList<NodeRun>();
        int i = 0;
        while (i < cards.size()) {
            var first = cards.get(i);
            var inNode = new ArrayList<CardRun>();
            while (i < cards.size() && cards.get(i).firstNode() == first.firstNode()) {
                var use = use(cards.get(i));
                if (use == null || cards.get(i).nodes() != first.nodes()) {
                    return null;
                }
                inNode.add(new CardRun(cards.get(i).first(), cards.get(i).cards(), use));
                i++;
            }
            runs.add(new NodeRun(first.firstNode(), first.nodes(), List.copyOf(inNode)));
        }
        // Machines without GPUs have nothing to keep but where their workloads are.
        return work.pool().gpusPerNode() == 0 ? fresh.pool().nodes() : List.copyOf(runs);
    }

    private @Nullable Use use(LockedPlan.Cards cards) {
        return switch (cards.use()) {
            case "whole" -> new Use.Whole();
            case "spare" -> new Use.Spare();
            case "sharing" -> {
                var sharing =
                        work.sharings().stream()
                                .filter(s -> s.id().name().equals(cards.name()))
                                .findFirst();
                var slices = slices(cards.layout());
                if (sharing.isEmpty() || slices == null) {
                    yield null;
                }
                yield PoolWork.isMig(sharing.get())
                        ? new Use.Cut(sharing.get(), slices)
                        : new Use.Apart(sharing.get());
            }
            case "pin" -> {
                var pin =
                        work.pins().stream()
                                .filter(p -> p.id().name().equals(cards.name()))
                                .findFirst();
                var slices = slices(cards.layout());
                yield pin.isEmpty() || slices == null ? null : new Use.Pinned(pin.get(), slices);
            }
            default -> null;
        };
    }

    /// Reads `1g.10gb at 0, 3g.40gb at 4`; absent when the card has no such profile.
    private @Nullable List<PlacedSlice> slices(String layout) {
        var gpu = work.pool().gpu();
        var geometry = gpu == null ? null : gpu.mig();
        var slices = new ArrayList<PlacedSlice>();
        if (layout.isEmpty()) {
            return List.of();
        }
        for (var text : layout.split(", ", -1)) {
            var parts = text.split(" at ", -1);
            var profile = geometry == null ? null : geometry.profile(parts[0]).orElse(null);
            if (profile == null || parts.length != 2 || !parts[1].matches("[0-9]{1,3}")) {
                return null;
            }
            slices.add(new PlacedSlice(profile, Integer.parseInt(parts[1])));
        }
        return List.copyOf(slices);
    }

    /// A plan of this pool alone, for the checker.
    static Plan alone(PoolWork work, PoolResult.Solved solved) {
        return new Plan(
                work.platform(),
                List.of(solved.pool()),
                List.of(),
                solved.workloads(),
                new Cost("", Rational.ZERO, Rational.ZERO, List.of(), List.of()));
    }
}
