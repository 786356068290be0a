package dev.platformc.emit.ray;

import dev.platformc.core.model.Pods;
import dev.platformc.emit.Quantities;
import dev.platformc.plan.WorkloadPlan;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.TreeMap;

/// What Ray hands out of a worker, which is what its pod has: whoever counted otherwise would start
/// more than fits, or leave devices idle.
final class Devices {
    /// KubeRay takes a name that begins so for GPUs.
    private static final String VENDOR = "nvidia.com/";

    private Devices() {}

    /// Other devices of each worker by resource name.
    static Map<String, Quantity> of(RayShape.Group group) {
        var devices = new TreeMap<String, Quantity>();
        if (group.workload() instanceof Pods pods && pods.needs().devices() != null) {
            var count = pods.needs().devices();
            devices.put(count.device().resource().value(), Quantities.count(count.count()));
        }
        return devices;
    }

    /// In Ray's words. A slice is a GPU to Ray, and bears its own name besides, so that a task may
    /// ask for slices of one size.
    static Map<String, String> logical(RayShape.Group group) {
        var logical = new TreeMap<String, String>();
        logical.put("CPU", group.cpu().value().floor().toString());
        long free = group.memory().value().count() - group.shared().count();
        logical.put("memory", Long.toString(free));
        switch (group.placed().each()) {
            case WorkloadPlan.Devices.Gpus(var count) -> {
                if (count > 0) {
                    logical.put("GPU", Integer.toString(count));
                }
            }
            case WorkloadPlan.Devices.Slice(var profile) -> {
                logical.put("GPU", "1");
                logical.put(profile.resource().substring(VENDOR.length()), "1");
            }
            case WorkloadPlan.Devices.Share _ -> logical.put("GPU", "1");
        }
        of(group).forEach((name, count) -> logical.put(name, count.getAmount()));
        return logical;
    }
}
