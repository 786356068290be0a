package dev.platformc.core.build;

import dev.platformc.core.diagnostic.Code;
import dev.platformc.core.diagnostic.Diagnostic;
import dev.platformc.core.model.Storage;

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

    private static Diagnostic needs(Storage storage, String attribute, String why) {
        return Diagnostic.of(
                        Code.ATTRIBUTE_MISSING,
                        storage.id().display() + " needs `" + attribute + "`",
                        storage.kind().span(),
                        why)
                .withNote("`" + attribute + "` is not written");
    }
}
