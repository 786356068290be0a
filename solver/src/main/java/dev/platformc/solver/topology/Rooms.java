package dev.platformc.solver.topology;

/// What the innermost domains still hold, while units come and go.
///
/// Says "fits" only of what finds nodes: counts that were put one after the other always have nodes
/// for all of their units.
sealed interface Rooms permits SlotRooms, PackedRooms {
    /// How many more units of a kind a domain holds.
    ///
    /// @param kind of [Kinds]
    long fits(int leaf, int kind);

    /// @param units that fit
    void put(int leaf, int kind, int units);

    /// @param units that were put there
    void take(int leaf, int kind, int units);

    /// From here on changes can be taken back.
    void mark();

    /// Takes back all changes since the mark.
    void rollback();

    static Rooms of(Instance instance, Kinds kinds) {
        int resource = kinds.deciding();
        return resource < 0
                ? new PackedRooms(instance, kinds)
                : new SlotRooms(instance, kinds, resource);
    }
}
