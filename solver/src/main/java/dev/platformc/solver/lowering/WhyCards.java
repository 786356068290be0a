package dev.platformc.solver.lowering;

import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Plan;
import dev.platformc.plan.WorkloadPlan;
import dev.platformc.solver.Budget;
import dev.platformc.solver.mig.Packer;
import dev.platformc.solver.mig.PackingAnswer;
import dev.platformc.solver.mig.PackingProblem;
import dev.platformc.solver.mig.PackingProblem.CardGroup;
import dev.platformc.solver.mig.PackingProblem.Demand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a workload on slices costs in cards: with the others on the cards that they share, without
/// it, and with cards of its own.
///
/// @param inUse cards of the sharing that are cut, of `cards`
/// @param least the fewest that hold all; absent: not decided
/// @param without the fewest that hold the others; absent: not decided
/// @param alone the fewest that hold it with nobody else; absent: not decided
public record WhyCards(
        WorkloadPlan plan,
        Sharing sharing,
        int cards,
        int inUse,
        @Nullable Integer least,
        @Nullable Integer without,
        @Nullable Integer alone) {

    /// Of a workload on slices whose layout is the solver's to choose; absent for others.
    public static @Nullable WhyCards of(Plan plan, Workload workload, Budget budget) {
        if (!(workload.on().value() instanceof Sharing sharing)
                || !(sharing.slice().value() instanceof Sharing.Slicing.Mig mig)
                || Groups.profile(workload) == null
                || mig.layout() != null) {
            return null;
        }
        var gpu = sharing.pool().gpu();
        var geometry = gpu == null ? null : gpu.mig();
        if (geometry == null) {
            return null;
        }
        var profiles = mig.profiles();
        var allowed = profiles == null ? geometry.all() : profiles.value();
        var demands = Demands.of(PoolWork.of(plan.platform(), sharing.pool()), sharing);
        var own = demands.stream().filter(d -> isOf(d, workload)).toList();
        var others = demands.stream().filter(d -> !isOf(d, workload)).toList();
        int cards = 0;
        int inUse = 0;
        for (var run : plan.of(sharing.pool()).nodes()) {
            for (var group : run.cards()) {
                if (group.use() instanceof Use.Cut(var owner, var slices)
                        && PoolWork.same(owner, sharing)) {
                    cards += run.count() * group.count();
                    inUse += slices.isEmpty() ? 0 : run.count() * group.count();
                }
            }
        }
        return new WhyCards(
                plan.of(workload),
                sharing,
                cards,
                inUse,
                fewest(geometry, allowed, cards, demands, budget),
                fewest(geometry, allowed, cards, others, budget),
                fewest(geometry, allowed, cards, own, budget));
    }

    private static boolean isOf(SliceDemand demand, Workload workload) {
        return SliceDemand.base(demand.id()).equals(workload.id().key());
    }

    private static @Nullable Integer fewest(
            MigGeometry geometry,
            List<MigProfile> allowed,
            int cards,
            List<SliceDemand> demands,
            Budget budget) {
        var wanted =
                demands.stream()
                        .filter(d -> d.count() > 0)
                        .map(d -> new Demand(d.id(), d.profile(), d.count()))
                        .toList();
        if (wanted.isEmpty()) {
            return 0;
        }
        var group = new CardGroup(SlicePacking.CARDS, cards, List.of(), allowed);
        return Packer.pack(new PackingProblem(geometry, List.of(group), wanted), budget)
                        instanceof PackingAnswer.Packed packed
                ? (Integer) packed.cards().stream().mapToInt(PackingAnswer.Cut::count).sum()
                : null;
    }
}
