package dev.platformc.emit.kueue;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of Kueue's kinds that we set.
final class Specs {
    static final String API = "kueue.x-k8s.io/v1beta2";

    private Specs() {}

    record Topology(List<Level> levels) {}

    record Level(String nodeLabel) {}

    record ResourceFlavor(
            Map<String, String> nodeLabels,
            @Nullable List<Taint> nodeTaints,
            @Nullable List<Toleration> tolerations,
            String topologyName) {}

    record ClusterQueue(
            @Nullable String cohortName,
            NamespaceSelector namespaceSelector,
            String queueingStrategy,
            Preemption preemption,
            @Nullable FairSharing fairSharing,
            List<ResourceGroup> resourceGroups) {}

    /// Empty selects every namespace; absent would select none.
    record NamespaceSelector(@Nullable Map<String, String> matchLabels) {}

    record Preemption(String withinClusterQueue, String reclaimWithinCohort) {}

    record FairSharing(Quantity weight) {}

    record ResourceGroup(List<String> coveredResources, List<FlavorQuotas> flavors) {}

    /// @param resources as many as the group covers, in the same order
    record FlavorQuotas(String name, List<ResourceQuota> resources) {}

    record ResourceQuota(
            String name,
            Quantity nominalQuota,
            @Nullable Quantity borrowingLimit,
            @Nullable Quantity lendingLimit) {}

    record LocalQueue(String clusterQueue) {}
}
