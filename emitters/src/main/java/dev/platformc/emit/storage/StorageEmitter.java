package dev.platformc.emit.storage;

import dev.platformc.core.model.Cluster;
import dev.platformc.core.model.Platform;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.core.model.StorageUse;
import dev.platformc.emit.Document;
import dev.platformc.emit.Emitter;
import dev.platformc.emit.Metadata;
import dev.platformc.emit.Quantities;
import dev.platformc.emit.Topic;
import dev.platformc.emit.Wave;
import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.plan.Plan;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpecBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Storages that the platform makes: MinIO in its own namespace, and a claim in each namespace
/// whose pods use one. A bucket that is there already has nothing to be written for it: who reads
/// it is told its address and the Secret with its keys.
public final class StorageEmitter implements Emitter {
    @Override
    public List<Document> emit(Plan plan) {
        var platform = plan.platform();
        var documents = new ArrayList<Document>();
        for (var storage : platform.data().storages()) {
            switch (storage.kind().value()) {
                case MINIO -> {
                    var cluster = home(platform, storage);
                    documents.addAll(new Minio(platform, cluster, storage).documents());
                }
                case PVC -> documents.addAll(claims(platform, storage));
                case S3 -> {}
            }
        }
        return documents;
    }

    /// The cluster of the pool that it lies on, else of those who use it, else the first.
    public static Cluster home(Platform platform, Storage storage) {
        var on = storage.on();
        return on != null
                ? on.value().cluster()
                : StorageUse.of(platform).stream()
                        .filter(use -> use.storage().id().isSame(storage.id()))
                        .map(StorageUse::cluster)
                        .findFirst()
                        .orElse(platform.clusters().getFirst());
    }

    private static List<Document> claims(Platform platform, Storage storage) {
        var uses =
                StorageUse.of(platform).stream()
                        .filter(use -> use.storage().id().isSame(storage.id()))
                        .toList();
        return uses.isEmpty()
                ? List.of(
                        claim(
                                platform,
                                home(platform, storage),
                                platform.id().objectName(),
                                storage,
                                false))
                : uses.stream()
                        .map(use ->
                                claim(
                                        platform,
                                        use.cluster(),
                                        use.namespace(),
                                        storage,
                                        uses.size() > 1))
                        .toList();
    }

    /// @param isOneOfSeveral whether other namespaces have one too: files are named apart
    private static Document claim(
            Platform platform,
            Cluster cluster,
            String namespace,
            Storage storage,
            boolean isOneOfSeveral) {
        var meta =
                Metadata.of(Topic.STORAGE, platform, cluster, storage.id())
                        .in(Sourced.preset(namespace, storage.id().span()))
                        .wave(Wave.STORAGE);
        var content =
                new PersistentVolumeClaimBuilder()
                        .withMetadata(meta.meta())
                        .withSpec(spec(storage, storage.size(), "ReadWriteMany"))
                        .build();
        var file = isOneOfSeveral ? meta.named(meta.name() + "-of-" + namespace) : meta;
        return origins(file.document("PersistentVolumeClaim", content), storage, "/spec");
    }

    static PersistentVolumeClaimSpec spec(
            Storage storage, @Nullable Sourced<Bytes> size, String mode) {
        var storageClass = storage.storageClass();
        return new PersistentVolumeClaimSpecBuilder()
                .withAccessModes(mode)
                .withStorageClassName(storageClass == null ? null : storageClass.value())
                .withNewResources()
                .addToRequests(
                        "storage", Quantities.bytes(size == null ? Bytes.gib(1) : size.value()))
                .endResources()
                .build();
    }

    /// @param at pointer to the claim's spec
    static Document origins(Document document, Storage storage, String at) {
        var result = document;
        var size = storage.size();
        if (size != null) {
            result = result.from(at + "/resources/requests/storage", size.origin());
        }
        var storageClass = storage.storageClass();
        return storageClass == null
                ? result
                : result.from(at + "/storageClassName", storageClass.origin());
    }
}
