package dev.platformc.solver.lowering;

import dev.platformc.core.model.Sharing;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import dev.platformc.plan.CardRun.Use;
import dev.platformc.plan.Changes;
import dev.platformc.plan.Changes.Step;
import dev.platformc.plan.WorkloadPlan.Spot;
import dev.platformc.solver.lock.LockedPlan;
import dev.platformc.solver.lowering.CardMap.Card;
import dev.platformc.solver.mig.DrainOrder;
import dev.platformc.solver.mig.DrainOrder.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which cards are cut anew, and in which order: the lock compared with the plan, however the plan
/// was found.
///
/// Slices of one profile on one machine cannot be told apart, so those that stay are taken to be
/// held before those that go.
final class Rollouts {
    private static final Comparator<Card> BY_PLACE =
            Comparator.comparingInt(Card::node).thenComparingInt(Card::index);

    private final PoolWork work;
    private final PoolResult.Solved solved;
    private final SortedMap<String, List<Spot>> spots;

    private Rollouts(PoolWork work, PoolResult.Solved solved, SortedMap<String, List<Spot>> spots) {
        this.work = work;
        this.solved = solved;
        this.spots = spots;
    }

    /// @param changes with the savings; the rest is added
    static Changes of(
            PoolWork work, PoolResult.Solved solved, @Nullable LockedPlan locked, Changes changes) {
        var rollouts =
                new Rollouts(work, solved, locked == null ? new TreeMap<>() : locked.workloads());
        var before = Before.of(work, locked);
        var steps = new ArrayList<>(rollouts.pins());
        int waiting = 0;
        for (var sharing : work.sharings()) {
            if (PoolWork.isMig(sharing)) {
                waiting += rollouts.add(steps, sharing, before.of(sharing));
            }
        }
        return new Changes(changes.savings(), steps, waiting);
    }

    /// Cards of pins that are not kept: what is on them ends, and they come first.
    private List<Step> pins() {
        var steps = new ArrayList<Step>();
        for (var pin : work.pins()) {
            var drained = pin.layout().value().stream().map(i -> i.profile().value()).toList();
            for (int node : work.nodes().of(pin)) {
                for (int card = 0; card < work.pool().gpusPerNode(); card++) {
                    boolean named =
                            pin.gpus().value().isEmpty() || pin.gpus().value().contains(card);
                    var use = use(node, card);
                    if (named && !(use instanceof Use.Pinned)) {
                        var layout =
                                use instanceof Use.Cut cut ? cut.slices() : List.<PlacedSlice>of();
                        steps.add(new Step(node, card, drained, layout));
                    }
                }
            }
        }
        return steps;
    }

    private Use use(int node, int card) {
        for (var run : solved.pool().nodes()) {
            for (var cards : run.cards()) {
                if (run.first() <= node
                        && node < run.first() + run.count()
                        && cards.first() <= card
                        && card < cards.first() + cards.count()) {
                    return cards.use();
                }
            }
        }
        throw new IllegalArgumentException("no card " + card + " on node " + node);
    }

    /// @return instances that wait
    private int add(List<Step> steps, Sharing sharing, Map<Card, List<PlacedSlice>> before) {
        var now = slices(sharing);
        var held = held(sharing);
        var ending = ending(sharing);
        var free = new LinkedHashMap<MigProfile, Integer>();
        stay(before, now, held, free);
        var cards = new ArrayList<Card>();
        var changes = new ArrayList<Change>();
        var sorted = new TreeMap<Card, List<PlacedSlice>>(BY_PLACE);
        sorted.putAll(before);
        sorted.forEach((card, was) -> {
            var is = now.getOrDefault(card, List.of());
            var gone = was.stream().filter(s -> !is.contains(s)).toList();
            if (was.isEmpty() || (gone.isEmpty() && is.size() == was.size())) {
                return;
            }
            cards.add(card);
            changes.add(
                    new Change(
                            leaving(card, gone, held, ending),
                            is.stream()
                                    .filter(s -> !was.contains(s))
                                    .map(PlacedSlice::profile)
                                    .toList()));
        });
        now.forEach((card, is) -> {
            if (before.getOrDefault(card, List.of()).isEmpty()) {
                is.forEach(s -> free.merge(s.profile(), 1, Integer::sum));
            }
        });
        var order = DrainOrder.of(changes, free);
        for (int index : order.cards()) {
            var card = cards.get(index);
            steps.add(
                    new Step(
                            card.node(),
                            card.index(),
                            changes.get(index).leaving(),
                            now.getOrDefault(card, List.of())));
        }
        return order.waiting();
    }

