package dev.platformc.solver.lowering;

import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.solver.Budget;
import dev.platformc.solver.lowering.SlicePacking.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One pool: cards to sharings, slices onto cards, whole GPUs to workloads.
///
/// Cards are given out first, because that decides what is left. Where an endpoint should be spread
/// but did not ask for it, two ways are tried: even over the nodes, then together, which leaves
/// whole nodes to gangs.
final class PoolPlanning {
    private final PoolWork work;
    private final Budget budget;
    private final Before before;
    private final Neighbours neighbours;

    private PoolPlanning(PoolWork work, Budget budget, Before before) {
        this.work = work;
        this.budget = budget;
        this.before = before;
        this.neighbours = new Neighbours(work);
    }

    static PoolResult plan(PoolWork work, Budget budget) {
        return plan(work, budget, Before.NOTHING);
    }

    /// @param before what stays where it is
    static PoolResult plan(PoolWork work, Budget budget, Before before) {
        var planning = new PoolPlanning(work, budget, before);
        var even = planning.attempt(true);
        if (even instanceof PoolResult.Solved || !planning.mayGatherCards()) {
            return even;
        }
        return planning.attempt(false);
    }

    private boolean mayGatherCards() {
        return work.sharings().stream()
                .anyMatch(s -> spreadLevel(s, true) >= 0 && spreadLevel(s, false) < 0);
    }

    /// Level over which a sharing's cards stand even, for the first endpoint on it that is spread.
    ///
    /// @param defaults whether spreads count that nobody wrote
    /// @return -1 for none
    private int spreadLevel(Sharing sharing, boolean defaults) {
        for (var workload : work.on(sharing)) {
            var spread = Groups.spread(work.nodes(), workload);
            if (spread != null && (defaults || Groups.spreadIsWritten(workload))) {
                return spread;
            }
        }
        return -1;
    }

    private PoolResult attempt(boolean defaults) {
        var pins = work.pins();
        var pinned =
                pins.stream().map(p -> FixedCards.places(geometry(), p.layout().value())).toList();
        var cards = CardMap.of(work.nodes(), pins, pinned);
        int[] kept = StayingCards.keep(work, cards, before);
        for (int i = 0; i < work.sharings().size(); i++) {
            var sharing = work.sharings().get(i);
            int left = cards.whole() + kept[i];
            int missing = give(cards, sharing, spreadLevel(sharing, defaults), left, kept[i]);
            if (missing > 0) {
                var team = neighbours.keptApart(cards, sharing);
                return PoolResult.Failed.of(
                        team == null || left < sharing.gpus().value()
                                ? new PlanningProblem.CardsMissing(sharing, left)
                                : new PlanningProblem.NoMachineApart(team, sharing));
            }
        }
        var stands = new Stands(work.nodes());
        for (var sharing : work.sharings()) {
            if (PoolWork.isMig(sharing)) {
                var failed = cut(cards, sharing, stands);
                if (failed != null) {
                    return PoolResult.Failed.of(failed);
                }
            }
        }
        return new WholePlacement(work, cards, stands, budget, before).place();
    }

    /// The most replicas of one endpoint that could stand on as many domains.
    private int mostSpread(Sharing sharing) {
        return work.on(sharing).stream()
                .filter(w -> Groups.spread(work.nodes(), w) != null)
                .mapToInt(Groups::unitsAtMost)
                .max()
                .orElse(1);
    }

    /// @param kept cards that it has already
    private int give(CardMap cards, Sharing sharing, int level, int left, int kept) {
        var choice =
                new CardChoice(
                        cards, sharing, node -> neighbours.isOpen(cards, node, sharing));
        int all =
                sharing.gpus().isWritten()
                        ? sharing.gpus().value()
                        : Math.min(
                                sharing.gpus().value(), Math.min(left, choice.givable() + kept));
        int wanted = Math.max(0, all - kept);
        return level < 0
                ? choice.together(wanted)
                : choice.even(wanted, level, mostSpread(sharing));
    }

    private MigGeometry geometry() {
        var gpu = work.pool().gpu();
        var geometry = gpu == null ? null : gpu.mig();
        if (geometry == null) {
            throw new IllegalStateException("cards of " + work.pool().id().key() + " have no MIG");
        }
        return geometry;
    }

    /// Cuts the cards of one sharing; what stands on them is added to `stands`.
    private @Nullable PlanningProblem cut(CardMap cards, Sharing sharing, Stands stands) {
        var least = Demands.of(work, sharing);
        return switch (pack(cards, sharing, least)) {
            case Result.Undecided _ -> new PlanningProblem.Undecided(sharing);
            case Result.Impossible(var core, var minimal, var available) ->
                    new PlanningProblem.SlicesImpossible(sharing, least, core, minimal, available);
            case Result.Packed packed -> {
                var most = new SlicesAtMost(work, sharing, d -> pack(cards, sharing, d));
                var extended = most.extend(least, packed);
                put(cards, sharing, extended.packed().cards());
                yield stands.addSlices(work.on(sharing), extended, Room.of(cards), before);
            }
        };
    }

    private static void put(CardMap cards, Sharing sharing, CutCards cut) {
        var same = new HashMap<List<PlacedSlice>, Use>();
        for (int i = 0; i < cut.count(); i++) {
            var slices = cut.slices(i);
            cards.put(cut.card(i), same.computeIfAbsent(slices, s -> new Use.Cut(sharing, s)));
        }
    }

    private Result pack(CardMap cards, Sharing sharing, List<SliceDemand> demands) {
        var own = cards.of(sharing);
        var mig = (Slicing.Mig) sharing.slice().value();
        var layout = mig.layout();
        if (layout != null) {
            var places = FixedCards.places(geometry(), layout.value());
            return FixedCards.match(work.nodes(), own, places, demands, before);
        }
        var profiles = mig.profiles();
        var packing =
                new SlicePacking(
                        work.nodes(),
                        geometry(),
                        profiles == null ? geometry().profiles() : profiles.value(),
                        budget);
        var result = packing.pack(own, demands);
        var anew =
                result instanceof Result.Undecided
                        ? packing.pack(own, withoutDefaultSpread(sharing, demands))
                        : result;
        var there = before.of(sharing);
        if (there.isEmpty()) {
            return anew;
        }
        var staying =
                new StayingSlices(
                        work.nodes(),
                        own,
                        StayingSlices.running(own, there),
                        before.spots(),
                        packing,
                        neverDisrupted(sharing)::contains);
        return staying.pack(demands, anew).map(p -> (Result) p).orElse(anew);
    }

    private Set<String> neverDisrupted(Sharing sharing) {
        return work.on(sharing).stream()
                .filter(w -> w.neverDisrupt().value())
                .map(w -> w.id().key())
                .collect(Collectors.toSet());
    }

    private List<SliceDemand> withoutDefaultSpread(Sharing sharing, List<SliceDemand> demands) {
        var written = new ArrayList<String>();
        for (var workload : work.on(sharing)) {
            if (Groups.spreadIsWritten(workload)) {
                written.add(workload.id().key());
            }
        }
        return demands.stream()
                .map(d ->
                        written.contains(d.id())
                                ? d
                                : new SliceDemand(d.id(), d.profile(), d.count(), null))
                .toList();
    }
}
