package dev.platformc.core.explain;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.model.Endpoint;
import dev.platformc.core.model.Endpoint.Fit;
import dev.platformc.core.model.Gateway;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Needs;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Part;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Pods;
import dev.platformc.core.model.Priority;
import dev.platformc.core.model.Queue;
import dev.platformc.core.model.Queue.Quota;
import dev.platformc.core.model.Ray;
import dev.platformc.core.model.Sharing;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Supply;
import dev.platformc.core.model.Team;
import dev.platformc.hardware.model.ModelShape;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The values that a record of the model holds, by the attributes they belong to.
///
/// The records are walked as they are, so that a new component is shown without a line here; only
/// those that are called otherwise in the language are named.
final class Parts {
    /// Name of the component, by dots inside records, to attribute, by dots inside values. With its
    /// kind before it where kinds differ.
    private static final Map<String, String> ATTRIBUTES =
            Map.ofEntries(
                    Map.entry("shared-memory", "shm"),
                    Map.entry("never-disrupt", "disrupt"),
                    Map.entry("service-class", "class"),
                    Map.entry("trees", "nodes"),
                    Map.entry("head-size", "head-dim"),
                    Map.entry("repository", "source"),
                    Map.entry("tls-issuer", "tls"),
                    Map.entry("gateway-class", "class"),
                    Map.entry("storage-class", "class"),
                    Map.entry("issuer", "tls"),
                    Map.entry("idle-seconds", "idle"),
                    Map.entry("workspace idle-seconds", "idle-after"),
                    Map.entry("workspace count", "seats"),
                    Map.entry("never", "disrupt"),
                    Map.entry("elastic", "grow-by"),
                    Map.entry("elastic.step", "grow-by"),
                    Map.entry("group", "place.group"),
                    Map.entry("certificate", "tls"),
                    Map.entry("app container", "run"),
                    Map.entry("part", "gpu"),
                    Map.entry("weights", "source"),
                    Map.entry("dra", "devices"),
                    Map.entry("closed", "network"),
                    Map.entry("fair", "scheduler.fair-sharing"),
                    Map.entry("half-life-seconds", "scheduler.half-life"),
                    Map.entry("node-class", "provision.class"),
                    Map.entry("driver-version", "driver.at-least"),
                    Map.entry("ignored-xids", "health.ignore-xids"),
                    Map.entry("on-failure", "health.on-failure"),
                    Map.entry("head-runs-tasks", "head.tasks"),
                    Map.entry("framework", "run"),
                    Map.entry("max-seconds", "max-time"),
                    Map.entry("fit", "parallel"),
                    Map.entry("is-default", "default"),
                    Map.entry("preempts", "preempt"),
                    Map.entry("engine.kind", "engine"),
                    Map.entry("engine.image", "image"),
                    Map.entry("engine.batch-tokens", "batch-tokens"),
                    Map.entry("engine.chunked-prefill", "chunked-prefill"),
                    Map.entry("worker.gpus", "workers.gpus"),
                    Map.entry("worker.cpu", "workers.cpu"),
                    Map.entry("worker.memory", "workers.memory"),
                    Map.entry("worker.shared-memory", "workers.shm"),
                    Map.entry("container.image", "run.image"),
                    Map.entry("container.command", "run.command"),
                    Map.entry("container.args", "run.args"));

    /// Stands for a component that is absent.
    static final String NONE = "none";

    private final Declared declared;
    private final Map<String, Sourced<?>> parts = new TreeMap<>();

    private Parts(Declared declared) {
        this.declared = declared;
    }

    /// The record that was made of a declaration.
    static @Nullable Record find(@Nullable Platform platform, Identity id) {
        if (platform == null || platform.id().key().equals(id.key())) {
            return platform;
        }
        return findIn(platform, id);
    }

