package dev.platformc.core.model;

import java.util.List;

/// What is on some cards and stays there.
///
/// @param hosts machines; empty means all of the pool
/// @param gpus indices in the machine; empty means all
/// @param never whether the cards may not be re-partitioned at all
public record Pin(
        Identity id,
        Pool pool,
        Sourced<List<String>> hosts,
        Sourced<List<Integer>> gpus,
        Sourced<List<Sharing.Instance>> layout,
        Sourced<Boolean> never) {

    public Pin with(Pool other) {
        return new Pin(id, other, hosts, gpus, layout, never);
    }
}
