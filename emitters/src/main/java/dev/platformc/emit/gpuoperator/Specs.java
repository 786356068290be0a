package dev.platformc.emit.gpuoperator;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// The fields that we set of the operator's kinds, of Node Feature Discovery's, and of the two
/// files that the operator hands on.
final class Specs {
    static final String NVIDIA_API = "nvidia.com/v1";
    static final String GPU_CLUSTER_API = "nvidia.com/v1alpha1";
    static final String NFD_API = "nfd.k8s-sigs.io/v1alpha1";

    private Specs() {}

    record ClusterPolicy(
            Map<String, Object> operator,
            DaemonSets daemonsets,
            Switch cdi,
            Driver driver,
            Operand toolkit,
            Operand devicePlugin,
            Operand gfd,
            Mig mig,
            Operand migManager,
            Switch dcgm,
            Operand dcgmExporter,
            Switch nodeStatusExporter,
            Operand validator) {}

    record DaemonSets(String updateStrategy, List<Toleration> tolerations) {}

    record Switch(boolean enabled) {}

    /// @param useNvidiaDriverCRD which driver stands in an object for each pool
    record Driver(boolean enabled, @Nullable Boolean useNvidiaDriverCRD) {}

    /// @param version release of the driver
    record NvidiaDriver(
            String driverType,
            String repository,
            String image,
            String version,
            SortedMap<String, String> nodeSelector,
            @Nullable List<Toleration> tolerations) {}

    record GpuCluster(DaemonSets daemonsets, DraDriver draDriver, Operand dcgmExporter) {}

    /// @param featureGates those that are off by themselves
    /// @param computeDomains memory that is shared over machines
    record DraDriver(
            String repository,
            String image,
            String version,
            @Nullable Map<String, Boolean> featureGates,
            Switch computeDomains) {}

    /// @param serviceMonitor whether the operator has it scraped
    record Operand(
            @Nullable Boolean enabled,
            String repository,
            String image,
            String version,
            @Nullable Config config,
            @Nullable Switch serviceMonitor) {
        static Operand of(String repository, String image, String version) {
            return new Operand(true, repository, image, version, null, null);
        }

        Operand with(Config config) {
            return new Operand(enabled, repository, image, version, config, serviceMonitor);
        }

        Operand enabled(boolean on) {
            return new Operand(on, repository, image, version, config, serviceMonitor);
        }

        Operand monitoredBy(Switch monitor) {
            return new Operand(enabled, repository, image, version, config, monitor);
        }
    }

    /// @param name of a ConfigMap
    /// @param preset entry for nodes without a label
    record Config(String name, @JsonProperty("default") String preset) {}

    record Mig(String strategy) {}

    record NodeFeatureRule(List<Rule> rules) {}

    record Rule(String name, Map<String, String> labels, List<FeatureMatch> matchFeatures) {
        /// Holds on the nodes of these names.
        static Rule onNodes(String name, Map<String, String> labels, List<String> nodes) {
            var isOne = new Expression("In", nodes);
            return new Rule(
                    name,
                    labels,
                    List.of(new FeatureMatch("system.name", Map.of("nodename", isOne))));
        }
    }

    record FeatureMatch(String feature, Map<String, Expression> matchExpressions) {}

    record Expression(String op, List<String> value) {}

    /// The file of mig-parted.
    record MigParted(
            String version,
            @JsonProperty("mig-configs") SortedMap<String, List<MigEntry>> configs) {}

    /// @param devices `all`, or a list of indices; cards that no entry names are left alone
    /// @param migDevices profile to count; absent when MIG is off
    record MigEntry(
            Object devices,
            @JsonProperty("mig-enabled") boolean migEnabled,
            @JsonProperty("mig-devices") @Nullable SortedMap<String, Integer> migDevices) {}

    /// The file of the device plugin.
    record DevicePluginFile(String version, Flags flags, @Nullable Parts sharing) {}

    /// @param timeSlicing of cards whose pods take turns
    /// @param mps of cards whose pods run at once
    record Parts(@Nullable Replicated timeSlicing, @Nullable Replicated mps) {}

    /// @param renameByDefault so that nobody takes a part for a whole card
    /// @param failRequestsGreaterThanOne two parts could be on two cards, and are no larger share;
    ///   absent: under MPS the plugin refuses them unasked
    record Replicated(
            boolean renameByDefault,
            @Nullable Boolean failRequestsGreaterThanOne,
            List<Replicas> resources) {}

    record Replicas(String name, int replicas) {}

    record Flags(String migStrategy) {}
}
