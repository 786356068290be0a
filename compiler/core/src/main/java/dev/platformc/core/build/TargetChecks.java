package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sharing.Slicing;
import dev.platformc.core.model.Supply;
import dev.platformc.core.text.Span;
import dev.platformc.hardware.catalog.Catalog;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the target cluster must have for what would be written for it.
final class TargetChecks {
    private TargetChecks() {}

    static void check(Report report, Platform platform) {
        for (var cluster : platform.clusters()) {
            served(report, platform, cluster);
            features(report, platform, cluster);
            parameters(report, platform, cluster);
        }
        for (var pool : platform.pools()) {
            LevelLabelChecks.check(report, pool);
        }
        PrivilegeChecks.check(report, platform);
    }

    private static boolean isIn(Supply supply, Cluster cluster) {
        return supply.pool().cluster().id().key().equals(cluster.id().key());
    }

    private static Stream<Endpoint> endpoints(Platform platform, Cluster cluster) {
        return platform.endpoints().stream().filter(e -> isIn(e.on().value(), cluster));
    }

    /// Objects in versions of their API that the cluster does not serve yet; the newest is named.
    private static void served(Report report, Platform platform, Cluster cluster) {
        var first = endpoints(platform, cluster).findFirst();
        if (first.isEmpty()) {
            return;
        }
        for (var object : List.of("PodDisruptionBudget policy/v1", "Deployment apps/v1")) {
            var since = Catalog.standard().kubernetes("api", object).orElseThrow();
            if (isOlder(cluster, since)) {
                report.add(notServed(cluster, object, since, first.get().id().span()));
                return;
            }
        }
    }

    private static boolean isOlder(Cluster cluster, Catalog.Since since) {
        return ClusterChecks.minor(cluster.kubernetes().value())
                < Integer.parseInt(since.release());
    }

    private static Diagnostic notServed(
            Cluster cluster, String object, Catalog.Since since, Span user) {
        var words = object.split(" ", -1);
        return Diagnostic.of(
                        Code.API_NOT_SERVED,
                        "Kubernetes "
                                + cluster.kubernetes().value()
                                + " does not serve `"
                                + words[1]
                                + "` of a "
                                + words[0],
                        cluster.kubernetes().span(),
                        "came with 1." + since.release())
                .withRelated(user, "needs one")
                .withNote("said by: " + since.source());
    }

    /// MIG instances as claims: the scheduler must know cards that are cut on demand.
    private static void features(Report report, Platform platform, Cluster cluster) {
        var since = Catalog.standard().kubernetes("feature", "partitionable devices").orElseThrow();
        if (!cluster.options().dra().value()
                || !isOlder(cluster, since)
                || ClusterChecks.isTooOldForDra(cluster)) {
            return;
        }
        var cut = cutSharing(platform, cluster);
        if (cut != null) {
            report.add(
                    Diagnostic.of(
                                    Code.FEATURE_TOO_NEW,
                                    "cards that are cut on demand need Kubernetes 1."
                                            + since.release()
                                            + " and "
                                            + cluster.kubernetes().value()
                                            + " is aimed at",
                                    cluster.kubernetes().span(),
                                    "its scheduler cannot divide a claimed card")
                            .withRelated(cut, "MIG instances")
                            .withRelated(cluster.options().dra().span(), "asked for by claims")
                            .withNote("said by: " + since.source()));
        }
    }

    /// A plugin of Argo CD is given each parameter as a variable, in capitals and with `_` for all
    /// that is neither letter nor digit.
    private static void parameters(Report report, Platform platform, Cluster cluster) {
        var gitops = cluster.gitops();
        if (gitops == null || !gitops.mode().value().equals("plugin")) {
            return;
        }
        var seen = new TreeMap<String, String>();
        for (var name : platform.parameters().keySet()) {
            var variable = "PARAM_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            var before = seen.putIfAbsent(variable, name);
            if (before != null) {
                report.add(
                        Diagnostic.of(
                                        Code.PLUGIN_PARAMETER,
                                        "the parameters `"
                                                + before
                                                + "` and `"
                                                + name
                                                + "` are one variable to a plugin of Argo CD",
                                        gitops.mode().span(),
                                        "hands both to the plugin as `" + variable + "`")
                                .withNote("with `mode = rendered` no parameter is handed over"));
            }
        }
    }

    private static @Nullable Span cutSharing(Platform platform, Cluster cluster) {
        return platform.sharings().stream()
                .filter(s -> isIn(s, cluster) && s.slice().value() instanceof Slicing.Mig)
                .map(s -> s.slice().span())
                .findFirst()
                .orElse(null);
    }
}
