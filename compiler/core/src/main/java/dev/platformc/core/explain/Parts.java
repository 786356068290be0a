package dev.platformc.core.explain;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.model.Identity;
import dev.platformc.core.model.Origin;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sourced;
import dev.platformc.hardware.model.ModelShape;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The values that a record of the model holds, by the attributes they belong to.
///
/// The records are walked as they are, so that a new component is shown without a line here; only
/// those that are called otherwise in the language are named.
final class Parts {
    /// Name of the component, by dots inside records, to attribute, by dots inside values.
    private static final Map<String, String> ATTRIBUTES =
            Map.ofEntries(
                    Map.entry("shared-memory", "shm"),
                    Map.entry("never-disrupt", "disrupt"),
                    Map.entry("service-class", "class"),
                    Map.entry("trees", "nodes"),
                    Map.entry("head-size", "head-dim"),
                    Map.entry("repository", "source"),
                    Map.entry("quota", "share"),
                    Map.entry("framework", "run"),
                    Map.entry("max-seconds", "max-time"),
                    Map.entry("fit", "parallel"),
                    Map.entry("is-default", "default"),
                    Map.entry("preempts", "preempt"),
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
                case Sourced<?> sourced -> put(name, sourced);
                case ModelShape shape -> shape(shape);
                case Record other when identity(other) != null -> put(name, preset(other));
                case Record inside when isOfModel(inside) -> read(inside, name + ".");
                default -> {}
            }
        }
    }

    private <T> Sourced<T> preset(T value) {
        return Sourced.preset(value, declared.id().span());
    }

    /// What the catalog says of a model.
    private void shape(ModelShape shape) {
        var base = declared.base();
        if (base == null) {
            return;
        }
        var origin = new Origin.Catalog(base.name(), declared.id().span());
        for (var component : shape.getClass().getRecordComponents()) {
            var value = value(shape, component);
            if (value != null) {
                put(kebab(component.getName()), new Sourced<>(value, origin));
            }
        }
    }

    private void put(String component, Sourced<?> value) {
        parts.put(ATTRIBUTES.getOrDefault(component, component), value);
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
