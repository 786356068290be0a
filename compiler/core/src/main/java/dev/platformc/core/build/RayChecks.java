package dev.platformc.core.build;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.core.model.Upgrade;
import org.jspecify.annotations.Nullable;

/// What is wrong with a Ray cluster on its own.
final class RayChecks {
    /// KubeRay appends to the names of jobs and services, and to those of clusters less.
    static final int LONGEST_NAME = 47;

    private static final int LONGEST_CLUSTER_NAME = 53;

    /// What is appended to the name of each run of a job by the clock.
    private static final int SUFFIX = 6;

    private RayChecks() {}

    static void check(Report report, Ray ray) {
        name(report, ray);
        for (var feature : RayVersions.used(ray)) {
            version(report, ray.version(), feature);
        }
        if (ray.head().on().value().pool().gpusPerNode() > 0) {
            report.add(RayMessages.headOnGpuNode(ray));
        }
        var head = ray.head();
        WorkerChecks.cores(report, head.id(), head.cpu(), head.memory(), head.on());
        for (var group : ray.workers()) {
            group(report, ray, group);
        }
        duty(report, ray);
        state(report, ray);
        upgrade(report, ray);
        if (!ray.isScaled() && ray.idleSeconds().isWritten()) {
            report.add(
                    RayMessages.notSaid(
                            "no worker of " + ray.id().display() + " leaves",
                            ray.idleSeconds(),
                            "its number is fixed; `1..4 x worker` would be a range"));
        }
    }

    private static void group(Report report, Ray ray, Ray.Group group) {
        store(report, ray, group);
        wholeCores(report, ray, group.pods());
        autoscalers(report, ray, group.pods());
    }

    private static void name(Report report, Ray ray) {
        int longest =
                switch (ray.duty() == null ? null : ray.duty().value()) {
                    case null -> LONGEST_CLUSTER_NAME;
                    case Ray.Duty.Job(_, var schedule) ->
                            schedule == null ? LONGEST_NAME : LONGEST_NAME - SUFFIX;
                    case Ray.Duty.Serve _ -> LONGEST_NAME;
                };
        if (ray.id().objectName().length() > longest) {
            report.add(RayMessages.nameTooLong(ray.id(), longest));
        }
    }

    /// Of a ray, or of an endpoint that Ray serves.
    static void version(Report report, Sourced<String> version, RayVersions.Feature feature) {
        var minor = Ray.minor(version.value());
        if (minor == null || minor < feature.least()) {
            report.add(RayMessages.mismatch(version, feature));
        }
    }

    /// Objects and shared memory lie in the memory of the pod: the rest is what Ray computes in.
    private static void store(Report report, Ray ray, Ray.Group group) {
        var memory = group.pods().memory().value();
        var taken = ray.objectStore().value().of(memory).plus(group.sharedMemory().value());
        if (taken.compareTo(memory) >= 0) {
            report.add(RayMessages.storeTooLarge(ray, group));
        }
    }

    /// Ray counts whole cores.
    private static void wholeCores(Report report, Ray ray, Pods group) {
        if (group.cpu().isWritten() && !group.cpu().value().isWhole()) {
            report.add(RayMessages.resourcesDiffer(ray, group));
        }
    }

    private static void autoscalers(Report report, Ray ray, Pods group) {
        var scheduler = group.on().value().pool().scheduler();
        if (group.count().value().isRange()
                && scheduler.value() == Cluster.Scheduler.VOLCANO
                && ray.duty() != null) {
            report.add(RayMessages.twoAutoscalers(ray, group, scheduler));
        }
    }

    private static void duty(Report report, Ray ray) {
        switch (ray.duty() == null ? null : ray.duty().value()) {
            case Ray.Duty.Job(var command, _) -> {
                if (command.value().isEmpty()) {
                    report.add(BuildMessages.missing(ray.id(), "job.command"));
                }
            }
            case Ray.Duty.Serve(var app) -> {
                if (app == null) {
                    report.add(BuildMessages.missing(ray.id(), "serve.app"));
                }
                if (ray.state() == null) {
                    report.add(RayMessages.singleHead(ray));
                }
                onlyOfJobs(report, ray, "a service");
            }
            case null -> onlyOfJobs(report, ray, "a cluster");
        }
    }

    private static void onlyOfJobs(Report report, Ray ray, String what) {
        if (ray.retries().isWritten()) {
            report.add(
                    RayMessages.notSaid(
                            what + " of Ray is not started again",
                            ray.retries(),
                            "KubeRay replaces its pods as often as they fail"));
        }
        var maxSeconds = ray.maxSeconds();
        if (maxSeconds != null && !isAdmittedByKueue(ray.head())) {
            report.add(
                    RayMessages.notSaid(
                            what + " of Ray has no longest time",
                            maxSeconds,
                            "a job has one, and what waits in a queue of Kueue"));
        }
    }

    private static boolean isAdmittedByKueue(Pods head) {
        return head.queue() != null
                && head.on().value().pool().scheduler().value() == Cluster.Scheduler.KUEUE;
    }

    private static void state(Report report, Ray ray) {
        @Nullable Sourced<Storage> state = ray.state();
        if (state != null && !RayVersions.isKept(state)) {
            report.add(
                    RayMessages.notSaid(
                            "no head of Ray keeps its state in " + state.value().id().display(),
                            state,
                            "a volume could: a storage with `kind = pvc`"));
        }
    }

    private static void upgrade(Report report, Ray ray) {
        var upgrade = ray.upgrade();
        if (upgrade == null) {
            return;
        }
        boolean isJob = ray.duty() != null && ray.duty().value() instanceof Ray.Duty.Job;
        if (isJob) {
            report.add(
                    RayMessages.notSaid(
                            "a job of Ray is never upgraded", upgrade, "a new one is submitted"));
        } else if (ray.duty() == null && upgrade.value() == Upgrade.SURGE) {
            report.add(
                    RayMessages.notSaid(
                            "KubeRay starts no second cluster beside the first",
                            upgrade,
                            "only what `serve` says is upgraded beside the old"));
        }
    }
}
