package dev.platformc.emit.jobs;

import dev.platformc.core.model.Gang;
import dev.platformc.emit.CustomObject;
import dev.platformc.emit.Document;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.gang.GangObject;
import dev.platformc.emit.gang.Placement;
import dev.platformc.emit.gang.Rendezvous;
import dev.platformc.emit.gang.WorkerPod;
import dev.platformc.plan.WorkloadPlan;
import java.util.List;

/// A gang as a JobSet of one job: when a worker fails, all start again.
final class JobSets {
    private static final String JOB = "worker";
    private static final String RANK = "batch.kubernetes.io/job-completion-index";
    private static final String AT = "/spec/replicatedJobs/0/template/spec";

    private JobSets() {}

    static Document of(Gang gang, WorkloadPlan placed, Metadata base) {
        var name = gang.id().objectName();
        var first = name + "-" + JOB + "-0-0." + name;
        var pod =
                WorkerPod.of(gang, placed, Placement.ofPods(gang, base, false), JOB)
                        .meetingIn(null, Rendezvous.env(gang, first, RANK));
        int workers = gang.workers().value();
        var maxSeconds = gang.maxSeconds();
        var job =
                new Specs.Job(
                        workers,
                        workers,
                        "Indexed",
                        0,
                        maxSeconds == null ? null : maxSeconds.value(),
                        pod.template());
        var spec =
                new Specs.JobSet(
                        new Specs.FailurePolicy(gang.retries().value()),
                        List.of(new Specs.ReplicatedJob(JOB, 1, new Specs.JobTemplate(job))));
        var meta = GangObject.admitted(gang, base);
        var content = new CustomObject<>(Specs.JOB_SET, "JobSet", meta.meta(), spec);
        var document =
                meta.document("JobSet", content)
                        .from("/spec/failurePolicy/maxRestarts", gang.retries().origin())
                        .from(AT + "/parallelism", gang.workers().origin())
                        .from(AT + "/completions", gang.workers().origin());
        if (maxSeconds != null) {
            document = document.from(AT + "/activeDeadlineSeconds", maxSeconds.origin());
        }
        return pod.origins(document, AT + "/template");
    }
}
