package dev.platformc.solver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// How long it took to find cores of one kind. Printed, never judged.
public final class CoreTimes {
    private final String what;
    private final int wanted;
    private final List<Double> millis = new ArrayList<>();
    private final List<Integer> constraints = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    public CoreTimes(String what, int wanted) {
        this.what = what;
        this.wanted = wanted;
    }

    public void add(long nanos) {
        millis.add(nanos / 1e6);
    }

    /// @param size members of the core
    public void core(int among, int size) {
        constraints.add(among);
        sizes.add(size);
    }

    @Override
    public String toString() {
        Collections.sort(millis);
        return String.format(
                Locale.ROOT,
                "core among %4d: %-14s %d seeds, median %.0f ms, worst %.0f ms, %d to %d members of %d"
                        + " to %d constraints",
                wanted,
                what,
                millis.size(),
                millis.get(millis.size() / 2),
                millis.getLast(),
                Collections.min(sizes),
                Collections.max(sizes),
                Collections.min(constraints),
                Collections.max(constraints));
    }
}
