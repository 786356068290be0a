package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Workload;
import dev.platformc.core.model.Workspace;
import org.jspecify.annotations.Nullable;

/// Seats for people: each has its place, so they are placed beside what is guaranteed.
final class WorkspaceBuilder {
    private final Report report;
    private final Places places;
    private final NeedsBuilder needs;

    WorkspaceBuilder(Report report, Places places, NeedsBuilder needs) {
        this.report = report;
        this.places = places;
        this.needs = needs;
    }

    @Nullable Workspace build(Declared declared) {
        var written = Attributes.of(report, declared);
        var id = declared.id();
        var seats = written.count("seats");
        var at = places.of(id, written, Workload.Start.GUARANTEED, needs.sharingOf(written));
        var image = written.text("image");
        if (image != null) {
            ImageMessages.check(report, image);
        }
        if (at == null || seats == null) {
            return null;
        }
        var pool = at.on().value().pool();
        var worker = new WorkerBuilder(report, needs).build(id, written, pool);
        WorkerChecks.check(report, id, worker, at.on());
        var pods =
                new Pods(
                        id,
                        "seat",
                        at.team(),
                        at.queue(),
                        at.on(),
                        at.priority(),
                        at.start(),
                        at.neverDisrupt(),
                        seats.map(CountRange::of),
                        worker.gpus(),
                        worker.part(),
                        worker.cpu(),
                        worker.memory(),
                        needs.build(id, written, pool));
        var idle = written.quantity("idle-after");
        var workspace =
                new Workspace(
                        id,
                        pods,
                        image,
                        written.bytes("home"),
                        idle == null ? null : idle.map(q -> q.amount().ceiling().longValueExact()),
                        written.text("host"));
        written.textMap("env");
        written.find("retries");
        written.find("max-time");
        if (workspace.isEmitted()) {
            written.notEmitted("host", "env", "retries", "max-time", "shm");
        }
        written.finish();
        if (!workspace.isEmitted()) {
            report.add(BuildMessages.notEmitted(id));
        }
        return workspace;
    }
}
