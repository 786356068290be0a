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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Ray clusters, jobs and services: a head and groups of workers.
final class RayBuilder {
    private static final int USUAL_RETRIES = 3;

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
        // What serves is there for good, so it is placed beside what is guaranteed.
        var start = written.isWritten("serve") ? Workload.Start.GUARANTEED : Workload.Start.QUEUED;
        var at = places.of(id, written, start);
        if (at == null) {
            return null;
        }
        var library = library(written);
        var preset = RayPreset.of(library == null ? null : library.value());
        var needed = needs.build(id, written, at.on().value().pool());
        var groups = groups(id, written, needed, start, preset);
        var ray = ray(id, written, at, groups, preset);
        written.finish();
        RayChecks.check(report, ray);
        return ray;
    }

    /// What serves is served by Ray Serve.
    private static @Nullable Sourced<String> library(Attributes written) {
        var library = written.word("library");
        return library == null && written.isWritten("serve")
                ? Sourced.inferred("serve", "it serves", written.declaration())
                : library;
    }

    private Ray ray(
            Identity id,
            Attributes written,
            Places.Place at,
            List<Ray.Group> groups,
            RayPreset preset) {
        var state = written.reference("state");
        var storage = state == null ? null : storages.find(state.value());
        var keeps = state == null || storage == null ? null : state.map(_ -> storage);
        var version = written.text("version", RayVersions.USUAL);
        var duty = duty(written);
        boolean isScaled = groups.stream().anyMatch(g -> g.pods().count().value().isRange());
        var head = written.fields("head");
        var size = size(written, head, preset);
        var image = image(written, version, groups);
        var env = new LinkedHashMap<String, Sourced<String>>(written.textMap("env"));
        EnvChecks.check(report, env);
        var maxTime = written.quantity("max-time");
        var retries = written.count("retries", USUAL_RETRIES);
        return new Ray(
                id,
                RayHeads.head(id, at, places, size, isScaled),
                size,
                head == null
                        ? Sourced.preset(false, written.declaration())
                        : head.bool("tasks", false),
                groups,
                idle(written, preset),
                store(written, preset),
                duty,
                library(written),
                keeps,
                RayVersions.isKept(keeps) && !RayVersions.isKeptByHead(version)
                        ? RayHeads.keeper(id, at, places)
                        : null,
                ServingBuilder.upgrade(written),
                version,
                image,
                env,
                retries,
                maxTime == null ? null : maxTime.map(q -> q.amount().ceiling().longValueExact()));
    }

    private static Sourced<Long> idle(Attributes written, RayPreset preset) {
        var idle = written.quantity("idle");
        return idle == null
                ? usual(written, preset.idleSeconds())
                : idle.map(q -> q.amount().ceiling().longValueExact());
    }

    private static Sourced<Ray.Store> store(Attributes written, RayPreset preset) {
        var store = written.bytes("object-store");
        return store == null
                ? usual(written, new Ray.Store.Share(preset.store()))
                : store.map(Ray.Store.Fixed::new);
    }

    private static Ray.Size size(Attributes written, @Nullable Attributes head, RayPreset preset) {
        var cpu = head == null ? null : head.number("cpu");
        var memory = head == null ? null : head.bytes("memory");
        return new Ray.Size(
                cpu != null ? cpu : usual(written, preset.head().cpu()),
                memory != null ? memory : usual(written, preset.head().memory()));
    }

    /// As the library has it, or as all have it.
    private static <T> Sourced<T> usual(Attributes written, T value) {
        var library = library(written);
        return library == null
                ? Sourced.preset(value, written.declaration())
                : Sourced.inferred(value, "library = " + library.value(), library.origin().span());
    }

    /// Of the workload or of what it runs; else Ray's own, with CUDA where there are cards.
    private Sourced<String> image(
            Attributes written, Sourced<String> version, List<Ray.Group> groups) {
        var outer = written.text("image");
        var word = written.isWritten("job") ? "job" : "serve";
        var duty = written.fields(word);
        var inner = duty == null ? null : duty.text("image");
        var own = inner != null ? inner : outer;
        if (own != null) {
            ImageMessages.check(report, own);
            return own;
        }
        boolean hasCards =
                groups.stream()
                        .map(Ray.Group::pods)
                        .anyMatch(p -> p.gpus().value() > 0 || p.part() != null);
        return version.map(v -> RayVersions.image(v, hasCards));
    }

    private List<Ray.Group> groups(
            Identity id, Attributes written, Needs needed, Workload.Start start, RayPreset preset) {
        var value = written.find("workers");
        var groups = new ArrayList<Ray.Group>();
        if (value == null) {
            return groups;
        }
        var elements = Attributes.elements(value);
        for (int i = 0; i < elements.size(); i++) {
            var name = elements.size() == 1 ? "workers" : "workers-" + (i + 1);
            var group =
                    group(RayHeads.part(id, name), written, elements.get(i), needed, start, preset);
            if (group != null) {
                groups.add(group);
            }
        }
        return groups;
    }

    private Ray.@Nullable Group group(
            Identity id,
            Attributes written,
            Sourced<Value> value,
            Needs needed,
            Workload.Start start,
            RayPreset preset) {
        var count = CountRange.of(1);
        var worker = value;
        if (value.value() instanceof Value.Multiple(var least, var most, var each)) {
            count = Attributes.range(least, most);
            worker = each;
        }
        var counted = count;
        var each = written.fieldsOf("worker", worker);
        var at = places.of(id, written, start, needs.sharingOf(each));
        if (at == null) {
            return null;
        }
        var pool = at.on().value().pool();
        var node = pool.nodeType();
        var usual =
                usual(written, preset.worker())
                        .map(s -> s.within(node.cpu().value(), node.memory().value()));
        var built = new WorkerBuilder(report, needs).build(id, each, pool, usual);
        var own = needs.devices(each);
        each.finish();
        WorkerChecks.check(report, id, built, at.on());
        var pods =
                new Pods(
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
                                : new Needs(
                                        needed.hosts(), needed.mounts(), own, needed.typical()));
        return new Ray.Group(pods, built.sharedMemory());
    }

    private @Nullable Sourced<Ray.Duty> duty(Attributes written) {
        var job = written.find("job");
        var serve = written.find("serve");
        if (job != null) {
            var fields = written.fieldsOf("job", job);
            fields.find("image");
            var command = fields.texts("command");
            var schedule = fields.text("schedule");
            fields.finish();
            if (schedule != null) {
                Cron.check(report, schedule);
            }
            return job.map(_ -> new Ray.Duty.Job(command, schedule));
        }
        if (serve == null) {
            return null;
        }
        var fields = written.fieldsOf("serve", serve);
        fields.find("image");
        var app = fields.text("app");
        fields.finish();
        return serve.map(_ -> new Ray.Duty.Serve(app));
    }
}
