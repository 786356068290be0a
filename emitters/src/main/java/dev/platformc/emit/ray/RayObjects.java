package dev.platformc.emit.ray;

import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Upgrade;
import dev.platformc.core.model.Workload;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A declared ray as the object that KubeRay reads: a cluster, a job or a service.
public final class RayObjects {
    private static final String SAFE = "[A-Za-z0-9_@%+=:,./-]+";

    private RayObjects() {}

    /// The object that starts it; who starts a job by the clock or in a pipeline writes it where
    /// that stands.
    public static Document of(Plan plan, Ray ray) {
        var shape = RayShape.of(plan, ray);
        var base = base(plan, shape, Topic.RAY);
        return switch (ray.duty() == null ? null : ray.duty().value()) {
            case Ray.Duty.Job job -> job(ray, job, shape, base);
            case Ray.Duty.Serve serve -> RayServices.of(plan, ray, serve, shape, base);
            case null -> cluster(ray, shape, base);
        };
    }

    static Metadata base(Plan plan, RayShape shape, Topic topic) {
        var cluster = shape.head().on().value().pool().cluster();
        return Metadata.of(topic, plan.platform(), cluster, shape.of())
                .ownedBy(shape.head().team());
    }

    /// Of the object that is admitted. KubeRay hands the queue on to what it makes; the keys are
    /// its own where the scheduler's are not seen.
    static Metadata admitted(RayShape shape, Metadata base) {
        var head = shape.head();
        var scheduler = head.on().value().pool().scheduler().value();
        var meta =
                switch (scheduler) {
                    case KUEUE -> elastic(shape, base.queued(head));
                    case VOLCANO -> prioritized(head, queued(head, base, "volcano.sh/queue-name"));
                    case KAI -> {
                        var queued = queued(head, base, "kai.scheduler/queue");
                        yield stays(head, prioritized(head, queued));
                    }
                    case DEFAULT -> base;
                };
        return meta.wave(Wave.WORKLOADS);
    }

    private static Metadata elastic(RayShape shape, Metadata meta) {
        return shape.isScaled() && meta.isQueuedByKueue()
                ? meta.annotation(
                        "kueue.x-k8s.io/elastic-job",
                        "true",
                        shape.groups().getFirst().count().origin())
                : meta;
    }

    private static Metadata queued(Workload head, Metadata base, String label) {
        var queue = head.queue();
        return queue == null
                ? base
                : base.label(label, queue.value().id().objectName(), queue.origin());
    }

    private static Metadata prioritized(Workload head, Metadata meta) {
        var priority = head.priority();
        return priority == null
                ? meta
                : meta.label(
                        "ray.io/priority-class-name",
                        priority.value().id().objectName(),
                        priority.origin());
    }

    private static Metadata stays(Workload head, Metadata meta) {
        return head.neverDisrupt().value()
                ? meta.label(
                        "kai.scheduler/preemptibility",
                        "non-preemptible",
                        head.neverDisrupt().origin())
                : meta;
    }

    private static Document cluster(Ray ray, RayShape shape, Metadata base) {
        var meta = limited(ray, admitted(shape, base));
        var spec = RayClusters.of(shape, base, recreated(ray));
        var content = new CustomObject<>(Specs.API, "RayCluster", meta.meta(), spec);
        var document = meta.document("RayCluster", content);
        var upgrade = ray.upgrade();
        if (upgrade != null && recreated(ray) != null) {
            document = document.from("/spec/upgradeStrategy", upgrade.origin());
        }
        return RayClusters.origins(document, shape, base, "/spec");
    }

    private static Specs.@Nullable Upgrade recreated(Ray ray) {
        var upgrade = ray.upgrade();
        return upgrade != null && upgrade.value() == Upgrade.IN_PLACE
                ? new Specs.Upgrade("Recreate", null)
                : null;
    }

    private static Metadata limited(Ray ray, Metadata meta) {
        var maxSeconds = ray.maxSeconds();
        return maxSeconds == null || !meta.isQueuedByKueue()
                ? meta
                : meta.label(
                        "kueue.x-k8s.io/max-exec-time-seconds",
                        maxSeconds.value().toString(),
                        maxSeconds.origin());
    }

    /// KubeRay itself hands the command to the head: a pod that did it would stand outside of the
    /// gang, be counted by nobody, and KAI does not take it.
    private static Document job(Ray ray, Ray.Duty.Job job, RayShape shape, Metadata base) {
        var meta = limited(ray, admitted(shape, base));
        var maxSeconds = ray.maxSeconds();
        var spec =
                new Specs.RayJob(
                        entrypoint(job.command().value()),
                        "HTTPMode",
                        true,
                        0,
                        ray.retries().value(),
                        maxSeconds == null ? null : maxSeconds.value(),
                        RayClusters.of(shape, base, null));
        var content = new CustomObject<>(Specs.API, "RayJob", meta.meta(), spec);
        var document =
                meta.document("RayJob", content)
                        .from("/spec/entrypoint", job.command().origin())
                        .from("/spec/backoffLimit", ray.retries().origin());
        if (maxSeconds != null) {
            document = document.from("/spec/activeDeadlineSeconds", maxSeconds.origin());
        }
        return RayClusters.origins(document, shape, base, "/spec/rayClusterSpec");
    }

    /// One line for a shell.
    static String entrypoint(List<String> command) {
        return command.stream().map(RayObjects::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches(SAFE) ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /// Whether a drain may take no pod, or one at a time, or as it likes.
    static @Nullable Integer mayBeMissing(Ray ray) {
        if (ray.head().neverDisrupt().value()) {
            return 0;
        }
        return ray.work() == Ray.Work.ACTORS ? 1 : null;
    }

    /// Keeps a drain from taking many actors at once, or any pod at all.
    static Document budget(Metadata base, IntOrString mayBeMissing, Origin from) {
        var meta = base.wave(Wave.WORKLOADS);
        var content =
                new PodDisruptionBudgetBuilder()
                        .withMetadata(meta.meta())
                        .withNewSpec()
                        .withMaxUnavailable(mayBeMissing)
                        .withNewSelector()
                        .addToMatchLabels(RayPods.RAY_LABEL, base.of().objectName())
                        .endSelector()
                        .endSpec()
                        .build();
        return meta.document("PodDisruptionBudget", content).from("/spec/maxUnavailable", from);
    }
}
