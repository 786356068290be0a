package dev.platformc.contract;

/// Names of the series that the agent shows and that alerts and dashboards ask for. Their `pool`
/// comes from who scrapes them.
public final class AgentMetrics {
    /// Gauge with `gpu` and `uuid`: 1 while the card gets pods, 0 once it was taken away.
    public static final String GPU_HEALTHY = "platformc_agent_gpu_healthy";

    /// Counter with `gpu` and `client`: turns that outlasted their lease.
    public static final String LEASE_OVERRUNS = "platformc_agent_lease_overruns_total";

    private AgentMetrics() {}
}