    /// Takes from `held` what stays; what stays and nobody holds is free.
    private static void stay(
            Map<Card, List<PlacedSlice>> before,
            Map<Card, List<PlacedSlice>> now,
            Map<Place, Integer> held,
            Map<MigProfile, Integer> free) {
        before.forEach((card, was) -> {
            for (var slice : was) {
                var place = new Place(card.node(), slice.profile());
                int holders = held.getOrDefault(place, 0);
                if (!now.getOrDefault(card, List.of()).contains(slice)) {
                    continue;
                }
                if (holders > 0) {
                    held.put(place, holders - 1);
                } else {
                    free.merge(slice.profile(), 1, Integer::sum);
                }
            }
        });
    }

    private static List<MigProfile> leaving(
            Card card,
            List<PlacedSlice> gone,
            Map<Place, Integer> held,
            Map<MigProfile, Integer> ending) {
        var leaving = new ArrayList<MigProfile>();
        for (var slice : gone) {
            var place = new Place(card.node(), slice.profile());
            int holders = held.getOrDefault(place, 0);
            if (holders == 0) {
                continue;
            }
            held.put(place, holders - 1);
            int ends = ending.getOrDefault(slice.profile(), 0);
            if (ends > 0) {
                ending.put(slice.profile(), ends - 1);
            } else {
                leaving.add(slice.profile());
            }
        }
        return leaving;
    }

    private record Place(int node, MigProfile profile) {}

    /// Units that stood on each node before, by their profile.
    private Map<Place, Integer> held(Sharing sharing) {
        var held = new HashMap<Place, Integer>();
        for (var plan : solved.workloads()) {
            var workload = plan.workload();
            var profile = Groups.profile(workload);
            if (profile != null && PoolWork.same(workload.on().value(), sharing)) {
                Spots.byNode(spots.getOrDefault(workload.id().key(), List.of()))
                        .forEach((node, units) ->
                                held.merge(new Place(node, profile), units, Integer::sum));
            }
        }
        return held;
    }

    /// Units that there are fewer of now: they need no other place.
    private Map<MigProfile, Integer> ending(Sharing sharing) {
        var ending = new HashMap<MigProfile, Integer>();
        for (var plan : solved.workloads()) {
            var workload = plan.workload();
            var profile = Groups.profile(workload);
            if (profile != null && PoolWork.same(workload.on().value(), sharing)) {
                var before = spots.getOrDefault(workload.id().key(), List.of());
                int fewer = Spots.units(before) - Spots.units(plan.spots());
                ending.merge(profile, Math.max(0, fewer), Integer::sum);
            }
        }
        return ending;
    }

    private Map<Card, List<PlacedSlice>> slices(Sharing sharing) {
        var slices = new HashMap<Card, List<PlacedSlice>>();
        for (var run : solved.pool().nodes()) {
            for (var cards : run.cards()) {
                if (cards.use() instanceof Use.Cut(var of, var cut) && PoolWork.same(of, sharing)) {
                    for (int node = run.first(); node < run.first() + run.count(); node++) {
                        for (int i = 0; i < cards.count(); i++) {
                            slices.put(new Card(node, cards.first() + i), cut);
                        }
                    }
                }
            }
        }
        return slices;
    }
}
