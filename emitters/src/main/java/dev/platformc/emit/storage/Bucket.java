package dev.platformc.emit.storage;

import dev.platformc.core.model.Secret;
import dev.platformc.core.model.Sourced;
import dev.platformc.core.model.Storage;
import dev.platformc.emit.Pods;
import dev.platformc.emit.Ports;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A storage that speaks S3, as its clients are told of it.
///
/// @param name of the bucket, with the folders that the storage is in it: `shop-lake/2026`
/// @param endpoint address of the server; absent: Amazon's
/// @param credentials Secret whose key holds a credentials file of the AWS tools; absent: the pod's
///   own identity opens it
public record Bucket(
        String name, @Nullable String endpoint, @Nullable Sourced<Secret> credentials) {
    /// Image that copies from and to anything that speaks S3.
    public static final String TOOLS = "docker.io/amazon/aws-cli:2.31.21";

    private static final Pattern WEB = Pattern.compile("(https?://[^/]+)/*(.*)");
    private static final String KEYS = "/var/run/secrets/platformc.dev/";

    /// @param namespace of the platform, where what it makes stands
    public static Bucket of(Storage storage, String namespace) {
        var address = storage.address();
        if (storage.kind().value() == Storage.Kind.MINIO) {
            var name = storage.id().objectName();
            return new Bucket(
                    name,
                    "http://" + name + "." + namespace + ".svc:" + Ports.MINIO,
                    storage.credentials());
        }
        var web = WEB.matcher(address);
        return web.matches()
                ? new Bucket(web.group(2), web.group(1), storage.credentials())
                : new Bucket(address.replaceFirst("^s3://", ""), null, storage.credentials());
    }

    /// `s3://shop-lake/raw/`
    public String url(String key) {
        return "s3://" + name + "/" + key;
    }

    /// What the AWS tools, and all that is built on them, read.
    public List<EnvVar> env() {
        var env = new ArrayList<EnvVar>();
        if (endpoint != null) {
            env.add(new EnvVar("AWS_ENDPOINT_URL", endpoint, null));
        }
        if (credentials != null) {
            var secret = credentials.value();
            env.add(
                    new EnvVar(
                            "AWS_SHARED_CREDENTIALS_FILE",
                            KEYS + secret.name() + "/" + secret.key(),
                            null));
        }
        return env;
    }

    /// The credentials, mounted: what is mounted follows when the Secret is renewed.
    public List<Volume> volumes() {
        return credentials == null
                ? List.of()
                : List.of(
                        new VolumeBuilder()
                                .withName(volume(credentials.value()))
                                .withNewSecret()
                                .withSecretName(credentials.value().name())
                                .endSecret()
                                .build());
    }

    public List<VolumeMount> mounts() {
        return credentials == null
                ? List.of()
                : List.of(
                        new VolumeMountBuilder(
                                        Pods.mount(
                                                volume(credentials.value()),
                                                KEYS + credentials.value().name()))
                                .withReadOnly(true)
                                .build());
    }

    /// The name of a Secret may have dots, that of a volume may not.
    private static String volume(Secret secret) {
        return "keys-" + secret.name().replace('.', '-');
    }
}
