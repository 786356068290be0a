package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Container;
import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Pipeline;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.core.model.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Pipelines and their steps.
final class PipelineBuilder {
    private final Report report;
    private final Places places;
    private final NeedsBuilder needs;
    private final StorageBuilder storages;

    /// Who starts a declared workload: its key and the step's `run`.
    private final Map<String, Sourced<Value>> started = new HashMap<>();

    PipelineBuilder(Report report, Places places, NeedsBuilder needs, StorageBuilder storages) {
        this.report = report;
        this.places = places;
        this.needs = needs;
        this.storages = storages;
    }

    Pipeline build(Declared declared) {
        var written = Attributes.of(report, declared);
        var schedule = written.text("schedule");
        if (schedule != null) {
            Cron.check(report, schedule);
        }
        var team = places.team(declared.id(), written);
        var steps = new ArrayList<Pipeline.Step>();
        for (var nested : declared.nested()) {
            steps.add(report.within(nested, () -> step(declared, nested)));
        }
        written.finish();
        if (steps.isEmpty()) {
            report.add(BuildMessages.missing(declared.id(), "step"));
        }
        return new Pipeline(declared.id(), schedule, team, List.copyOf(steps));
    }

    private Pipeline.Step step(Declared pipeline, Declared declared) {
        var written = Attributes.of(report, declared);
        var id = declared.id();
        var after = new ArrayList<String>();
        var reads = new ArrayList<Storage.Path>();
        from(written, after, reads);
        var run = run(id, written);
        var to = to(written);
        for (var handled : List.of("retries", "max-time")) {
            written.find(handled);
        }
        written.notEmitted("retries", "max-time");
        if (run == null && after.isEmpty() && !reads.isEmpty() && !isFromBucket(reads)) {
            // A claim is mounted by who runs; where nobody does, nobody sees it.
            written.notEmitted("from");
        }
        written.finish();
        boolean hasInput = written.isWritten("from");
        if (!written.isWritten("run") && !hasInput) {
            report.add(
                    Diagnostic.of(
                            Code.STEP_WITHOUT_INPUT,
                            id.display() + " takes nothing and runs nothing",
                            id.span(),
                            "neither `from` nor `run`"));
        }
        if (to instanceof Pipeline.Target.Entry && !hasInput) {
            report.add(
                    Diagnostic.of(
                            Code.LINEAGE_BROKEN,
                            id.display() + " registers a model of unknown origin",
                            id.span(),
                            "`from` does not say what it was made from"));
        }
        return new Pipeline.Step(
                id, local(pipeline.id(), id), List.copyOf(after), List.copyOf(reads), run, to);
    }

    private static boolean isFromBucket(List<Storage.Path> reads) {
        return reads.stream().anyMatch(path -> path.storage().kind().value() != Storage.Kind.PVC);
    }

    private static String local(Identity pipeline, Identity step) {
        var prefix = pipeline.name() + ".";
        return step.name().startsWith(prefix)
                ? step.name().substring(prefix.length())
                : step.name();
    }

    private void from(Attributes written, List<String> after, List<Storage.Path> reads) {
        var list = written.list("from");
        if (list == null) {
            return;
        }
        for (var element : list.value()) {
            var path = storages.path(element.value());
            if (path != null) {
                reads.add(path);
            } else if (element.value() instanceof Value.Reference(var target)) {
                after.add(target.id().name());
            }
        }
    }

    private Pipeline.@Nullable Target to(Attributes written) {
        var value = written.find("to");
        if (value == null) {
            return null;
        }
        var path = storages.path(value.value());
        var entry = storages.entry(value.value());
        return path != null
                ? new Pipeline.Target.Path(path)
                : entry != null ? new Pipeline.Target.Entry(entry) : null;
    }

    private Pipeline.@Nullable Run run(Identity id, Attributes written) {
        var value = written.find("run");
        if (value == null) {
            sizeOnly(written);
            return null;
        }
        if (value.value() instanceof Value.Reference(var target)) {
            var before = started.putIfAbsent(target.id().key(), value);
            if (before != null) {
                report.add(startedTwice(target.id(), before, value));
            }
            if (target.id().kind().equals("ray") && target.attribute("job") == null) {
                report.add(neverEnds(target.id(), value));
            }
            sizeOnly(written);
            return new Pipeline.Run.Declared(target.id().key());
        }
        var fields = written.fieldsOf("container", value);
        var container = new ContainerBuilder(report).build(id, written, fields, value);
        fields.finish();
        return own(id, written, container);
    }

    /// What a step writes of its size counts where it has a container, and is said elsewhere.
    private static void sizeOnly(Attributes written) {
        for (var name :
                List.of(
                        "team",
                        "queue",
                        "on",
                        "priority",
                        "disrupt",
                        "image",
                        "env",
                        "mounts",
                        "hosts",
                        "cpu",
                        "memory",
                        "shm",
                        "gpus",
                        "gpu",
                        "devices",
                        "typical")) {
            written.find(name);
            written.notEmitted(name);
        }
    }

    private Pipeline.@Nullable Run own(
            Identity id, Attributes written, @Nullable Container container) {
        var at = places.of(id, written, Workload.Start.QUEUED, needs.sharingOf(written));
        if (at == null || container == null) {
            sizeOnly(written);
            return null;
        }
        var pool = at.on().value().pool();
        var worker = new WorkerBuilder(report, needs).build(id, written, pool);
        WorkerChecks.check(report, id, worker, at.on());
        var pods =
                new Pods(
                        id,
                        "pod",
                        at.team(),
                        at.queue(),
                        at.on(),
                        at.priority(),
                        at.start(),
                        at.neverDisrupt(),
                        Sourced.preset(CountRange.of(1), id.span()),
                        worker.gpus(),
                        worker.part(),
                        worker.cpu(),
                        worker.memory(),
                        needs.build(id, written, pool));
        written.notEmitted("queue", "priority", "disrupt", "shm");
        return new Pipeline.Run.Own(container, pods);
    }

    /// A step is over when what it runs is: a cluster or a service waits for whoever comes.
    private static Diagnostic neverEnds(Identity ray, Sourced<Value> run) {
        return Diagnostic.of(
                        Code.NOT_EXPRESSIBLE,
                        ray.display() + " has no `job`, so a step that runs it would never end",
                        run.span(),
                        "the step is left out, and what only follows it")
                .withRelated(ray.span(), "`job` says what is run in it");
    }

    private static Diagnostic startedTwice(
            Identity workload, Sourced<Value> first, Sourced<Value> second) {
        return Diagnostic.of(
                        Code.RUN_STARTED_TWICE,
                        workload.display() + " is started by two steps",
                        second.span(),
                        "one step starts it")
                .withRelated(first.span(), "started here already");
    }
}
