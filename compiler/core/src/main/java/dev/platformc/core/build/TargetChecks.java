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
import dev.platformc.hardware.catalog.KubernetesReleases;
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

    /// Objects in versions of their API that the cluster does not serve yet, of which the newest is
    /// named; and clusters that are not written for at all.
    private static void served(Report report, Platform platform, Cluster cluster) {
        var known = Catalog.standard().kubernetes();
        var first = endpoints(platform, cluster).findFirst();
        if (first.isPresent()) {
            for (var kind : List.of("PodDisruptionBudget", "Deployment")) {
                var since = known.api(kind).orElseThrow();
                if (isOlder(cluster, since)) {
                    report.add(notServed(cluster, kind, since, first.get().id().span()));
                    return;
                }
            }
        }
        boolean isSaid = cluster.options().dra().value() && ClusterChecks.isTooOldForDra(cluster);
        int minor = cluster.minor();
        if (minor != Integer.MAX_VALUE
                && !isSaid
                && (minor < known.oldest() || minor > known.newest())) {
            report.add(notAimedAt(cluster, known));
        }
    }

    private static Diagnostic notAimedAt(Cluster cluster, KubernetesReleases known) {
        boolean isOld = cluster.minor() < known.oldest();
        return Diagnostic.of(
                        Code.KUBERNETES_UNKNOWN,
                        "Kubernetes "
                                + cluster.kubernetes().value()
                                + (isOld
                                        ? " is older than any that is written for"
                                        : " is newer than any that is known here"),
                        cluster.kubernetes().span(),
                        "1." + known.oldest() + " to 1." + known.newest() + " are")
                .withNote(
                        isOld
                                ? "its makers look after the last three releases, and objects"
                                        + " are written as these read them"
                                : "what it serves may differ from what would be written")
                .withNote("said by: " + known.source());
    }

    private static boolean isOlder(Cluster cluster, Catalog.Since since) {
        return cluster.minor() < Integer.parseInt(since.release());
    }

    private static Diagnostic notServed(
            Cluster cluster, String kind, Catalog.Since since, Span user) {
        var served =
                Catalog.standard()
                        .kubernetes()
                        .apiVersion(kind, Integer.parseInt(since.release()))
                        .orElseThrow();
        return Diagnostic.of(
                        Code.API_NOT_SERVED,
                        "Kubernetes "
                                + cluster.kubernetes().value()
                                + " does not serve `"
                                + served
                                + "` of a "
                                + kind,
                        cluster.kubernetes().span(),
                        "came with 1." + since.release())
                .withRelated(user, "needs one")
                .withNote("said by: " + since.source());
    }

    /// MIG instances as claims: the scheduler must know cards that are cut on demand.
    private static void features(Report report, Platform platform, Cluster cluster) {
        var since = Catalog.standard().kubernetes().feature("partitionable devices").orElseThrow();
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
