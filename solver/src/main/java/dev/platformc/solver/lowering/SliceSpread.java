package dev.platformc.solver.lowering;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.mig.PlacedSlice;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Whether replicas on slices stand as even as their author asked. Cards that are dealt out over
/// machines with unlike numbers of them may hold the replicas and not hold them evenly: then they
/// are dealt out over fewer machines, down to one, where any number stands evenly.
final class SliceSpread {
    private final PoolWork work;

    /// Over how many domains the cards of a sharing may be dealt out, by its key.
    private final Map<String, Integer> most = new HashMap<>();

    SliceSpread(PoolWork work) {
        this.work = work;
    }

    int most(Sharing sharing) {
        return most.getOrDefault(sharing.id().key(), Integer.MAX_VALUE);
    }

    /// Tries fewer domains next.
    ///
    /// @return whether there are fewer to try
    boolean narrow(Iterable<PlanningProblem> problems) {
        boolean narrower = false;
        for (var problem : problems) {
            if (problem instanceof PlanningProblem.NotEven(_, var sharing, var domains)
                    && Math.min(domains, most(sharing)) > 1) {
                most.put(sharing.id().key(), Math.min(domains, most(sharing)) - 1);
                narrower = true;
            }
        }
        return narrower;
    }

    void forget() {
        most.clear();
    }

    /// The first endpoint whose replicas do not stand evenly; absent: all do.
    @Nullable PlanningProblem uneven(Sharing sharing, CutCards cut, Stands stands) {
        for (var workload : work.on(sharing)) {
            var level = Groups.spread(work.nodes(), workload);
            var plan = stands.of(workload);
            if (workload instanceof Endpoint endpoint
                    && plan != null
                    && level != null
                    && Groups.isGuaranteed(workload)
                    && Groups.spreadIsWritten(workload)) {
                var counts = counts(cut, workload, Spots.byNode(plan.spots()), level);
                int all = counts.size();
                if (all > 1
                        && Collections.max(counts.values())
                                > Collections.min(counts.values()) + 1) {
                    return new PlanningProblem.NotEven(endpoint, sharing, all);
                }
            }
        }
        return null;
    }

    /// Units by domain: of those with some, and of those with a slice of their size that nobody
    /// has.
    private SortedMap<Integer, Integer> counts(
            CutCards cut, Workload workload, SortedMap<Integer, Integer> units, int level) {
        var counts = new TreeMap<Integer, Integer>();
        units.forEach((node, n) -> counts.merge(domain(level, node), n, Integer::sum));
        for (int i = 0; i < cut.count(); i++) {
            boolean isFree =
                    cut.held(i).stream()
                            .filter(held -> held.demand().equals(FixedCards.NOBODY))
                            .map(held -> held.slice())
                            .map(PlacedSlice::profile)
                            .anyMatch(profile -> profile.equals(Groups.profile(workload)));
            if (isFree) {
                counts.merge(domain(level, cut.card(i).node()), 0, Integer::sum);
            }
        }
        return counts;
    }

    private int domain(int level, int node) {
        var domains = work.nodes().at(level);
        for (int i = 0; i < domains.size(); i++) {
            if (domains.get(i).holds(node)) {
                return i;
            }
        }
        throw new IllegalArgumentException("in no domain: " + node);
    }
}
