package dev.platformc.core.build;

import dev.platformc.core.eval.Declared;
import dev.platformc.core.eval.Value;
import dev.platformc.core.model.Pool;
import dev.platformc.core.model.Registry;
import dev.platformc.core.model.Secret;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.core.model.Weights;
import org.jspecify.annotations.Nullable;

/// Storages, registries, and paths in them.
final class StorageBuilder {
    private final Report report;
    private final Built<Pool> pools;
    private final Built<Storage> storages;
    private final Built<Registry> registries;

    StorageBuilder(
            Report report, Built<Pool> pools, Built<Storage> storages, Built<Registry> registries) {
        this.report = report;
        this.pools = pools;
        this.storages = storages;
        this.registries = registries;
    }

    @Nullable Storage storage(Declared declared) {
        var written = Attributes.of(report, declared);
        var kind = written.require(declared.id(), "kind");
        var size = written.bytes("size");
        var pool = written.reference("on");
        var on = pool == null ? null : pools.find(pool.value());
        var storage =
                kind == null
                        ? null
                        : new Storage(
                                declared.id(),
                                kind.map(StorageBuilder::kind),
                                written.text("url"),
                                credentials(declared, written, kind.map(StorageBuilder::kind)),
                                size,
                                pool == null || on == null ? null : pool.map(_ -> on),
                                written.number("bandwidth"),
                                written.text("class"));
        if (storage != null && storage.kind().value() == Storage.Kind.S3) {
            // Somebody else's: there is no object of ours to carry them.
            declared.id().labels().values().stream()
                    .limit(1)
                    .forEach(label -> written.notEmitted("labels", label.span()));
        }
        written.finish();
        if (storage != null) {
            StorageChecks.check(report, storage);
        }
        return storage;
    }

    @Nullable Registry registry(Declared declared) {
        var written = Attributes.of(report, declared);
        written.find("kind");
        var reference = written.reference("storage");
        var storage = reference == null ? null : storages.find(reference.value());
        var host = written.text("host");
        written.notEmitted("host");
        written.finish();
        return reference == null || storage == null
                ? null
                : new Registry(declared.id(), reference.map(_ -> storage), host);
    }

    /// A path in a storage; absent when it is none or its storage could not be built.
    Storage.@Nullable Path path(Value value) {
        var storage = value instanceof Value.Entry(var target, _) ? storages.find(target) : null;
        return storage != null && value instanceof Value.Entry(_, var key)
                ? new Storage.Path(storage, key)
                : null;
    }

    /// A model in a registry; absent when it is none or its registry could not be built.
    Registry.@Nullable Entry entry(Value value) {
        var registry = value instanceof Value.Entry(var target, _) ? registries.find(target) : null;
        return registry != null && value instanceof Value.Entry(_, var key)
                ? new Registry.Entry(registry, key)
                : null;
    }

    /// A path, an entry or an address as what it names; absent when it is none of them.
    @Nullable Sourced<Weights> weights(Sourced<Value> value) {
        var path = path(value.value());
        if (path != null) {
            return value.map(_ -> new Weights.InStorage(path));
        }
        var entry = entry(value.value());
        if (entry != null) {
            return value.map(_ -> new Weights.InRegistry(entry));
        }
        return value.value() instanceof Value.Text(var text)
                ? value.map(_ -> new Weights.Address(text))
                : null;
    }

    /// `s3://bucket/models/house`; of a storage that we make, its name in front.
    static String address(Storage.Path path) {
        var url = path.storage().url();
        var base = url == null ? "storage:" + path.storage().id().name() : url.value();
        return base + (base.endsWith("/") ? "" : "/") + path.key();
    }

    /// As MLflow's own clients write it.
    static String address(Registry.Entry entry) {
        return "models:/" + entry.name();
    }

    /// One that we make has keys: where nobody says which, a Secret of its own name holds them.
    private @Nullable Sourced<Secret> credentials(
            Declared declared, Attributes written, Sourced<Storage.Kind> kind) {
        var value = written.find("credentials");
        if (value == null) {
            return kind.value() == Storage.Kind.MINIO
                    ? Sourced.preset(
                            new Secret(declared.id().objectName(), "credentials"),
                            written.declaration())
                    : null;
        }
        if (value.value() instanceof Value.Secret(var name, var key)) {
            return value.map(_ -> new Secret(name, key));
        }
        report.add(SecretMessages.literal("credentials", value.span()));
        return null;
    }

    private static Storage.Kind kind(Value value) {
        return switch (Attributes.textOf(value)) {
            case "minio" -> Storage.Kind.MINIO;
            case "pvc" -> Storage.Kind.PVC;
            default -> Storage.Kind.S3;
        };
    }
}
