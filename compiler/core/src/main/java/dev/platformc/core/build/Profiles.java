package dev.platformc.core.build;

import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.hardware.mig.MigProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// MIG profiles as they are written: `3g.40gb`, `3g.40gb at 4`, `2 x 1g.10gb`.
final class Profiles {
    private final Report report;

    Profiles(Report report) {
        this.report = report;
    }

    /// All instances of a list, multiples counted out; absent when one could not be read, which was
    /// reported.
    @Nullable List<Sharing.Instance> instances(Gpu gpu, List<Sourced<Value>> elements) {
        var instances = new ArrayList<Sharing.Instance>();
        boolean whole = true;
        for (var element : elements) {
            if (element.value() instanceof Value.Multiple(var least, _, var each)) {
                int count = least.amount().floor().intValueExact();
                var instance = instance(gpu, each);
                whole &= instance != null;
                for (int i = 0; i < count && instance != null; i++) {
                    instances.add(instance);
                }
            } else {
                var instance = instance(gpu, element);
                whole &= instance != null;
                if (instance != null) {
                    instances.add(instance);
                }
            }
        }
        return whole ? instances : null;
    }

    /// The GPU instances of a layout: so many compute instances of one size share one, as many as
    /// it has slices for.
    static List<Sharing.Instance> folded(List<Sharing.Instance> written) {
        var seen = new TreeMap<String, Integer>();
        var instances = new ArrayList<Sharing.Instance>();
        for (var instance : written) {
            var profile = instance.profile().value();
            var place = profile.name() + " at " + instance.start();
            if (seen.merge(place, 1, Integer::sum) % profile.devices() == 1 % profile.devices()) {
                instances.add(instance);
            }
        }
        return instances;
    }

    private Sharing.@Nullable Instance instance(Gpu gpu, Sourced<Value> value) {
        if (!(value.value() instanceof Value.Slice(var name, var start))) {
            return null;
        }
        var profile = find(gpu, name, value);
        return profile == null
                ? null
                : new Sharing.Instance(new Sourced<>(profile, value.origin()), start);
    }

    /// The card's profile of this name; reported when there is none.
    @Nullable MigProfile find(Gpu gpu, String name, Sourced<?> at) {
        var geometry = gpu.mig();
        if (geometry == null) {
            report.add(SharingMessages.cannotBeCut(at.span(), gpu));
            return null;
        }
        var profile = geometry.profile(name).orElse(null);
        if (profile == null) {
            report.add(SharingMessages.notOnCard(at.span(), name, gpu, geometry));
        }
        return profile;
    }
}
