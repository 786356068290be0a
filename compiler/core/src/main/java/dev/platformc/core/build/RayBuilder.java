package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.CountRange;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Needs;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.core.model.Workload;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ray clusters, jobs and services: a head and groups of workers.
final class RayBuilder {
    /// What our objects were checked against.
    static final String VERSION = "2.52.0";

    private static final Rational HEAD_CPU = Rational.of(4);
    private static final Bytes HEAD_MEMORY = Bytes.gib(16);
    private static final long USUAL_IDLE = 60;

    private final Report report;
    private final Places places;
    private final NeedsBuilder needs;
    private final Built<Storage> storages;

    RayBuilder(Report report, Places places, NeedsBuilder needs, Built<Storage> storages) {
        this.report = report;
        this.places = places;
        this.needs = needs;
        this.storages = storages;
    }

    @Nullable Ray build(Declared declared) {
        var written = Attributes.of(report, declared);
        var id = declared.id();
        var at = places.of(id, written, Workload.Start.QUEUED);
        if (at == null) {
            return null;
        }
        var needed = needs.build(id, written, at.on().value().pool());
        var head = head(id, written, at, needed);
        var groups = groups(id, written, needed);
        var ray = ray(id, written, head, groups);
        written.textMap("env");
        for (var handled : List.of("retries", "max-time", "image")) {
            written.find(handled);
        }
        written.finish();
        report.add(BuildMessages.notEmitted(id));
        RayChecks.check(report, ray);
        return ray;
    }

    private Ray ray(Identity id, Attributes written, Pods head, List<Pods> groups) {
        var fields = written.fields("head");
        var state = written.reference("state");
        var storage = state == null ? null : storages.find(state.value());
        var idle = written.quantity("idle");
        return new Ray(
                id,
                head,
                fields == null
                        ? Sourced.preset(false, written.declaration())
                        : fields.bool("tasks", false),
                groups,
                idle == null
                        ? Sourced.preset(USUAL_IDLE, written.declaration())
                        : idle.map(q -> q.amount().ceiling().longValueExact()),
                written.bytes("object-store"),
                duty(written),
                written.word("library"),
                state == null || storage == null ? null : state.map(_ -> storage),
                ServingBuilder.upgrade(written),
                written.text("version", VERSION),
                written.textMap("env"));
    }

    private static Pods head(Identity id, Attributes written, Places.Place at, Needs needed) {
        var fields = written.fields("head");
        var cpu = fields == null ? null : fields.number("cpu");
        var memory = fields == null ? null : fields.bytes("memory");
        var end = written.declaration();
        return new Pods(
                part(id, "head"),
                "head",
                at.team(),
                at.queue(),
                at.on(),
                at.priority(),
                at.start(),
                at.neverDisrupt(),
                Sourced.preset(CountRange.of(1), end),
                Sourced.preset(0, end),
                null,
                cpu != null ? cpu : Sourced.preset(HEAD_CPU, end),
                memory != null ? memory : Sourced.preset(HEAD_MEMORY, end),
                needed);
    }

    /// What these pods are of a declaration, for keys and messages.
    static Identity part(Identity id, String what) {
        return new Identity(
                id.kind(),
                id.name() + "." + what,
                id.span(),
                id.declaration(),
                id.documentation(),
                id.labels());
    }

    private List<Pods> groups(Identity id, Attributes written, Needs needed) {
        var value = written.find("workers");
        var groups = new ArrayList<Pods>();
        if (value == null) {
            return groups;
        }
        var elements = Attributes.elements(value);
        for (int i = 0; i < elements.size(); i++) {
            var name = elements.size() == 1 ? "workers" : "workers-" + (i + 1);
            var group = group(part(id, name), written, elements.get(i), needed);
            if (group != null) {
                groups.add(group);
            }
        }
        return groups;
    }

    private @Nullable Pods group(
            Identity id, Attributes written, Sourced<Value> value, Needs needed) {
        var count = CountRange.of(1);
        var worker = value;
        if (value.value() instanceof Value.Multiple(var least, var most, var each)) {
            count = Attributes.range(least, most);
            worker = each;
        }
        var counted = count;
        var each = written.fieldsOf("worker", worker);
        var at = places.of(id, written, Workload.Start.QUEUED, needs.sharingOf(each));
        if (at == null) {
            return null;
        }
        var pool = at.on().value().pool();
        var built = new WorkerBuilder(report, needs).build(id, each, pool);
        var own = needs.devices(each);
        each.finish();
        WorkerChecks.check(report, id, built, at.on());
        return new Pods(
                id,
                "worker",
                at.team(),
                at.queue(),
                at.on(),
                at.priority(),
                at.start(),
                at.neverDisrupt(),
                value.map(_ -> counted),
                built.gpus(),
                built.part(),
                built.cpu(),
                built.memory(),
                own == null
                        ? needed
                        : new Needs(needed.hosts(), needed.mounts(), own, needed.typical()));
    }

    private Ray.@Nullable Duty readJob(Attributes fields) {
        var image = fields.text("image");
        var command = fields.texts("command");
        var schedule = fields.text("schedule");
        fields.finish();
        if (image != null) {
            ImageMessages.check(report, image);
        }
        if (schedule != null) {
            Cron.check(report, schedule);
        }
        return new Ray.Duty.Job(image, command, schedule);
    }

    private @Nullable Sourced<Ray.Duty> duty(Attributes written) {
        var job = written.find("job");
        var serve = written.find("serve");
        if (job != null) {
            var duty = readJob(written.fieldsOf("job", job));
            return duty == null ? null : job.map(_ -> duty);
        }
        if (serve == null) {
            return null;
        }
        var fields = written.fieldsOf("serve", serve);
        var image = fields.text("image");
        var app = fields.text("app");
        fields.finish();
        if (image != null) {
            ImageMessages.check(report, image);
        }
        return serve.map(_ -> new Ray.Duty.Serve(image, app));
    }
}
