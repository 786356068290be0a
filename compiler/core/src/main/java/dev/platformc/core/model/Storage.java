package dev.platformc.core.model;

import dev.platformc.hardware.quantity.Bytes;
import dev.platformc.hardware.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Where files are.
///
/// @param url address of the bucket; absent where we make it
/// @param credentials how it is opened; absent: as the pod's own identity
/// @param on whose nodes it lies on; absent: outside of the platform
/// @param bandwidth bytes a second that it delivers; absent: unknown
/// @param storageClass of the volumes; absent: the cluster's default
public record Storage(
        Identity id,
        Sourced<Kind> kind,
        @Nullable Sourced<String> url,
        @Nullable Sourced<Secret> credentials,
        @Nullable Sourced<Bytes> size,
        @Nullable Sourced<Pool> on,
        @Nullable Sourced<Rational> bandwidth,
        @Nullable Sourced<String> storageClass) {

    /// What paths in it begin with; of one that we make, its name.
    public String address() {
        var text = url == null ? "storage:" + id.name() : url.value();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    public enum Kind {
        S3,
        MINIO,
        PVC
    }

    /// A folder or file in a storage: `lake["raw/"]`.
    public record Path(Storage storage, String key) {}
}
