package dev.platformc.emit.monitoring;

import dev.platformc.contract.AgentMetrics;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Monitoring;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What rings about the cards of a pool.
final class PoolRules {
    private PoolRules() {}

    /// Empty where nothing is asked for that its cards could show.
    static List<Specs.Group> of(Platform platform, Monitoring monitoring, Pool pool) {
        var name = pool.id().objectName();
        var alarm = Alarm.of(platform, null, "pool", name);
        var selector = Query.equal("pool", name);
        var alerts = monitoring.alerts().value();
        var rules = new ArrayList<Specs.Rule>();
        boolean isMeasured = monitoring.dcgm().value();
        if (isMeasured && alerts.contains("gpu-errors")) {
            rules.addAll(errors(pool, alarm, selector));
        }
        boolean hasAgent = pool.nodeStack().value() == Cluster.NodeStack.AGENT;
        if (hasAgent && alerts.contains("gpu-errors")) {
            rules.add(unhealthy(pool, alarm, selector));
        }
        if (isMeasured && alerts.contains("idle-gpus")) {
            rules.add(idle(pool, alarm, selector));
        }
        if (hasAgent && alerts.contains("lease-overrun") && takesTurns(platform, pool)) {
            rules.add(overrun(pool, alarm, selector));
        }
        return rules.isEmpty() ? List.of() : List.of(new Specs.Group("pool-" + name, rules));
    }

    static boolean takesTurns(Platform platform, Pool pool) {
        return platform.sharings().stream()
                .anyMatch(sharing ->
                        sharing.pool().id().isSame(pool.id())
                                && sharing.slice().value() instanceof Sharing.Slicing.Time);
    }

    private static List<Specs.Rule> errors(Pool pool, Alarm alarm, String selector) {
        var name = pool.id().name();
        var xids = Query.series("DCGM_FI_DEV_XID_ERRORS", selector);
        return List.of(
                alarm.rings(
                        "GpuXid",
                        Alarm.Severity.CRITICAL,
                        "0s",
                        xids + " > 0" + ignored(pool, xids) + " and changes(" + xids + "[10m]) > 0",
                        "a card of " + name + " reports XID {{ $value }}",
                        "GPU {{ $labels.gpu }} ({{ $labels.UUID }}). NVIDIA's list of XIDs says"
                                + " whether a restart helps or the card has to go."),
                alarm.rings(
                        "GpuEccUncorrectable",
                        Alarm.Severity.CRITICAL,
                        "0s",
                        "increase("
                                + Query.series("DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS", selector)
                                + "[1h]) > 0",
                        "a card of " + name + " lost memory rows",
                        "GPU {{ $labels.gpu }} ({{ $labels.UUID }}) replaced rows after errors that"
                                + " ECC could not correct. What ran on it may be wrong; it takes the"
                                + " spare rows at its next reset."),
                alarm.rings(
                        "GpuRowRemapFailed",
                        Alarm.Severity.CRITICAL,
                        "0s",
                        Query.series("DCGM_FI_DEV_ROW_REMAP_FAILURE", selector) + " > 0",
                        "a card of " + name + " has no spare rows left",
                        "GPU {{ $labels.gpu }} ({{ $labels.UUID }}) must be replaced."),
                alarm.rings(
                        "GpuMetricsMissing",
                        Alarm.Severity.WARNING,
                        "15m",
                        "absent(" + Query.series("DCGM_FI_DEV_GPU_TEMP", selector) + ")",
                        "nobody measures the cards of " + name,
                        "No alert about them can ring. See the pods of the DCGM exporter."));
    }

    private static String ignored(Pool pool, String xids) {
        return pool.options().ignoredXids().value().stream()
                .map(xid -> " and " + xids + " != " + xid)
                .collect(Collectors.joining());
    }

    private static Specs.Rule unhealthy(Pool pool, Alarm alarm, String selector) {
        return alarm.rings(
                "GpuUnhealthy",
                Alarm.Severity.CRITICAL,
                "1m",
                Query.series(AgentMetrics.GPU_HEALTHY, selector) + " < 1",
                "the agent took a card of " + pool.id().name() + " away",
                "GPU {{ $labels.gpu }} ({{ $labels.uuid }}) gets no more pods. The agent's log says"
                        + " why.");
    }

    /// A card that a pod holds and hardly uses; work of its copy engines counts as well.
    private static Specs.Rule idle(Pool pool, Alarm alarm, String selector) {
        var held = selector + ",pod!=\"\"";
        return alarm.rings(
                "GpuIdle",
                Alarm.Severity.WARNING,
                "1h",
                "avg_over_time("
                        + Query.series("DCGM_FI_PROF_GR_ENGINE_ACTIVE", held)
                        + "[1h]) < 0.05",
                "a card of " + pool.id().name() + " is held and not used",
                "Pod {{ $labels.namespace }}/{{ $labels.pod }} kept GPU {{ $labels.gpu }} busy for"
                        + " {{ $value | humanizePercentage }} of an hour.");
    }

    private static Specs.Rule overrun(Pool pool, Alarm alarm, String selector) {
        return alarm.rings(
                "LeaseOverrun",
                Alarm.Severity.WARNING,
                "5m",
                Query.rate(AgentMetrics.LEASE_OVERRUNS, selector, "10m") + " > 0",
                "turns on cards of " + pool.id().name() + " last longer than their lease",
                "Others wait meanwhile. Kernels that run longer than a lease cannot be interrupted.");
    }
}
