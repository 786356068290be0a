package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Ray;
import java.util.regex.Pattern;

/// What is wrong with a Ray cluster on its own.
final class RayChecks {
    /// KubeRay appends to the names of jobs and services, and to those of clusters less.
    private static final int LONGEST_NAME = 47;

    private static final int LONGEST_CLUSTER_NAME = 53;

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(\\.\\d+)?");

    /// The autoscaler that ends idle workers, v2, came with it.
    private static final int LEAST_MINOR = 10;

    private RayChecks() {}

    static void check(Report report, Ray ray) {
        name(report, ray);
        version(report, ray);
        head(report, ray);
        store(report, ray);
        for (var group : ray.workers()) {
            wholeCores(report, ray, group);
            autoscalers(report, ray, group);
        }
        if (ray.duty() != null
                && ray.duty().value() instanceof Ray.Duty.Serve
                && ray.state() == null) {
            report.add(
                    Diagnostic.of(
                                    Code.SINGLE_HEAD,
                                    ray.id().display() + " serves and nothing survives its head",
                                    ray.duty().span(),
                                    "every replica starts anew when the head dies")
                            .withNote("`state` names a storage for what the head knows"));
        }
    }

    private static void name(Report report, Ray ray) {
        int longest = ray.duty() == null ? LONGEST_CLUSTER_NAME : LONGEST_NAME;
        int length = ray.id().objectName().length();
        if (length > longest) {
            report.add(
                    Diagnostic.of(
                            Code.RAY_NAME_TOO_LONG,
                            "the name of "
                                    + ray.id().display()
                                    + " has "
                                    + length
                                    + " characters and KubeRay takes "
                                    + longest,
                            ray.id().span(),
                            length - longest + " too many"));
        }
    }

    private static void version(Report report, Ray ray) {
        var matcher = VERSION.matcher(ray.version().value());
        boolean isKnown =
                matcher.matches()
                        && Integer.parseInt(matcher.group(1)) == 2
                        && Integer.parseInt(matcher.group(2)) >= LEAST_MINOR;
        if (!isKnown) {
            report.add(
                    Diagnostic.of(
                            Code.RAY_KUBERAY_MISMATCH,
                            "Ray " + ray.version().value() + " does not go with our KubeRay",
                            ray.version().span(),
                            "its autoscaler v2 needs Ray 2." + LEAST_MINOR + " or later"));
        }
    }

    private static void head(Report report, Ray ray) {
        var pool = ray.head().on().value().pool();
        if (pool.gpusPerNode() > 0) {
            report.add(
                    Diagnostic.of(
                                    Code.HEAD_ON_GPU_NODE,
                                    "the head of `"
                                            + ray.id().name()
                                            + "` takes cores of machines with GPUs",
                                    ray.id().span(),
                                    ray.head().cpu().value()
                                            + " cores, "
                                            + ray.head().memory().value()
                                            + " of memory")
                            .withRelated(pool.trees().span(), "these machines"));
        }
    }

    private static void store(Report report, Ray ray) {
        var store = ray.objectStore();
        if (store == null) {
            return;
        }
        for (var group : ray.workers()) {
            if (store.value().compareTo(group.memory().value()) >= 0) {
                report.add(
                        Diagnostic.of(
                                        Code.OBJECT_STORE_TOO_LARGE,
                                        "the object store of `"
                                                + ray.id().name()
                                                + "` is as large as a worker",
                                        store.span(),
                                        "no memory is left to compute in")
                                .withRelated(
                                        group.memory().span(),
                                        "a worker has " + group.memory().value()));
            }
        }
    }

    /// Ray counts whole cores.
    private static void wholeCores(Report report, Ray ray, Pods group) {
        if (group.cpu().isWritten() && !group.cpu().value().isWhole()) {
            report.add(
                    Diagnostic.of(
                            Code.RAY_RESOURCES_DIFFER,
                            "a worker of `"
                                    + ray.id().name()
                                    + "` has "
                                    + group.cpu().value().toDecimal(2)
                                    + " cores and Ray counts whole ones",
                            group.cpu().span(),
                            "what Ray gives out would not be what the pod has"));
        }
    }

    private static void autoscalers(Report report, Ray ray, Pods group) {
        var scheduler = group.on().value().pool().scheduler();
        if (group.count().value().isRange()
                && scheduler.value() == Cluster.Scheduler.VOLCANO
                && ray.duty() != null) {
            report.add(
                    Diagnostic.of(
                                    Code.TWO_AUTOSCALERS,
                                    "Ray adds workers of `"
                                            + ray.id().name()
                                            + "` that Volcano has not admitted",
                                    group.count().span(),
                                    "a range, scaled by Ray")
                            .withRelated(scheduler.span(), "admits the head and the least workers")
                            .withNote("workers beyond the least start outside of the gang"));
        }
    }
}
