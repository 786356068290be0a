package dev.platformc.core.build;

import dev.platformc.core.model.Pin;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.mig.Layouts;
import dev.platformc.hardware.mig.MigGeometry;
import dev.platformc.hardware.mig.MigProfile;
import dev.platformc.hardware.mig.PlacedSlice;
import java.util.ArrayList;
import java.util.List;

/// Finds written MIG layouts that no card can hold.
final class MigLayoutCheck {
    private MigLayoutCheck() {}

    static void check(Report report, Sharing sharing) {
        if (sharing.slice().value() instanceof Sharing.Slicing.Mig(var layout, _)
                && layout != null) {
            check(report, sharing.pool(), layout);
        }
    }

    static void check(Report report, Pin pin) {
        check(report, pin.pool(), pin.layout());
    }

    private static void check(Report report, Pool pool, Sourced<List<Sharing.Instance>> layout) {
        var gpu = pool.gpu();
        var geometry = gpu == null ? null : gpu.mig();
        if (geometry != null && !isPossible(geometry, layout.value())) {
            report.add(MigLayoutMessages.impossible(pool, geometry, layout));
        }
    }

    /// Instances with a written start stay there, the others find a place.
    static boolean isPossible(MigGeometry geometry, List<Sharing.Instance> instances) {
        var fixed = new ArrayList<PlacedSlice>();
        var free = new ArrayList<MigProfile>();
        for (var instance : instances) {
            var start = instance.start();
            if (start == null) {
                free.add(instance.profile().value());
            } else {
                fixed.add(new PlacedSlice(instance.profile().value(), start));
            }
        }
        return Layouts.isLegal(geometry, fixed) && Layouts.place(geometry, free, fixed).isPresent();
    }
}
