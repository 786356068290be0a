package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Sourced;
import java.util.HashMap;
import java.util.regex.Pattern;

/// What is wrong with a cluster on its own.
final class ClusterChecks {
    private static final Pattern MINOR = Pattern.compile("1\\.(\\d{1,3})");

    /// Since when claims for devices are served as `resource.k8s.io/v1`.
    private static final int LEAST_FOR_DRA = 34;

    private ClusterChecks() {}

    /// Whether claims for devices are refused already.
    static boolean isTooOldForDra(Cluster cluster) {
        return minor(cluster.kubernetes().value()) < LEAST_FOR_DRA;
    }

    static void check(Report report, Cluster cluster) {
        var dra = cluster.options().dra();
        int minor = minor(cluster.kubernetes().value());
        if (dra.value() && minor < LEAST_FOR_DRA) {
            report.add(
                    Diagnostic.of(
                                    Code.DRA_TOO_NEW,
                                    "Kubernetes "
                                            + cluster.kubernetes().value()
                                            + " does not serve claims for devices",
                                    dra.span(),
                                    "`resource.k8s.io/v1` came with 1." + LEAST_FOR_DRA)
                            .withRelated(cluster.kubernetes().span(), "the version aimed at"));
        }
        if (dra.value() && cluster.nodeStack().value() == Cluster.NodeStack.AGENT) {
            report.add(
                    Diagnostic.of(
                                    Code.DOUBLE_ALLOCATION,
                                    "the node agent is a device plugin and `devices = dra` another "
                                            + "way to the same cards",
                                    dra.span(),
                                    "both would hand out the same card")
                            .withRelated(cluster.nodeStack().span(), "the device plugin"));
        }
        labels(report, cluster);
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

    /// A huge number where the version is none, which is reported elsewhere.
    static int minor(String version) {
        var matcher = MINOR.matcher(version);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
    }
}
