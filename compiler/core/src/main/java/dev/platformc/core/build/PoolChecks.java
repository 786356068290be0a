package dev.platformc.core.build;

import dev.platformc.core.model.Pool;
import java.util.HashSet;
import java.util.regex.Pattern;

/// What is wrong with a pool on its own.
final class PoolChecks {
    private static final Pattern TAINT =
            Pattern.compile("[\\w./-]+(=[\\w.-]*)?:(NoSchedule|PreferNoSchedule|NoExecute)");

    private PoolChecks() {}

    static void check(Report report, Pool pool) {
        spare(report, pool);
        hosts(report, pool);
        for (var taint : pool.taints().value()) {
            if (!TAINT.matcher(taint).matches()) {
                report.add(PoolMessages.taint(pool, taint));
            }
        }
        if (pool.price() == null) {
            report.add(PoolMessages.unpriced(pool));
        }
    }

    private static void spare(Report report, Pool pool) {
        int spare = pool.spare().value();
        if (spare > 0 && spare >= pool.nodes().most()) {
            report.add(PoolMessages.spareTooLarge(pool));
        }
    }

    private static void hosts(Report report, Pool pool) {
        var hosts = pool.hosts().value();
        if (hosts.isEmpty()) {
            return;
        }
        var nodes = pool.nodes();
        if (hosts.size() < nodes.least() || hosts.size() > nodes.most()) {
            report.add(PoolMessages.hostCount(pool, hosts.size()));
        }
        var seen = new HashSet<String>();
        for (var host : hosts) {
            if (!seen.add(host)) {
                report.add(PoolMessages.hostTwice(pool, host));
                return;
            }
        }
    }
}
