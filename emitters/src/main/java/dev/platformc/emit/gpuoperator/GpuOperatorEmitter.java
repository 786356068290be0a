package dev.platformc.emit.gpuoperator;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Monitoring;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sourced;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Pointers;
import dev.platformc.emit.PoolNodes;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.emit.Yaml;
import dev.platformc.emit.monitoring.MonitoringEmitter;
import dev.platformc.plan.Plan;
import dev.platformc.plan.PoolPlan;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pools whose nodes NVIDIA's GPU Operator looks after. The operator is there already: its
/// namespace and its definitions are not ours to make.
public final class GpuOperatorEmitter implements Emitter {
    private static final String NAMESPACE = "gpu-operator";

    @Override
    public List<Document> emit(Plan plan) {
        var documents = new ArrayList<Document>();
        for (var cluster : plan.platform().clusters()) {
            var pools = PoolNodes.under(Cluster.NodeStack.GPU_OPERATOR, plan, cluster);
            if (!pools.isEmpty()) {
                documents.addAll(of(plan.platform(), cluster, pools));
            }
        }
        return documents;
    }

    private static List<Document> of(Platform platform, Cluster cluster, List<PoolPlan> pools) {
        var documents = new ArrayList<Document>();
        var configs = new ArrayList<MigConfigs>();
        for (var pool : pools) {
            var config = MigConfigs.of(pool);
            configs.add(config);
            documents.addAll(NodeRules.of(platform, pool, config, Drivers.areInstalled(pools)));
            documents.addAll(Drivers.of(platform, pool.pool()));
        }
        if (cluster.options().dra().value()) {
            var meta = metadata(platform, cluster, GpuClusters.NAME);
            documents.add(GpuClusters.of(platform, cluster, pools, meta));
            return documents;
        }
        documents.add(policy(platform, cluster, pools));
        documents.add(
                file(
                        metadata(platform, cluster, Policy.MIG_CONFIG),
                        "config.yaml",
                        MigConfigs.file(configs),
                        sharing(platform, cluster)));
        documents.add(devicePlugin(platform, cluster, pools));
        return documents;
    }

    private static Document devicePlugin(Platform platform, Cluster cluster, List<PoolPlan> pools) {
        var document =
                files(
                        metadata(platform, cluster, Policy.DEVICE_PLUGIN_CONFIG),
                        DevicePluginConfigs.files(pools),
                        cluster.nodeStack().origin());
        for (var entry : DevicePluginConfigs.sharings(pools).entrySet()) {
            document =
                    document.from(
                            Pointers.of("data", entry.getKey()), entry.getValue().slice().origin());
        }
        return document;
    }

    private static Metadata metadata(Platform platform, Cluster cluster, String name) {
        return Metadata.of(Topic.NODES, platform, cluster, cluster.id())
                .named(name)
                .wave(Wave.NODES);
    }

    private static Document policy(Platform platform, Cluster cluster, List<PoolPlan> pools) {
        var meta = metadata(platform, cluster, "cluster-policy");
        var exporter = exporter(platform, cluster);
        var content =
                new CustomObject<>(
                        Specs.NVIDIA_API, "ClusterPolicy", meta.meta(), Policy.of(pools, exporter));
        var document =
                meta.document("ClusterPolicy", content)
                        .from("/spec", cluster.nodeStack().origin())
                        .from("/spec/migManager/config", sharing(platform, cluster));
        return exporter == null
                ? document
                : document.from("/spec/dcgmExporter/enabled", exporter.origin())
                        .from("/spec/dcgmExporter/serviceMonitor", exporter.origin());
    }

    /// Whether who watches the cluster asks for the exporter; absent: nobody watches it.
    static @Nullable Sourced<Boolean> exporter(Platform platform, Cluster cluster) {
        return platform.data().monitorings().stream()
                .filter(m -> MonitoringEmitter.watches(platform, m, cluster))
                .map(Monitoring::dcgm)
                .findFirst()
                .orElse(null);
    }

    /// The first sharing of the cluster answers for how cards are cut.
    private static Origin sharing(Platform platform, Cluster cluster) {
        return platform.sharings().stream()
                .filter(sharing -> sharing.pool().cluster().id().equals(cluster.id()))
                .map(sharing -> sharing.slice().origin())
                .findFirst()
                .orElse(cluster.nodeStack().origin());
    }

    private static Document file(Metadata base, String key, Object content, Origin origin) {
        return files(base, Map.of(key, Yaml.print(content)), origin);
    }

    private static Document files(Metadata base, Map<String, String> files, Origin origin) {
        var meta = base.in(new Sourced<>(NAMESPACE, base.cluster().nodeStack().origin()));
        var map = new ConfigMapBuilder().withMetadata(meta.meta()).withData(files).build();
        return meta.document("ConfigMap", map).from("/data", origin);
    }
}
