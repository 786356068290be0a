package dev.platformc.emit.kai;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of KAI's kinds that we set.
final class Specs {
    static final String QUEUES = "scheduling.run.ai/v2";
    static final String TOPOLOGY = "kai.scheduler/v1alpha1";
    static final String SHARD = "kai.scheduler/v1";

    private Specs() {}

    record Queue(@Nullable String parentQueue, Resources resources) {}

    /// Plain numbers: GPUs, thousandths of cores, millions of bytes.
    record Resources(Resource gpu, Resource cpu, Resource memory) {}

    /// @param quota -1 for no limit, as in `limit`; an absent one would be 0
    record Resource(BigDecimal quota, BigDecimal limit, BigDecimal overQuotaWeight) {}

    record Topology(List<Level> levels) {}

    record Level(String nodeLabel) {}

    record SchedulingShard(Placement placementStrategy, Map<String, Action> actions) {}

    record Placement(String gpu, String cpu) {}

    record Action(boolean enabled) {}
}
