package dev.platformc.solver.lock;

import dev.platformc.plan.WorkloadPlan.Spot;
import java.util.List;
import java.util.SortedMap;

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

    /// Cards that are used alike.
    ///
    /// @param firstNode number in the pool, from 0
    /// @param first index of the first card in each node, from 0
    /// @param use `whole`, `spare`, `sharing` or `pin`
    /// @param name of the sharing or pin; empty for the others
    /// @param layout instances with their starts as text; empty when there are none
    public record Cards(
            int firstNode, int nodes, int first, int cards, String use, String name, String layout) {}
}