    /// In the lists of a record, and of the records in it that were not declared themselves.
    private static @Nullable Record findIn(Record record, Identity id) {
        for (var component : record.getClass().getRecordComponents()) {
            var value = value(record, component);
            if (value instanceof List<?> list) {
                for (var each : list) {
                    if (each instanceof Record declared && isOf(declared, id)) {
                        return declared;
                    }
                }
            } else if (value instanceof Record inside
                    && isOfModel(inside)
                    && identity(inside) == null) {
                var found = findIn(inside, id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean isOf(Record record, Identity id) {
        var identity = identity(record);
        return identity != null && identity.key().equals(id.key());
    }

    static Map<String, Sourced<?>> of(Record built, Declared declared) {
        var reading = new Parts(declared);
        reading.read(built, "");
        return reading.parts;
    }

    /// Records that only group what few write: their components are attributes like the others.
    private static final Set<String> GROUPS = Set.of("details", "options", "needs");

    private void read(Record record, String prefix) {
        for (var component : record.getClass().getRecordComponents()) {
            var name = prefix + kebab(component.getName());
            switch (value(record, component)) {
                case null -> {
                    if (prefix.isEmpty()) {
                        put(name, preset(NONE));
                    }
                }
                case Identity _ -> {}
                case Sourced<?>(Quota quota, var origin) ->
                        put(
                                name.equals("quota") ? word(quota) : name,
                                new Sourced<>(quota, origin));
                case Sourced<?>(Ray.Duty duty, var origin) ->
                        put(
                                duty instanceof Ray.Duty.Serve ? "serve" : "job",
                                new Sourced<>(duty, origin));
                case Sourced<?>(Fit fit, var origin) -> fit(record, fit, origin);
                case Sourced<?> sourced -> put(name, sourced);
                case ModelShape shape -> shape(shape);
                case Enum<?> member -> put(name, preset(member));
                case Gateway.Auth auth -> put(name, preset(auth));
                case Ray.Size size ->
                        put(
                                "head",
                                new Sourced<>(
                                        new Head(size.cpu().value(), size.memory().value()),
                                        size.cpu().origin()));
                case Pods pods when isPartOf(pods) -> pods(pods, prefix.isEmpty() ? name : prefix);
                case Record group when GROUPS.contains(name) -> read(group, prefix);
                case Record other when identity(other) != null -> put(name, preset(other));
                case Record inside when isOfModel(inside) -> read(inside, name + ".");
                default -> {}
            }
        }
    }

    private boolean isPartOf(Pods pods) {
        var own = declared.id().key();
        return pods.id().key().equals(own) || pods.id().key().startsWith(own + ".");
    }

    /// To whom they belong and where they stand is said of the declaration; the head of a Ray
    /// cluster has a size of its own, and nobody says anything of the keeper of its state.
    private void pods(Pods pods, String name) {
        if (name.equals("keeper")) {
            return;
        }
        if (!name.equals("head")) {
            read(pods, "");
            return;
        }
        read(
                new Shared(
                        pods.team(),
                        pods.queue(),
                        pods.on(),
                        pods.priority(),
                        pods.neverDisrupt(),
                        pods.needs()),
                "");
    }

    /// What the pods of a declaration share.
    private record Shared(
            @Nullable Sourced<Team> team,
            @Nullable Sourced<Queue> queue,
            Sourced<Supply> on,
            @Nullable Sourced<Priority> priority,
            Sourced<Boolean> neverDisrupt,
            Needs needs) {}

    /// As the language writes it.
    record Head(Rational cpu, Bytes memory) {}

    /// Which of the attributes that exclude each other says it.
    private static String word(Quota quota) {
        return switch (quota) {
            case Quota.Share _, Quota.Rest _ -> "share";
            case Quota.Gpus _ -> "gpus";
            case Quota.Slices _ -> "slices";
        };
    }

    /// Whole GPUs are a split of the model; a slice is a part of a sharing.
    private void fit(Record endpoint, Fit fit, Origin origin) {
        switch (fit) {
            case Fit.Gpus gpus -> put("parallel", new Sourced<>(gpus, origin));
            case Fit.Slice(var profile, _) -> {
                if (endpoint instanceof Endpoint of && of.on().value() instanceof Sharing sharing) {
                    put("gpu", new Sourced<>(new Part.Slice(sharing, profile), origin));
                }
            }
            case Fit.Share _, Fit.Cores _ -> {}
        }
    }

    private <T> Sourced<T> preset(T value) {
        return Sourced.preset(value, declared.id().span());
    }

    /// What the catalog says of a model.
    private void shape(ModelShape shape) {
        var base = declared.base();
        var at = declared.id().span();
        var origin = base == null ? new Origin.Default(at) : new Origin.Catalog(base.name(), at);
        for (var component : shape.getClass().getRecordComponents()) {
            var value = value(shape, component);
            if (value != null) {
                put(kebab(component.getName()), new Sourced<>(value, origin));
            }
        }
    }

    private void put(String component, Sourced<?> value) {
        var ofKind = ATTRIBUTES.get(declared.id().kind() + " " + component);
        parts.put(ofKind != null ? ofKind : ATTRIBUTES.getOrDefault(component, component), value);
    }

    private static boolean isOfModel(Record record) {
        return record.getClass().getPackageName().equals(Identity.class.getPackageName());
    }

    /// Of a record that was declared; absent for all others.
    static @Nullable Identity identity(Record record) {
        for (var component : record.getClass().getRecordComponents()) {
            if (component.getType() == Identity.class) {
                return (Identity) value(record, component);
            }
        }
        return null;
    }

    static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }

    /// `maxContext` as the language would spell it: `max-context`.
    static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
