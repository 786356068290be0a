package dev.platformc.core.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that was declared, as it is meant. Lists are in the order of the full names, so that
/// nothing depends on the order of text or files.
///
/// @param currency ISO code of reports
/// @param parameters name to value as written, for the plan and the lock
/// @param catalogVersion version of the hardware catalog that was read
public record Platform(
        Identity id,
        @Nullable Sourced<String> owner,
        Sourced<String> currency,
        Map<String, String> parameters,
        String catalogVersion,
        List<Cluster> clusters,
        List<Pool> pools,
        List<Sharing> sharings,
        List<Pin> pins,
        List<Team> teams,
        List<Queue> queues,
        List<Priority> priorities,
        List<Model> models,
        List<Gang> gangs,
        List<Endpoint> endpoints,
        Others others,
        Access access,
        Data data,
        Hatches hatches) {

    public Stream<Workload> workloads() {
        return Stream.concat(
                Stream.concat(gangs.stream(), endpoints.stream()), others.pods().stream());
    }

    /// With other supplies and what is said of them.
    public Platform with(List<Pool> pools, List<Sharing> sharings, List<Pin> pins) {
        return copy(pools, sharings, pins, queues, gangs, endpoints, others);
    }

    /// With other queues and workloads.
    ///
    /// @param others in place of those of its own
    public Platform with(
            List<Queue> queues, List<Gang> gangs, List<Endpoint> endpoints, Others others) {
        return copy(pools, sharings, pins, queues, gangs, endpoints, others);
    }

    private Platform copy(
            List<Pool> pools,
            List<Sharing> sharings,
            List<Pin> pins,
            List<Queue> queues,
            List<Gang> gangs,
            List<Endpoint> endpoints,
            Others others) {
        return new Platform(
                id,
                owner,
                currency,
                parameters,
                catalogVersion,
                clusters,
                pools,
                sharings,
                pins,
                teams,
                queues,
                priorities,
                models,
                gangs,
                endpoints,
                others,
                access,
                data,
                hatches);
    }

    /// Pools of one cluster whose pods one scheduler places.
    public List<Pool> poolsOf(Cluster cluster, Cluster.Scheduler scheduler) {
        return pools.stream().filter(pool -> pool.isServedBy(cluster, scheduler)).toList();
    }

    /// The namespace of what belongs to this workload's team, or to nobody.
    public String namespaceOf(Workload workload) {
        var team = workload.team();
        return team == null ? id.objectName() : team.value().namespace().value();
    }
}
