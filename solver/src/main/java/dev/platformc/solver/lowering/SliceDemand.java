package dev.platformc.solver.lowering;

import dev.platformc.hardware.mig.MigProfile;
import org.jspecify.annotations.Nullable;

/// So many slices of one profile for one declaration.
///
/// @param id key of the endpoint or queue; with [#EXTRA] behind it for what exceeds the least
/// @param spread index of the level whose domains hold even numbers; absent: as they come
record SliceDemand(String id, MigProfile profile, int count, @Nullable Integer spread) {
    private static final String EXTRA = "+";

    SliceDemand withCount(int changed) {
        return new SliceDemand(id, profile, changed, spread);
    }

    /// The same for replicas beyond the least: they stand where there is room.
    SliceDemand extra(int more) {
        return new SliceDemand(id + EXTRA, profile, more, null);
    }

    /// The id without the mark of an extra.
    static String base(String id) {
        return id.endsWith(EXTRA) ? id.substring(0, id.length() - EXTRA.length()) : id;
    }
}
