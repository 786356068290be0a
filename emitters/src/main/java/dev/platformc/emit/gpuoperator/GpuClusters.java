package dev.platformc.emit.gpuoperator;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.plan.PoolPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The GPUCluster: what stands in place of a ClusterPolicy where devices are claimed. The operator
/// refuses to have both, and looks for this one by its name.
final class GpuClusters {
    static final String NAME = "gpu-cluster";

    private GpuClusters() {}

    /// @param meta of the cluster's only one
    static Document of(Platform platform, Cluster cluster, List<PoolPlan> pools, Metadata meta) {
        var mig = firstCut(platform, cluster);
        var exporter = GpuOperatorEmitter.exporter(platform, cluster);
        boolean isWide = pools.stream().anyMatch(plan -> plan.pool().hasWideNvlink());
        var spec =
                new Specs.GpuCluster(
                        Policy.daemonSets(pools),
                        new Specs.DraDriver(
                                "nvcr.io/nvidia",
                                "dra-driver-nvidia-gpu",
                                "v0.5.0",
                                mig == null ? null : Map.of("DynamicMIG", true),
                                new Specs.Switch(isWide)),
                        Policy.exporter(exporter));
        var document =
                meta.document(
                                "GPUCluster",
                                new CustomObject<>(
                                        Specs.GPU_CLUSTER_API, "GPUCluster", meta.meta(), spec))
                        .from("/spec", cluster.nodeStack().origin())
                        .from("/spec/draDriver", cluster.options().dra().origin())
                        .from(
                                "/spec/draDriver/computeDomains",
                                pools.getFirst().pool().trees().origin());
        if (exporter != null) {
            document =
                    document.from("/spec/dcgmExporter/enabled", exporter.origin())
                            .from("/spec/dcgmExporter/serviceMonitor", exporter.origin());
        }
        return mig == null
                ? document
                : document.from("/spec/draDriver/featureGates", mig.slice().origin());
    }

    private static @Nullable Sharing firstCut(Platform platform, Cluster cluster) {
        return platform.sharings().stream()
                .filter(sharing -> sharing.pool().cluster().id().isSame(cluster.id()))
                .filter(sharing -> sharing.slice().value() instanceof Slicing.Mig)
                .findFirst()
                .orElse(null);
    }
}
