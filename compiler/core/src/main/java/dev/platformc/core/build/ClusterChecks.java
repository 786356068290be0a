package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.catalog.Catalog;
import java.util.HashMap;

/// What is wrong with a cluster on its own.
final class ClusterChecks {
    private ClusterChecks() {}

    /// Whether claims for devices are refused already.
    static boolean isTooOldForDra(Cluster cluster) {
        return cluster.minor() < leastForDra();
    }

    /// Since when claims for devices are served as `resource.k8s.io/v1`.
    private static int leastForDra() {
        var since = Catalog.standard().kubernetes().api("ResourceClaimTemplate").orElseThrow();
        return Integer.parseInt(since.release());
    }

    static void check(Report report, Cluster cluster) {
        var dra = cluster.options().dra();
        if (dra.value() && isTooOldForDra(cluster)) {
            report.add(
                    Diagnostic.of(
                                    Code.DRA_TOO_NEW,
                                    "Kubernetes "
                                            + cluster.kubernetes().value()
                                            + " does not serve claims for devices",
                                    dra.span(),
                                    "`resource.k8s.io/v1` came with 1." + leastForDra())
                            .withRelated(cluster.kubernetes().span(), "the version aimed at"));
        }
        if (dra.value() && cluster.nodeStack().value() == Cluster.NodeStack.AGENT) {
            report.add(twoWays(cluster, cluster.nodeStack()));
        }
        labels(report, cluster);
    }

    /// A pool with a stack of its own: two drivers of one cluster would each count all cards.
    static void check(Report report, Pool pool) {
        var own = pool.nodeStack();
        if (pool.isClaimed()
                && own.value() == Cluster.NodeStack.AGENT
                && pool.cluster().nodeStack().value() != Cluster.NodeStack.AGENT) {
            report.add(twoWays(pool.cluster(), own));
        }
    }

    private static Diagnostic twoWays(Cluster cluster, Sourced<Cluster.NodeStack> stack) {
        var dra = cluster.options().dra();
        return Diagnostic.of(
                        Code.DOUBLE_ALLOCATION,
                        "the node agent is a device plugin and `devices = dra` another way to the"
                                + " same cards",
                        dra.span(),
                        "both would hand out the same card")
                .withRelated(stack.span(), "the device plugin");
    }

    /// Each level has a label of its own.
    private static void labels(Report report, Cluster cluster) {
        var seen = new HashMap<String, Sourced<String>>();
        for (var entry : cluster.topology().entrySet()) {
            var label = entry.getValue();
            var before = seen.putIfAbsent(label.value(), label);
            if (before != null) {
                report.add(
                        Diagnostic.of(
                                        Code.LABEL_ORDER,
                                        "two levels have the label `" + label.value() + "`",
                                        label.span(),
                                        "`" + entry.getKey() + "` would be the other level")
                                .withRelated(before.span(), "the other one"));
            }
        }
    }
}
