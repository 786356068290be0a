package dev.platformc.emit.volcano;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of Volcano's kinds that we set.
final class Specs {
    static final String SCHEDULING = "scheduling.volcano.sh/v1beta1";
    static final String BATCH = "batch.volcano.sh/v1alpha1";
    static final String TOPOLOGY = "topology.volcano.sh/v1alpha1";

    private Specs() {}

    /// @param deserved what others give back when the queue wants it
    /// @param capability what it has at the most; absent: no limit
    /// @param guarantee what nobody else may use; absent: nothing
    record Queue(
            Map<String, Quantity> deserved,
            @Nullable Map<String, Quantity> capability,
            @Nullable Guarantee guarantee,
            Affinity affinity,
            @Nullable String dequeueStrategy) {}

    record Guarantee(Map<String, Quantity> resource) {}

    record Affinity(NodeGroups nodeGroupAffinity) {}

    record NodeGroups(List<String> requiredDuringSchedulingIgnoredDuringExecution) {}

    /// @param tier 1 for the innermost level
    record HyperNode(int tier, String tierName, List<Member> members) {}

    record Member(String type, Selector selector) {}

    record Selector(@Nullable Exact exactMatch, @Nullable Labels labelMatch) {}

    record Exact(String name) {}

    record Labels(Map<String, String> matchLabels) {}

    /// @param highestTierAllowed absent: no limit
    record NetworkTopology(String mode, @Nullable Integer highestTierAllowed) {}

    record PodGroup(
            int minMember,
            @Nullable String queue,
            @Nullable String priorityClassName,
            @Nullable NetworkTopology networkTopology) {}

    record Job(
            String schedulerName,
            @Nullable String queue,
            @Nullable String priorityClassName,
            int minAvailable,
            int maxRetry,
            @Nullable NetworkTopology networkTopology,
            @JsonInclude(content = JsonInclude.Include.ALWAYS) Map<String, List<String>> plugins,
            List<Policy> policies,
            List<Task> tasks) {}

    record Policy(List<String> events, String action) {}

    record Task(
            String name,
            int replicas,
            int minAvailable,
            @Nullable Partitions partitionPolicy,
            PodTemplateSpec template) {}

    record Partitions(
            int totalPartitions,
            int partitionSize,
            int minPartitions,
            @Nullable NetworkTopology networkTopology) {}
}
