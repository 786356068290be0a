package dev.platformc.solver.lock;

import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Workload;
import dev.platformc.plan.WorkloadPlan.Spot;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one section of a lock says: the plan of one set of parameters, by names.
///
/// @param parameters name to value as written
/// @param versions of `language`, `catalog` and `compiler`
/// @param prices of pools, as written in reports
/// @param pools cards of each pool by its name
/// @param workloads spots of each workload by its key
public record LockedPlan(
        SortedMap<String, String> parameters,
        SortedMap<String, String> versions,
        SortedMap<String, String> prices,
        SortedMap<String, List<Cards>> pools,
        SortedMap<String, List<Spot>> workloads) {

    /// With the new names of what was renamed. A name that has an entry already keeps it.
    public LockedPlan following(Platform platform) {
        var pools = new TreeMap<>(this.pools);
        var prices = new TreeMap<>(this.prices);
        var workloads = new TreeMap<>(this.workloads);
        for (var pool : platform.pools()) {
            move(pools, pool.id().formerName(), pool.id().name());
            move(prices, pool.id().formerName(), pool.id().name());
        }
        platform.workloads()
                .map(Workload::id)
                .filter(id -> id.formerName() != null)
                .forEach(id -> move(workloads, id.kind() + "." + id.formerName(), id.key()));
        var names = new TreeMap<String, String>();
        platform.sharings().forEach(s -> rename(names, "sharing", s.id()));
        platform.pins().forEach(p -> rename(names, "pin", p.id()));
        pools.replaceAll((_, cards) -> cards.stream().map(c -> c.named(names)).toList());
        return new LockedPlan(parameters, versions, prices, pools, workloads);
    }

    private static <T> void move(SortedMap<String, T> entries, @Nullable String from, String to) {
        if (from != null && entries.containsKey(from) && !entries.containsKey(to)) {
            entries.put(to, entries.remove(from));
        }
    }

    private static void rename(SortedMap<String, String> names, String use, Identity id) {
        var former = id.formerName();
        if (former != null) {
            names.put(use + " " + former, id.name());
        }
    }

    /// Cards that are used alike.
    ///
    /// @param firstNode number in the pool, from 0
    /// @param first index of the first card in each node, from 0
    /// @param use `whole`, `spare`, `sharing` or `pin`
    /// @param name of the sharing or pin; empty for the others
    /// @param layout instances with their starts as text; empty when there are none
    public record Cards(
            int firstNode,
            int nodes,
            int first,
            int cards,
            String use,
            String name,
            String layout) {

        /// @param names new ones by use and former name
        Cards named(SortedMap<String, String> names) {
            var renamed = names.getOrDefault(use + " " + name, name);
            return new Cards(firstNode, nodes, first, cards, use, renamed, layout);
        }
    }
}
