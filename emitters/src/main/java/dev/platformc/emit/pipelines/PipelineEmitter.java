package dev.platformc.emit.pipelines;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Pipeline;
import dev.platformc.core.model.Platform;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.PodLabels;
import dev.platformc.emit.Pods;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// A pipeline as a CronWorkflow, or by hand as a WorkflowTemplate, with the permissions that it
/// needs. The objects of workloads that it starts move into it.
public final class PipelineEmitter {
    private static final int KEPT_SECONDS = 7 * 24 * 3600;

    private PipelineEmitter() {}

    /// The other documents without those that pipelines start, and the pipelines.
    public static List<Document> among(Plan plan, List<Document> others) {
        var platform = plan.platform();
        var documents = new ArrayList<>(others);
        for (var pipeline : platform.data().pipelines()) {
            var started = new TreeMap<String, Started>();
            for (var workload : Started.workloads(pipeline)) {
                var found = Started.of(platform, workload, others);
                if (found != null && found.outcomes() != null) {
                    started.put(workload, found);
                    documents.remove(found.document());
                }
            }
            var steps = new Steps(plan, pipeline, started);
            var meta = metadata(platform, pipeline);
            documents.addAll(Permissions.of(meta, List.copyOf(started.values())));
            documents.add(workflow(pipeline, meta, steps));
        }
        return List.copyOf(documents);
    }

    private static Metadata metadata(Platform platform, Pipeline pipeline) {
        return Metadata.of(Topic.PIPELINES, platform, cluster(platform, pipeline), pipeline.id())
                .ownedBy(pipeline.team())
                .wave(Wave.WORKLOADS);
    }

    /// That of its first container, of the first workload that it starts, or the first of all.
    private static Cluster cluster(Platform platform, Pipeline pipeline) {
        var started = Started.workloads(pipeline);
        return platform.workloads()
                .filter(w ->
                        started.contains(w.id().key())
                                || pipeline.steps().stream()
                                        .anyMatch(step -> step.id().isSame(w.id())))
                .map(w -> w.on().value().pool().cluster())
                .findFirst()
                .orElse(platform.clusters().getFirst());
    }

    private static Document workflow(Pipeline pipeline, Metadata meta, Steps steps) {
        var labels = meta.ofPods().meta().getLabels();
        labels.putAll(PodLabels.of(pipeline.id()));
        var workflow =
                new Specs.Workflow(
                        "steps",
                        Permissions.name(pipeline),
                        new Specs.PodMetadata(labels),
                        Pods.podSecurity(meta.cluster()),
                        new Specs.TtlStrategy(KEPT_SECONDS),
                        steps.templates());
        var schedule = pipeline.schedule();
        if (schedule == null) {
            var content = new CustomObject<>(Specs.API, "WorkflowTemplate", meta.meta(), workflow);
            return steps.origins(meta.document("WorkflowTemplate", content), "/spec");
        }
        var cron =
                new Specs.CronWorkflow(
                        List.of(schedule.value()), "Etc/UTC", "Forbid", 3, 3, workflow);
        var content = new CustomObject<>(Specs.API, "CronWorkflow", meta.meta(), cron);
        return steps.origins(meta.document("CronWorkflow", content), "/spec/workflowSpec")
                .from("/spec/schedules", schedule.origin());
    }
}
