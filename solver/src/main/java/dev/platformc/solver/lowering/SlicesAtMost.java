package dev.platformc.solver.lowering;

import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.solver.lowering.SlicePacking.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Replicas beyond the least: slices are cut for as many as the cards hold, since a layout does not
/// change by itself when an endpoint grows.
final class SlicesAtMost {
    private final PoolWork work;
    private final Sharing sharing;
    private final Function<List<SliceDemand>, Result> pack;

    /// @param pack packs demands on the cards of the sharing
    SlicesAtMost(PoolWork work, Sharing sharing, Function<List<SliceDemand>, Result> pack) {
        this.work = work;
        this.sharing = sharing;
        this.pack = pack;
    }

    /// The layout, what it holds, and how many replicas of each endpoint fit at the most.
    record Extended(Result.Packed packed, List<SliceDemand> held, SortedMap<String, Integer> fit) {}

    /// @param least what the answer `packed` holds
    Extended extend(List<SliceDemand> least, Result.Packed packed) {
        var extras = extras(least);
        var all = new ArrayList<>(least);
        all.addAll(extras);
        if (extras.isEmpty()) {
            return new Extended(packed, least, fit(Map.of()));
        }
        if (pack.apply(all) instanceof Result.Packed whole) {
            return new Extended(whole, all, fit(Map.of()));
        }
        return oneByOne(least, packed, extras);
    }

    /// As many of the first as fit, then as many of the next.
    private Extended oneByOne(
            List<SliceDemand> least, Result.Packed packed, List<SliceDemand> extras) {
        var demands = new ArrayList<>(least);
        var best = packed;
        var missing = new HashMap<String, Integer>();
        for (var extra : extras) {
            int low = 0;
            int high = extra.count();
            while (low < high) {
                int middle = (low + high + 1) / 2;
                var tried = new ArrayList<>(demands);
                tried.add(extra.withCount(middle));
                if (pack.apply(tried) instanceof Result.Packed more) {
                    low = middle;
                    best = more;
                } else {
                    high = middle - 1;
                }
            }
            demands.add(extra.withCount(low));
            missing.put(extra.id(), extra.count() - low);
        }
        return new Extended(best, demands, fit(missing));
    }

    /// Replicas beyond the least that no promise of the endpoint's queue covers.
    private List<SliceDemand> extras(List<SliceDemand> least) {
        var promised = new HashMap<String, Integer>();
        least.forEach(demand -> promised.put(demand.id(), demand.count()));
        var extras = new ArrayList<SliceDemand>();
        for (var workload : work.on(sharing)) {
            var profile = Groups.profile(workload);
            if (profile == null || !Groups.isGuaranteed(workload)) {
                continue;
            }
            int more =
                    profile.instancesFor(Groups.unitsAtMost(workload))
                            - profile.instancesFor(Groups.units(workload));
            more -= fromPromise(workload, profile, more, promised);
            if (more > 0) {
                var demand = new SliceDemand(workload.id().key(), profile, more, null);
                extras.add(demand.extra(more));
            }
        }
        return extras;
    }

    private static int fromPromise(
            Workload workload, MigProfile profile, int more, Map<String, Integer> promised) {
        var queue = workload.queue();
        if (queue == null) {
            return 0;
        }
        var id = Demands.promiseId(queue.value(), profile);
        int taken = Math.min(more, promised.getOrDefault(id, 0));
        promised.merge(id, -taken, Integer::sum);
        return taken;
    }

    /// @param missed GPU instances that did not fit
    private static int fit(Workload workload, int missed) {
        int most = Groups.unitsAtMost(workload);
        var profile = Groups.profile(workload);
        return profile == null || missed == 0
                ? most
                : Math.min(most, (profile.instancesFor(most) - missed) * profile.devices());
    }

    /// @param missing by the id of an extra demand
    private SortedMap<String, Integer> fit(Map<String, Integer> missing) {
        var fit = new TreeMap<String, Integer>();
        for (var workload : work.on(sharing)) {
            var key = workload.id().key();
            int missed =
                    missing.entrySet().stream()
                            .filter(e -> SliceDemand.base(e.getKey()).equals(key))
                            .mapToInt(Map.Entry::getValue)
                            .sum();
            fit.put(key, fit(workload, missed));
        }
        return fit;
    }
}
