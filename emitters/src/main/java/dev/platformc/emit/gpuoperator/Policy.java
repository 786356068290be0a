package dev.platformc.emit.gpuoperator;

import dev.platformc.core.model.Sourced;
import dev.platformc.emit.PoolNodes;
import dev.platformc.plan.PoolPlan;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The ClusterPolicy, with the images that GPU Operator v26.7.0 is released with: the operator
/// takes none for granted.
final class Policy {
    static final String MIG_CONFIG = "platformc-mig-parted";
    static final String DEVICE_PLUGIN_CONFIG = "platformc-device-plugin";
    static final String DEVICE_PLUGIN_KEY = "default";
    private static final String NVIDIA = "nvcr.io/nvidia";
    private static final String CLOUD_NATIVE = NVIDIA + "/cloud-native";

    private Policy() {}

    /// @param exporter whether cards are measured; absent: nobody says, and they are
    static Specs.ClusterPolicy of(List<PoolPlan> pools, @Nullable Sourced<Boolean> exporter) {
        var plugin = Specs.Operand.of(NVIDIA, "k8s-device-plugin", "v0.20.0");
        return new Specs.ClusterPolicy(
                Map.of(),
                daemonSets(pools),
                new Specs.Switch(true),
                driver(pools),
                Specs.Operand.of(NVIDIA + "/k8s", "container-toolkit", "v1.20.0"),
                plugin.with(new Specs.Config(DEVICE_PLUGIN_CONFIG, DEVICE_PLUGIN_KEY)),
                plugin,
                new Specs.Mig("mixed"),
                Specs.Operand.of(CLOUD_NATIVE, "k8s-mig-manager", "v0.15.0")
                        .with(new Specs.Config(MIG_CONFIG, "")),
                new Specs.Switch(false),
                exporter(exporter),
                new Specs.Switch(false),
                new Specs.Operand(null, NVIDIA, "gpu-operator", "v26.7.0", null, null));
    }

    /// Scraped by a monitor of ours, which knows the pools; the operator's would be a second one.
    static Specs.Operand exporter(@Nullable Sourced<Boolean> wanted) {
        var exporter = Specs.Operand.of(NVIDIA + "/k8s", "dcgm-exporter", "4.6.0-4.8.3-distroless");
        return wanted == null
                ? exporter
                : exporter.enabled(wanted.value()).monitoredBy(new Specs.Switch(false));
    }

    static Specs.DaemonSets daemonSets(List<PoolPlan> pools) {
        return new Specs.DaemonSets("RollingUpdate", tolerations(pools));
    }

    private static Specs.Driver driver(List<PoolPlan> pools) {
        return Drivers.areInstalled(pools)
                ? new Specs.Driver(true, true)
                : new Specs.Driver(false, null);
    }

    /// Those of the operator's own default, and those of the pools.
    private static List<Toleration> tolerations(List<PoolPlan> pools) {
        var tolerations = new ArrayList<Toleration>();
        tolerations.add(
                new TolerationBuilder()
                        .withKey("nvidia.com/gpu")
                        .withOperator("Exists")
                        .withEffect("NoSchedule")
                        .build());
        for (var pool : pools) {
            for (var toleration : PoolNodes.tolerations(pool.pool())) {
                if (!tolerations.contains(toleration)) {
                    tolerations.add(toleration);
                }
            }
        }
        return tolerations;
    }
}
