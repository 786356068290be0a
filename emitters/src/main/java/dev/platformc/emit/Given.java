package dev.platformc.emit;

import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Needs;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.gpu.Gpu;
import dev.platformc.plan.WorkloadPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one pod of a workload is given besides cores and memory: extended resources that device
/// plugins hand out, of any maker, or claims.
///
/// @param asked the line that says how many cards one pod takes; absent: it takes none
public record Given(List<Resource> resources, Claims claims, @Nullable Origin asked) {
    public Given {
        resources = List.copyOf(resources);
    }

    /// Cores and memory only.
    public static final Given NOTHING = new Given(List.of(), Claims.NONE, null);

    /// So many of an extended resource.
    ///
    /// @param name `nvidia.com/gpu`, `google.com/tpu`, `xilinx.com/fpga`
    /// @param origin the line that asks for them
    public record Resource(String name, int count, Origin origin) {}

    /// @param each what one pod takes of the cards
    public static Given of(Workload workload, WorkloadPlan.Devices each) {
        var claims = Claims.of(workload, each);
        var asked = asked(workload);
        var resources = new ArrayList<Resource>();
        if (claims.isEmpty() && Pods.count(each) > 0) {
            resources.add(new Resource(card(workload, each), Pods.count(each), asked));
        }
        var others = Needs.of(workload).devices();
        if (others != null) {
            resources.add(
                    new Resource(
                            others.device().resource().value(),
                            others.count(),
                            others.device().resource().origin()));
        }
        return new Given(resources, claims, asked);
    }

    private static String card(Workload workload, WorkloadPlan.Devices each) {
        var gpu = workload.on().value().pool().gpu();
        return switch (each) {
            case WorkloadPlan.Devices.Gpus _ -> gpu == null ? Gpu.NVIDIA : gpu.resource();
            case WorkloadPlan.Devices.Share share -> share.resource();
            case WorkloadPlan.Devices.Slice slice -> slice.profile().resource();
        };
    }

    private static Origin asked(Workload workload) {
        return switch (workload) {
            case Gang gang -> {
                var part = gang.worker().part();
                yield part == null ? gang.worker().gpus().origin() : part.origin();
            }
            case Endpoint endpoint -> endpoint.fit().origin();
            case dev.platformc.core.model.Pods pods -> pods.gpus().origin();
        };
    }

    /// Where the amounts come from.
    ///
    /// @param at pointer to the container's `resources`
    public Document origins(Document document, String at) {
        var result =
                claims.isEmpty() || asked == null ? document : document.from(at + "/claims", asked);
        for (var side : List.of("/requests", "/limits")) {
            for (var resource : resources) {
                result = result.from(at + side + Pointers.of(resource.name()), resource.origin());
            }
        }
        return result;
    }
}
