package dev.platformc.solver.lowering;

import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Changes;
import dev.platformc.plan.Changes.Saving;
import dev.platformc.solver.Budget;
import dev.platformc.solver.Moves;
import dev.platformc.solver.lowering.CardMap.Card;
import dev.platformc.solver.lowering.SlicePacking.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    private final Moves moves;
    private final Neighbours neighbours;
    private final SliceSpread spread;

    /// Of the attempt that is being made.
    private final List<Saving> savings = new ArrayList<>();

    private int moved;

    private PoolPlanning(PoolWork work, Budget budget, Before before, Moves moves) {
        this.work = work;
        this.budget = budget;
        this.before = before;
        this.moves = moves;
        this.neighbours = new Neighbours(work);
        this.spread = new SliceSpread(work);
    }

    static PoolResult plan(PoolWork work, Budget budget) {
        return plan(work, budget, Before.NOTHING, Moves.NONE);
    }

    /// @param before what stays where it is
    /// @param moves what may move all the same
    static PoolResult plan(PoolWork work, Budget budget, Before before, Moves moves) {
        var kept = withPins(work, budget, before, moves);
        long free = work.pins().stream().filter(pin -> !pin.never().value()).count();
        for (int pins = 1; kept instanceof PoolResult.Failed && pins <= free; pins++) {
            if (withPins(work.withoutPins(pins), budget, before, moves)
                    instanceof PoolResult.Solved solved) {
                return solved;
            }
        }
        return kept;
    }

    /// Pins stay even where they may be cut anew, unless nothing else holds.
    private static PoolResult withPins(PoolWork work, Budget budget, Before before, Moves moves) {
        var planning = new PoolPlanning(work, budget, before, moves);
        var even = planning.attempts(true);
        if (even instanceof PoolResult.Solved || !planning.mayGatherCards()) {
            return even;
        }
        return planning.attempts(false);
    }

    /// Over as many machines as are worth it, then over fewer where replicas stand unevenly.
    private PoolResult attempts(boolean defaults) {
        spread.forget();
        var first = attempt(defaults);
        var last = first;
        while (last instanceof PoolResult.Failed(var problems) && spread.narrow(problems)) {
            last = attempt(defaults);
        }
        return last instanceof PoolResult.Solved ? last : first;
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
        savings.clear();
        moved = 0;
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
        var problems = new ArrayList<PlanningProblem>();
        for (var sharing : work.sharings()) {
            var failed = PoolWork.isMig(sharing) ? cut(cards, sharing, stands) : null;
            if (failed != null) {
                problems.add(failed);
            }
        }
        // Where the machines are overfull already, nothing can be said of what is left of them.
        if (problems.stream().anyMatch(PlanningProblem.NodeFull.class::isInstance)) {
            return new PoolResult.Failed(List.copyOf(problems));
        }
        var whole = new WholePlacement(work, cards, stands, budget, before).place();
        if (problems.isEmpty()) {
            return whole instanceof PoolResult.Solved solved && !savings.isEmpty()
                    ? solved.with(new Changes(savings, List.of(), 0))
                    : whole;
        }
        // The cards are given away, whether or not they can be cut: whoever has no place beside
        // them is told at once.
        if (whole instanceof PoolResult.Failed(var more)) {
            problems.addAll(more);
        }
        return new PoolResult.Failed(List.copyOf(problems));
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
                new CardChoice(cards, sharing, node -> neighbours.isOpen(cards, node, sharing));
        int all =
                sharing.gpus().isWritten()
                        ? sharing.gpus().value()
                        : Math.min(sharing.gpus().value(), Math.min(left, choice.givable() + kept));
        int wanted = Math.max(0, all - kept);
        return level < 0
                ? choice.together(wanted)
                : choice.even(wanted, level, Math.min(mostSpread(sharing), spread.most(sharing)));
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
                count(cards, sharing, extended.held(), extended.packed());
                put(cards, sharing, extended.packed().cards());
                var full = stands.addSlices(work.on(sharing), extended, Room.of(cards), before);
                yield full != null
                        ? full
                        : spread.uneven(sharing, extended.packed().cards(), stands);
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
        var packing = packing(sharing, profiles == null ? geometry().all() : profiles.value());
        var anew = anew(packing, own, sharing, demands);
        if (before.of(sharing).isEmpty()) {
            return anew;
        }
        var staying = staying(packing, own, sharing);
        var planned = staying.pack(demands, anew);
        if (planned.isEmpty()) {
            return anew;
        }
        var left = new Moves(moves.most() - moved, moves.card(), moves.move());
        return fewer(packing, own, sharing, demands)
                .pack(demands, planned.get(), anew, left)
                .orElse(planned.get());
    }

    private SlicePacking packing(Sharing sharing, List<MigProfile> profiles) {
        return new SlicePacking(work.nodes(), geometry(), profiles, budget, spread.most(sharing));
    }

    private Result anew(
            SlicePacking packing, List<Card> own, Sharing sharing, List<SliceDemand> demands) {
        var result = packing.pack(own, demands);
        return result instanceof Result.Undecided
                ? packing.pack(own, withoutDefaultSpread(sharing, demands))
                : result;
    }

    private StayingSlices staying(SlicePacking packing, List<Card> own, Sharing sharing) {
        return new StayingSlices(
                work.nodes(),
                own,
                StayingSlices.running(own, before.of(sharing)),
                before.spots(),
                packing,
                neverDisrupted(sharing)::contains);
    }

    private FewerCards fewer(
            SlicePacking packing, List<Card> own, Sharing sharing, List<SliceDemand> demands) {
        var staying = staying(packing, own, sharing);
        var fixed = neverDisrupted(sharing);
        packing.divided(own, demands).forEach(demand -> fixed.add(demand.id()));
        return new FewerCards(
                own,
                packing,
                staying,
                new MovingSlices(packing, own, fixed::contains, staying::fill));
    }

    /// Notes what moved, and what more moves would save.
    private void count(
            CardMap cards, Sharing sharing, List<SliceDemand> held, Result.Packed packed) {
        var mig = (Slicing.Mig) sharing.slice().value();
        if (mig.layout() != null || before.of(sharing).isEmpty()) {
            return;
        }
        var own = cards.of(sharing);
        var profiles = mig.profiles();
        var packing = packing(sharing, profiles == null ? geometry().all() : profiles.value());
        var fewer = fewer(packing, own, sharing, held);
        moved += Math.min(moves.most() - moved, fewer.moved(held, packed.cards()));
        var points = fewer.frontier(held, packed, anew(packing, own, sharing, held));
        if (!points.isEmpty()) {
            savings.add(new Saving(sharing, points));
        }
    }

    private Set<String> neverDisrupted(Sharing sharing) {
        return work.on(sharing).stream()
                .filter(w -> w.neverDisrupt().value())
                .map(w -> w.id().key())
                .collect(Collectors.toCollection(TreeSet::new));
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
