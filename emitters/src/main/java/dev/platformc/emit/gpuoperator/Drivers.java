package dev.platformc.emit.gpuoperator;

import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.plan.PoolPlan;
import java.util.List;
import java.util.TreeMap;

/// The driver that the operator installs on the machines of a pool. Where machines come with one, a
/// label keeps the operator's off.
final class Drivers {
    static final String DEPLOY_LABEL = "nvidia.com/gpu.deploy.driver";

    private Drivers() {}

    /// Whether the operator installs a driver anywhere.
    static boolean areInstalled(List<PoolPlan> pools) {
        return pools.stream().anyMatch(plan -> isInstalled(plan.pool()));
    }

    static boolean isInstalled(Pool pool) {
        return pool.options().operatorInstallsDriver() && pool.options().driverVersion() != null;
    }

    static List<Document> of(Platform platform, Pool pool) {
        var version = pool.options().driverVersion();
        if (version == null || !isInstalled(pool)) {
            return List.of();
        }
        var meta = Metadata.of(Topic.NODES, platform, pool.cluster(), pool.id()).wave(Wave.NODES);
        var selector = new TreeMap<String, String>();
        PoolNodes.labels(pool).forEach((key, value) -> selector.put(key, value.value()));
        var spec =
                new Specs.NvidiaDriver(
                        "gpu",
                        "nvcr.io/nvidia",
                        "driver",
                        version.value(),
                        selector,
                        pool.taints().value().isEmpty() ? null : PoolNodes.tolerations(pool));
        var content = new CustomObject<>(Specs.GPU_CLUSTER_API, "NVIDIADriver", meta.meta(), spec);
        var document =
                meta.document("NVIDIADriver", content)
                        .from("/spec/version", version.origin())
                        .from("/spec/nodeSelector", PoolNodes.selection(pool));
        return List.of(
                pool.taints().value().isEmpty()
                        ? document
                        : document.from("/spec/tolerations", pool.taints().origin()));
    }
}
