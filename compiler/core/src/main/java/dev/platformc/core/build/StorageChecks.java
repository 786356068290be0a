package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Gang;
import dev.platformc.core.model.Storage;
import dev.platformc.hardware.quantity.Bytes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/// What each kind of storage cannot be without.
final class StorageChecks {
    private StorageChecks() {}

    static void check(Report report, Storage storage) {
        switch (storage.kind().value()) {
            case S3 -> {
                if (storage.url() == null) {
                    report.add(needs(storage, "url", "an `s3` is somewhere else"));
                }
            }
            case MINIO, PVC -> {
                if (storage.size() == null) {
                    report.add(needs(storage, "size", "its volumes are made by the platform"));
                }
            }
        }
    }

    /// What gangs keep in one storage must fit it.
    static void sizes(Report report, List<Gang> gangs) {
        var sums = new LinkedHashMap<Storage, Bytes>();
        for (var gang : gangs) {
            var checkpoint = gang.details().checkpoint();
            if (checkpoint == null || checkpoint.size() == null) {
                continue;
            }
            var storage = checkpoint.to().value().storage();
            var sum = sums.getOrDefault(storage, Bytes.ZERO).plus(checkpoint.size().value());
            sums.put(storage, sum);
            if (storage.size() != null && sum.compareTo(storage.size().value()) > 0) {
                report.add(tooSmall(storage, sum, checkpoint));
            }
        }
    }

    private static Diagnostic tooSmall(Storage storage, Bytes sum, Gang.Checkpoint checkpoint) {
        var size = Objects.requireNonNull(storage.size());
        return Diagnostic.of(
                        Code.STORAGE_TOO_SMALL,
                        "checkpoints of "
                                + sum.inGib()
                                + " in `"
                                + storage.id().name()
                                + "`, which holds "
                                + size.value().inGib(),
                        Objects.requireNonNull(checkpoint.size()).span(),
                        "no room for this one")
                .withRelated(size.span(), "all that it holds");
    }

    private static Diagnostic needs(Storage storage, String attribute, String why) {
        return Diagnostic.of(
                        Code.ATTRIBUTE_MISSING,
                        storage.id().display() + " needs `" + attribute + "`",
                        storage.kind().span(),
                        why)
                .withNote("`" + attribute + "` is not written");
    }
}
